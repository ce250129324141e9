import type { FluxRelease, KubernetesObject, Timing } from '../types';
import type { ResourceKind } from '../kinds';
import { isAtLeast } from '../releases';
import type { ObjectStore } from '../store';
import {
  handlesRequests,
  copiesTokenWhileSuspended,
  isStatic,
  isSuspended,
  recordsRequests,
} from './abilities';
import { Attempt } from './Attempt';
import type { World } from './Attempt';
import type { Clock } from './Clock';
import type { Controller } from './controller';
import { EventRecorder } from './EventRecorder';
import type { Workloads } from '../workloads/Workloads';
import type { Manifests } from './Manifests';
import type { Scripts } from './scripts';
import { madeFrom } from './watchers';

export interface Environment {
  readonly release: FluxRelease;
  readonly kinds: readonly ResourceKind[];
  readonly store: ObjectStore;
  readonly scripts: Scripts;
  readonly manifests: Manifests;
  readonly workloads: Workloads;
  readonly timing: Timing;
}

/** State of an object between its runs. */
export interface Work {
  readonly key: string;
  readonly kind: ResourceKind;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly controller: Controller;
  /** The next run is due to a spec change that affects workloads. */
  specChanged: boolean;
  /** Deleted by a client. An object that a scenario starts in deletion stays stuck there. */
  deleted: boolean;
}

type Done = (retryMs?: number) => void;

/** Plays single runs: writes what the object's controller writes at the beginning, in the middle and at the end. */
export class Runner {
  readonly #events: EventRecorder;
  /** Pending ends of runs while runs are held; undefined while they are not. */
  #held: (() => void)[] | undefined;

  constructor(
    private readonly env: Environment,
    private readonly clock: Clock,
  ) {
    this.#events = new EventRecorder(env.store);
  }

  run(work: Work, done: Done): void {
    const before = this.current(work);
    if (!before) return done();
    if (isStatic(before, this.env.release))
      return this.#settle(work, before, done);
    if (before.metadata.deletionTimestamp) return this.#finalize(work, done);
    if (isSuspended(before, this.env.release))
      return this.#skip(work, before, done);
    return this.#reconcile(work, before, done);
  }

  hold(): () => void {
    const held: (() => void)[] = [];
    this.#held = held;
    return () => {
      this.#held = undefined;
      held.forEach(end => end());
    };
  }

  current({ kind, namespace, name }: Work): KubernetesObject | undefined {
    return this.env.store.get(kind, namespace, name);
  }

  #reconcile(work: Work, before: KubernetesObject, done: Done) {
    const { reconcileMs = 2000, healthCheckMs = 2000 } = this.env.timing;
    const { key, controller, specChanged } = work;
    work.specChanged = false;
    const startedAt = new Date();
    const attempt = () => {
      const object = this.current(work);
      return (
        object &&
        new Attempt(object, before, this.#world(object, specChanged), startedAt)
      );
    };
    const end = () => {
      const last = attempt();
      if (last) this.#end(work, last);
      done(last?.retryMs);
    };

    const first = attempt();
    if (!first) return done();
    const continues = controller.begin(first);
    this.#write(work, first);
    if (!continues) return end();

    const runMs = Number(first.world.script['run-ms'] ?? reconcileMs);
    const checkMs = controller.checksHealth?.(first) ? healthCheckMs : 0;
    // The second half is the long one in a long run: the upgrade, the health checks.
    const middleMs = Math.min(runMs, reconcileMs) / 2;
    this.clock.after(key, middleMs, () => {
      const middle = attempt();
      if (middle && controller.middle) {
        controller.middle(middle);
        if (controller.applies?.(middle)) this.#applyWorkloads(work, middle);
        this.#write(work, middle);
      }
      this.clock.after(key, runMs - middleMs + checkMs, () => {
        if (this.#held) this.#held.push(end);
        else end();
      });
    });
    return undefined;
  }

  #end(work: Work, attempt: Attempt) {
    const { controller } = work;
    controller.end(attempt);
    if (work.kind.kind === 'Kustomization') this.#apply(attempt);
    if (attempt.workloads) this.#takeBack(attempt, attempt.workloads);
    this.#handled(attempt);
    this.#played(attempt);
    this.#write(work, attempt);
    attempt.events.forEach(event =>
      this.#events.record(attempt.object, controller.name, event),
    );
  }

