import type { FluxRelease, KubernetesObject, Timing } from '../types';
import type { ResourceKind } from '../kinds';
import { stringAt } from '../json';
import type { Change, ObjectStore } from '../store';
import { answersRequests, copiesTokenWhileSuspended, isStatic, isSuspended } from './abilities';
import { Attempt } from './Attempt';
import { Clock } from './Clock';
import type { Controller } from './controller';
import { milliseconds } from './durations';
import { EventRecorder } from './EventRecorder';
import { helmController } from './helmReleases';
import { imagePolicies, imageRepositories, imageUpdateAutomations } from './images';
import { kustomizeController } from './kustomizations';
import { notificationController, sourceWatcher } from './others';
import type { Scripts } from './scripts';
import { sourceController } from './sources';
import { asksForRun, changesWorkloads, isNews, uses } from './watchers';

const controllers = [
  sourceController,
  sourceWatcher,
  kustomizeController,
  helmController,
  imageRepositories,
  imagePolicies,
  imageUpdateAutomations,
  notificationController,
];

interface Surroundings {
  readonly release: FluxRelease;
  readonly kinds: readonly ResourceKind[];
  readonly store: ObjectStore;
  readonly scripts: Scripts;
  readonly timing: Timing;
}

/** An object's place in the work queue. */
interface Work {
  readonly key: string;
  readonly kind: ResourceKind;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly controller: Controller;
  state: 'idle' | 'queued' | 'running';
  again: boolean;
  specChanged: boolean;
  /** Deleted by a client; what a scenario begins with in deletion stays stuck in it. */
  deleted: boolean;
}

/** Flux's controllers: they watch the store, and reconcile what changes and what is due. */
export class Controllers {
  readonly #clock = new Clock();
  readonly #events: EventRecorder;
  readonly #work = new Map<string, Work>();
  #unsubscribe = () => {};

  constructor(private readonly its: Surroundings) {
    this.#events = new EventRecorder(its.store);
  }

  /**
   * What is in the store now is taken as it is, stuck runs, unhandled requests and unseen objects included: it is the
   * story that the scenario tells. Only its next routine run is planned.
   */
  start(): void {
    for (const object of this.its.store.all()) {
      const work = this.#workFor(object);
      if (work) this.#scheduleNext(work, object);
    }
    this.#unsubscribe = this.its.store.onChange(change => this.#observe(change));
  }

  stop(): void {
    this.#unsubscribe();
    this.#clock.stop();
  }

