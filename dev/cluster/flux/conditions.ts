import type { KubernetesObject } from '../types';
import { isRecord, listAt, timestamp } from '../json';

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  readonly lastTransitionTime?: string;
  readonly observedGeneration?: number;
}

/** An object's conditions, changed one at a time as Flux's runtime does it. */
export class Conditions {
  #list: readonly Condition[];

  constructor(
    private readonly object: KubernetesObject,
    private readonly now: Date,
  ) {
    this.#list = listAt(object, 'status', 'conditions').filter(isCondition);
  }

  get list(): readonly Condition[] {
    return [...this.#list].sort(
      (a, b) => weight(a) - weight(b) || (a.type < b.type ? -1 : 1),
    );
  }

  get(type: string): Condition | undefined {
    return this.#list.find(condition => condition.type === type);
  }

  is(type: string, status: Condition['status']): boolean {
    return this.get(type)?.status === status;
  }

  /** Sets a condition. Unlike usual, `lastTransitionTime` changes with the reason and message too, not only the status. */
  set(
    type: string,
    status: Condition['status'],
    reason: string,
    message: string,
  ): this {
    const old = this.get(type);
    const same =
      old &&
      old.status === status &&
      old.reason === reason &&
      old.message === message;
    const lastTransitionTime =
      (same && old.lastTransitionTime) || timestamp(this.now);
    const observedGeneration = this.object.metadata.generation ?? 1;
    const condition = {
      type,
      status,
      reason,
      message,
      lastTransitionTime,
      observedGeneration,
    };
    this.#list = [
      ...this.#list.filter(other => other.type !== type),
      condition,
    ];
    return this;
  }

  ready(status: Condition['status'], reason: string, message: string): this {
    return this.set('Ready', status, reason, message);
  }

  /** Repeats Ready for the current generation, after a run that found nothing to change. */
  confirmReady(): this {
    const { status, reason, message } = this.get('Ready') ?? {};
    return status && reason !== undefined && message !== undefined
      ? this.ready(status, reason, message)
      : this;
  }

  /** Sets Reconciling and removes Stalled: they exclude each other. */
  reconciling(message: string): this {
    return this.delete('Stalled').set(
      'Reconciling',
      'True',
      'Progressing',
      message,
    );
  }

  stalled(reason: string, message: string): this {
    return this.delete('Reconciling').set('Stalled', 'True', reason, message);
  }

  /** Changes Reconciling to ProgressingWithRetry after a failed attempt. */
  willRetry(): this {
    const reconciling = this.get('Reconciling');
    return reconciling
      ? this.set(
          'Reconciling',
          'True',
          'ProgressingWithRetry',
          reconciling.message,
        )
      : this;
  }

  delete(...types: readonly string[]): this {
    this.#list = this.#list.filter(({ type }) => !types.includes(type));
    return this;
  }
}

const first = ['Stalled', 'Reconciling', 'Ready'];

function weight({ type }: Condition): number {
  const index = first.indexOf(type);
  return index < 0 ? first.length : index;
}

function isCondition(value: unknown): value is Condition {
  return (
    isRecord(value) &&
    typeof value.type === 'string' &&
    ['True', 'False', 'Unknown'].includes(String(value.status))
  );
}

export function readyOf(object: KubernetesObject): Condition | undefined {
  return listAt(object, 'status', 'conditions')
    .filter(isCondition)
    .find(({ type }) => type === 'Ready');
}

/** Returns whether Flux's dependency checks would pass: Ready, for the latest generation. */
export function isUpToDate(object: KubernetesObject): boolean {
  return (
    readyOf(object)?.status === 'True' &&
    object.status?.observedGeneration === (object.metadata.generation ?? 1)
  );
}
