import type { KubernetesObject } from '../types';
import { stringAt } from '../json';
import type { Change } from '../store';
import { handlesRequests, isStatic, isSuspended } from './abilities';
import { Clock } from './Clock';
import { milliseconds } from './durations';
import { fluxOperator } from './fluxOperator';
import { helmController } from './helmReleases';
import {
  imagePolicies,
  imageRepositories,
  imageUpdateAutomations,
} from './images';
import { kustomizeController } from './kustomizations';
import {
  notificationController,
  sourceWatcher,
  tofuController,
} from './others';
import { Runner } from './Runner';
import type { Environment, Work } from './Runner';
import { sourceController } from './sources';
import {
  triggersRun,
  changesWorkloads,
  updatesDependents,
  uses,
} from './watchers';

const controllers = [
  sourceController,
  sourceWatcher,
  kustomizeController,
  helmController,
  imageRepositories,
  imagePolicies,
  imageUpdateAutomations,
  notificationController,
  fluxOperator,
  tofuController,
];

/** An object in the work queue. It is never queued twice and never in two runs at a time. */
interface QueuedWork extends Work {
  state: 'idle' | 'queued' | 'running';
  again: boolean;
}

/** Flux's controllers: they watch the store, and reconcile objects that change or are due. */
export class Controllers {
  readonly #clock = new Clock();
  readonly #runner: Runner;
  readonly #work = new Map<string, QueuedWork>();
  #unsubscribe = () => {};

  constructor(private readonly env: Environment) {
    this.#runner = new Runner(env, this.#clock);
  }

  /**
   * Starts the controllers. Objects already in the store are left as they are, including stuck runs, unhandled requests
   * and objects that no controller has seen: the scenario set them up that way. Only their next routine run is planned.
   */
  start(): void {
    for (const object of this.env.store.all()) {
      this.env.manifests.track(object);
      const work = this.#workFor(object);
      if (work) this.#scheduleNext(work, object);
    }
    const { store } = this.env;
    this.#unsubscribe = store.onChange(change => this.#observe(change));
  }

  stop(): void {
    this.#unsubscribe();
    this.#clock.stop();
  }

  /** Keeps every run from ending until the returned function is called. */
  hold(): () => void {
    return this.#runner.hold();
  }

  #observe(change: Change) {
    const { object } = change;
    if (change.type === 'ADDED') this.env.manifests.track(object);
    const work = this.#workFor(object);
    if (work && change.type === 'DELETED') this.#forget(work);
    else if (work && triggersRun(change)) this.#note(work, change);
    if (updatesDependents(change)) this.#notifyUsersOf(object);
  }

  #note(work: QueuedWork, change: Change) {
    const { object, before } = change;
    const { deletionTimestamp, generation } = object.metadata;
    if (deletionTimestamp && !before?.metadata.deletionTimestamp) {
      work.deleted = true;
    }
    work.specChanged = work.specChanged || changesWorkloads(change);
    const isRequest = generation === before?.metadata.generation;
    if (isRequest && !handlesRequests(object, this.env.release)) return;
    this.#enqueue(work);
  }

  #notifyUsersOf(object: KubernetesObject) {
    const { store, release } = this.env;
    for (const user of store.all()) {
      if (!uses(user, object) || isSuspended(user, release)) continue;
      const work = this.#workFor(user);
      if (work) this.#enqueue(work);
    }
  }

  #workFor(object: KubernetesObject): QueuedWork | undefined {
    const controller = controllers.find(({ kinds }) =>
      kinds.includes(object.kind),
    );
    const kind = this.env.kinds.find(
      served =>
        served.kind === object.kind &&
        String(object.apiVersion).startsWith(`${served.group}/`),
    );
    if (!controller || !kind) return undefined;
    const { namespace, name } = object.metadata;
    const key = `${kind.plural}/${namespace}/${name}`;
    const known = this.#work.get(key);
    if (known) return known;
    const work: QueuedWork = {
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

  #forget(work: QueuedWork) {
    this.#work.delete(work.key);
    this.#clock.cancel(work.key);
    this.#clock.cancel(nextRun(work));
  }

  #enqueue(work: QueuedWork) {
    if (work.state === 'running') work.again = true;
    if (work.state !== 'idle') return;
    work.state = 'queued';
    const { startMs = 150 } = this.env.timing;
    this.#clock.after(work.key, startMs, () => {
      work.state = 'running';
      this.#runner.run(work, retryMs => this.#rest(work, retryMs));
    });
  }

  #rest(work: QueuedWork, retryMs?: number) {
    work.state = 'idle';
    const object = this.#runner.current(work);
    if (object) this.#scheduleNext(work, object, retryMs);
    if (!work.again) return;
    work.again = false;
    this.#enqueue(work);
  }

  #scheduleNext(work: QueuedWork, object: KubernetesObject, retryMs?: number) {
    const { release, timing } = this.env;
    const interval =
      timing.intervalMs ?? milliseconds(stringAt(object, 'spec', 'interval'));
    const ms = retryMs ?? interval;
    if (!ms || isStatic(object, release)) return;
    this.#clock.after(nextRun(work), ms, () => {
      const now = this.#runner.current(work);
      if (now && !isSuspended(now, release)) this.#enqueue(work);
    });
  }
}

function nextRun({ key }: Work): string {
  return `${key} next`;
}
