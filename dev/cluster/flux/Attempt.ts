import type { FluxRelease, KubernetesObject } from '../types';
import type { Json } from '../json';
import { clone, recordAt, stringAt } from '../json';
import type { Condition } from './conditions';
import { Conditions, readyOf } from './conditions';
import type { Script } from './scripts';

export const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

/** What a controller can know of the cluster during a run. */
export interface World {
  readonly release: FluxRelease;
  readonly script: Script;
  /** The reason of the run is a spec that asks for other workloads (not only suspend, interval …). */
  readonly specChanged: boolean;
  readonly dependencyMs: number;
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
 * One phase of one run: the object as it is now, and the status that the phase is going to write. `before` is the
 * object as it was when the run began.
 */
export class Attempt {
  readonly conditions: Conditions;
  readonly events: EmittedEvent[] = [];
  readonly now = new Date();
  /** Look again after so many milliseconds, instead of after the interval. */
  retryMs: number | undefined;
  /** The run has come to nothing that its story is about: the story waits for the next one. */
  isUnplayed = false;
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

  /** What makes a controller show that it works, on kinds that hide routine runs. */
  get isAskedFor(): boolean {
    return (
      (this.requestedAt !== undefined &&
        this.requestedAt !==
          stringAt(this.before, 'status', 'lastHandledReconcileAt')) ||
      this.before.metadata.generation !==
        recordAt(this.before, 'status').observedGeneration
    );
  }

  /** Why the object was not ready when the run began. */
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

  /** The run has dealt with the spec that it began with. */
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