  /** Applies workloads and writes the inventory, which HelmReleases have since Flux 2.8. */
  #applyWorkloads(work: Work, attempt: Attempt) {
    const { object, before } = attempt;
    const applied = this.env.workloads.apply(object);
    if (!applied) return;
    const { inventory, changes } = applied;
    const isKustomization = before.kind === 'Kustomization';
    if (isKustomization || isAtLeast(this.env.release, '2.8')) {
      attempt.put({ inventory });
    }
    if (!isKustomization || !changes.length) return;
    const message = changes.join('\n');
    this.#events.record(object, work.controller.name, {
      type: 'Normal',
      reason: 'Progressing',
      message,
    });
  }

  #takeBack(attempt: Attempt, to: 'before' | 'none') {
    const { workloads, release } = this.env;
    if (to === 'before') workloads.rollBack(attempt.object);
    else workloads.prune(attempt.object);
    if (to === 'none' && isAtLeast(release, '2.8')) {
      attempt.put({ inventory: { entries: [] } });
    }
  }

  /** Applies what Git says. A failed health check does not prevent it: health is checked after applying. */
  #apply(attempt: Attempt) {
    const { status, reason } = attempt.conditions.get('Ready') ?? {};
    if (status !== 'True' && reason !== 'HealthCheckFailed') return;
    const configured = this.env.manifests.apply(attempt.object);
    if (!configured.length) return;
    const lines = configured.map(
      ({ kind, metadata }) =>
        `${kind}/${metadata.namespace}/${metadata.name} configured`,
    );
    attempt.event({
      type: 'Normal',
      reason: 'Progressing',
      message: lines.join('\n'),
    });
  }

  #played({ object, isUnplayed }: Attempt) {
    if (!isUnplayed) this.env.scripts.played(object, this.#madeFrom(object));
  }

  #madeFrom(object: KubernetesObject): KubernetesObject | undefined {
    const { kind, namespace, name } = madeFrom(object) ?? {};
    return kind ? this.#find(kind, namespace, name) : undefined;
  }

  #find(kind: string, namespace?: string, name?: string) {
    const { kinds, store } = this.env;
    const served = kinds.find(candidate => candidate.kind === kind);
    return served && name !== undefined
      ? store.get(served, namespace, name)
      : undefined;
  }

  #handled(attempt: Attempt) {
    const { requestedAt, object } = attempt;
    if (requestedAt === undefined) return;
    if (!handlesRequests(object, this.env.release)) return;
    if (!recordsRequests(object)) return;
    attempt.put({ lastHandledReconcileAt: requestedAt });
  }

  #skip(work: Work, object: KubernetesObject, done: Done) {
    const world = this.#world(object, false);
    const attempt = new Attempt(object, object, world, new Date());
    if (copiesTokenWhileSuspended(object)) this.#handled(attempt);
    work.controller.suspended?.(attempt);
    this.#write(work, attempt);
    done();
  }

  /** Ends a run without a failure. source-controller empties the status of a HelmRepository of type oci. */
  #settle(work: Work, object: KubernetesObject, done: Done) {
    if (object.kind === 'HelmRepository') {
      const manager = work.controller.name;
      const writer = { manager, subresource: 'status' as const };
      this.env.store.update(work.kind, { ...object, status: {} }, writer);
    }
    done();
  }

  #finalize(work: Work, done: Done) {
    if (!work.deleted) return done();
    this.clock.after(work.key, this.env.timing.reconcileMs ?? 2000, () => {
      const object = this.current(work);
      if (object) this.env.workloads.prune(object);
      this.env.store.delete(work.kind, work.namespace, work.name);
    });
    return undefined;
  }

  #world(object: KubernetesObject, specChanged: boolean): World {
    const { release, scripts, timing } = this.env;
    return {
      release,
      specChanged,
      script: scripts.of(object, this.#madeFrom(object)),
      dependencyMs: timing.dependencyMs ?? 30_000,
      health: () =>
        this.env.workloads.describes(object)
          ? this.env.workloads.health(object)
          : undefined,
      find: (kind, namespace, name) => this.#find(kind, namespace, name),
    };
  }

  #write(work: Work, { object, status, conditions }: Attempt) {
    const manager = work.controller.manager ?? work.controller.name;
    const next = {
      ...object,
      status: { ...status, conditions: conditions.list },
    };
    this.env.store.update(work.kind, next, { manager, subresource: 'status' });
  }
}