  #observe(change: Change) {
    const { object, before } = change;
    const work = this.#workFor(object);
    if (work && change.type === 'DELETED') {
      this.#work.delete(work.key);
      this.#clock.cancel(work.key);
      this.#clock.cancel(nextRun(work));
      return;
    }
    if (work && asksForRun(change)) {
      const { deletionTimestamp } = object.metadata;
      if (deletionTimestamp && !before?.metadata.deletionTimestamp) work.deleted = true;
      work.specChanged = work.specChanged || changesWorkloads(change);
      const onlyToken = object.metadata.generation === before?.metadata.generation;
      if (!onlyToken || answersRequests(object, this.its.release)) this.#enqueue(work);
    }
    if (isNews(change)) {
      this.its.store
        .all()
        .filter(user => uses(user, object))
        .forEach(user => {
          const users = this.#workFor(user);
          if (users && !isSuspended(user, this.its.release)) this.#enqueue(users);
        });
    }
  }

  #workFor(object: KubernetesObject): Work | undefined {
    const controller = controllers.find(({ kinds }) => kinds.includes(object.kind));
    const kind = this.its.kinds.find(
      served =>
        served.kind === object.kind && String(object.apiVersion).startsWith(`${served.group}/`),
    );
    if (!controller || !kind) return undefined;
    const { namespace, name } = object.metadata;
    const key = `${kind.plural}/${namespace}/${name}`;
    const known = this.#work.get(key);
    if (known) return known;
    const work: Work = {
      key,
      kind,
      namespace,
      name,
      controller,
      state: 'idle',
      again: false,
      specChanged: false,
      deleted: false,
    };
    this.#work.set(key, work);
    return work;
  }

  #enqueue(work: Work) {
    if (work.state === 'running') work.again = true;
    if (work.state !== 'idle') return;
    work.state = 'queued';
    this.#clock.after(work.key, this.its.timing.startMs ?? 150, () => this.#run(work));
  }

  #current({ kind, namespace, name }: Work): KubernetesObject | undefined {
    return this.its.store.get(kind, namespace, name);
  }

  #run(work: Work) {
    work.state = 'running';
    const before = this.#current(work);
    if (!before) return this.#rest(work);
    if (isStatic(before, this.its.release)) return this.#settle(work, before);
    if (before.metadata.deletionTimestamp) return this.#finalize(work);
    if (isSuspended(before, this.its.release)) return this.#skip(work, before);

    const { reconcileMs = 2000, healthCheckMs = 2000 } = this.its.timing;
    const startedAt = new Date();
    const specChanged = work.specChanged;
    work.specChanged = false;
    const attempt = () => {
      const object = this.#current(work);
      return object && new Attempt(object, before, this.#world(object, specChanged), startedAt);
    };
    const { controller } = work;

    const first = attempt();
    const goesOn = first && controller.begin(first);
    if (first) this.#write(work, first);
    const scripted = Number(first?.world.script['run-ms'] ?? NaN);
    const ownMs = Number.isNaN(scripted) ? reconcileMs : scripted;
    const checkMs = first && controller.checksHealth?.(first) ? healthCheckMs : 0;

    const end = () => {
      const last = attempt();
      if (last) this.#end(work, last);
      this.#rest(work);
    };
    if (!goesOn) return end();
    this.#clock.after(work.key, ownMs / 2, () => {
      const middle = attempt();
      if (middle && controller.middle) {
        controller.middle(middle);
        this.#write(work, middle);
      }
      this.#clock.after(work.key, ownMs / 2 + checkMs, end);
    });
    return undefined;
  }

  #end(work: Work, attempt: Attempt) {
    work.controller.end(attempt);
    this.#handled(attempt);
    this.its.scripts.played(attempt.object);
    this.#write(work, attempt);
    attempt.events.forEach(event => this.#events.record(attempt.object, work.controller.name, event));
    this.#scheduleNext(work, attempt.object, attempt.retryMs);
  }

  #handled(attempt: Attempt) {
    const { requestedAt, object } = attempt;
    if (requestedAt === undefined || !answersRequests(object, this.its.release)) return;
    attempt.put({ lastHandledReconcileAt: requestedAt });
  }

  #skip(work: Work, object: KubernetesObject) {
    const attempt = new Attempt(object, object, this.#world(object, false), new Date());
    if (copiesTokenWhileSuspended(object)) this.#handled(attempt);
    work.controller.suspended?.(attempt);
    this.#write(work, attempt);
    this.#rest(work);
  }

  /** source-controller empties the status of a Helm repository of type oci. */
  #settle(work: Work, object: KubernetesObject) {
    if (object.kind === 'HelmRepository') {
      const writer = { manager: work.controller.name, subresource: 'status' as const };
      this.its.store.update(work.kind, { ...object, status: {} }, writer);
    }
    this.#rest(work);
  }

  #finalize(work: Work) {
    if (!work.deleted) {
      this.#rest(work);
      return;
    }
    this.#clock.after(work.key, this.its.timing.reconcileMs ?? 2000, () => {
      this.its.store.delete(work.kind, work.namespace, work.name);
    });
  }

  #rest(work: Work) {
    work.state = 'idle';
    if (!work.again) return;
    work.again = false;
    this.#enqueue(work);
  }

  #scheduleNext(work: Work, object: KubernetesObject, retryMs?: number) {
    const interval = this.its.timing.intervalMs ?? milliseconds(stringAt(object, 'spec', 'interval'));
    const ms = retryMs ?? interval;
    if (!ms || isStatic(object, this.its.release)) return;
    this.#clock.after(nextRun(work), ms, () => {
      const now = this.#current(work);
      if (now && !isSuspended(now, this.its.release)) this.#enqueue(work);
    });
  }

  #world(object: KubernetesObject, specChanged: boolean) {
    const { release, kinds, store, scripts, timing } = this.its;
    return {
      release,
      specChanged,
      script: scripts.of(object),
      dependencyMs: timing.dependencyMs ?? 30_000,
      find: (kind: string, namespace: string | undefined, name: string | undefined) => {
        const served = kinds.find(candidate => candidate.kind === kind);
        return served && name !== undefined ? store.get(served, namespace, name) : undefined;
      },
    };
  }

  #write(work: Work, { object, status, conditions }: Attempt) {
    const { manager, name } = work.controller;
    const next = { ...object, status: { ...status, conditions: conditions.list } };
    this.its.store.update(work.kind, next, { manager: manager ?? name, subresource: 'status' });
  }
}

function nextRun({ key }: Work): string {
  return `${key} next`;
}
