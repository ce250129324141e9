import type { FluxRelease, KubernetesObject } from '../types';
import type { Json } from '../json';
import { clone, recordAt, stringAt } from '../json';
import type { Health } from '../workloads/health';
import type { Condition } from './conditions';
import { Conditions, readyOf } from './conditions';
import type { Script } from './scripts';

export const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

/** A controller's view of the cluster during a run. */
export interface World {
  readonly release: FluxRelease;
  readonly script: Script;
  /** The run was triggered by a spec change that affects workloads, not only `suspend`, `interval` and the like. */
  readonly specChanged: boolean;
  readonly dependencyMs: number;
  /** Health of what the object has applied; undefined if the scenario does not tell. */
  readonly health: () => readonly Health[] | undefined;
  readonly find: (
    kind: string,
    namespace: string | undefined,
    name: string | undefined,
  ) => KubernetesObject | undefined;
}

export interface EmittedEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * One phase of one run: the current object and the status that the phase is about to write. `before` is the object as
 * it was when the run began.
 */
export class Attempt {
  readonly conditions: Conditions;
  readonly events: EmittedEvent[] = [];
  readonly now = new Date();
  /** Reconcile again after this many milliseconds instead of after the interval. */
  retryMs: number | undefined;
  /** The run ended before it could play its script; the script stays for the next run. */
  isUnplayed = false;
  /** The run has taken back what it applied: to what was there before, or all of it. */
  workloads: 'before' | 'none' | undefined;
  #status: Json;

  constructor(
    readonly object: KubernetesObject,
    readonly before: KubernetesObject,
    readonly world: World,
    readonly startedAt: Date,
  ) {
    this.conditions = new Conditions(object, this.now);
    this.#status = clone(recordAt(object, 'status'));
  }

  get spec(): Json {
    return recordAt(this.object, 'spec');
  }

  get status(): Json {
    return this.#status;
  }

  get namespace(): string | undefined {
    return this.object.metadata.namespace;
  }

  get requestedAt(): string | undefined {
    return this.before.metadata.annotations?.[REQUESTED_AT];
  }

  /** True if the run was requested or the spec changed. Controllers that hide routine runs show progress only then. */
  get isRequested(): boolean {
    return (
      (this.requestedAt !== undefined &&
        this.requestedAt !==
          stringAt(this.before, 'status', 'lastHandledReconcileAt')) ||
      this.before.metadata.generation !==
        recordAt(this.before, 'status').observedGeneration
    );
  }

  /** The failed condition from before the run, if the object was not ready. */
  get failureBefore(): Condition | undefined {
    const ready = readyOf(this.before);
    return ready?.status === 'False' ? ready : undefined;
  }

  get readyBefore(): boolean {
    return readyOf(this.before)?.status === 'True';
  }

  put(fields: Json): this {
    this.#status = { ...this.#status, ...fields };
    return this;
  }

  replace(status: Json): this {
    this.#status = status;
    return this;
  }

  /** Marks the spec that the run began with as observed. */
  observed(): this {
    return this.put({
      observedGeneration: this.before.metadata.generation ?? 1,
    });
  }

  event(event: EmittedEvent): this {
    this.events.push(event);
    return this;
  }
}
