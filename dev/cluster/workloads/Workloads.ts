import { serves } from '../acceptance';
import { Clock } from '../flux/Clock';
import type { Scripts } from '../flux/scripts';
import { listAt, stringAt } from '../json';
import type { Json } from '../json';
import { eventKind, isFluxGroup } from '../kinds';
import type { ResourceKind } from '../kinds';
import { ensureNamespace } from '../namespaces';
import type { Change, ObjectStore } from '../store';
import type { FluxRelease, KubernetesObject, Timing } from '../types';
import {
  inventoryOf,
  pathOf,
  readInventory,
  readLines,
  spanOf,
} from './applied';
import type { Applied } from './applied';
import { ownershipOf } from './appliers';
import { deployment } from './deployment';
import { asController, logsRuns } from './fluxControllers';
import { healthOf } from './health';
import type { Health } from './health';
import { cronJob, job } from './jobs';
import { applicationLog, controllerLog } from './logs';
import type { LogLine } from './logs';
import { other } from './others';
import { after } from './Placement';
import type { Placement } from './Placement';
import { daemonSet, statefulSet } from './sets';
import { imageOf } from './template';

export interface WorkloadsEnvironment {
  readonly release: FluxRelease;
  readonly store: ObjectStore;
  readonly kinds: readonly ResourceKind[];
  readonly scripts: Scripts;
  readonly timing: Timing;
}

/** An applied object that is simulated, and what was written for it. */
interface Placed {
  readonly applied: Applied;
  readonly applier: KubernetesObject;
  readonly since: Date;
  readonly previousImage?: string;
  settled: boolean;
  written: readonly KubernetesObject[];
  writtenAt: Date;
}

const withPods: Readonly<
  Record<string, (placement: Placement) => readonly KubernetesObject[]>
> = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  CronJob: cronJob,
};

/** A crash loop's count of restarts is this old at most when a client reads it. */
const REFRESH_MS = 10_000;
const APPLIERS = ['Kustomization', 'HelmRelease'];
/** Exist on their own, or must never be read. */
const NEVER_MADE = ['Secret', 'Event'];

/**
 * Holds the objects that Kustomizations and HelmReleases apply, with the ReplicaSets, Jobs and Pods that Kubernetes makes
 * from them. Creates nothing until it is read, because most tests never read a workload.
 */
export class Workloads {
  readonly #records = new Map<string, Placed>();
  readonly #clock = new Clock();
  readonly #started = new Date();
  #made = false;

  constructor(private readonly env: WorkloadsEnvironment) {
    env.store.onChange(change => this.#observe(change));
  }

  stop(): void {
    this.#clock.stop();
  }

  /** Makes what is missing, and brings what changes with time up to date. */
  ensure(): void {
    if (this.#made) {
      this.#refresh();
      return;
    }
    this.#made = true;
    const appliers = this.env.kinds
      .filter(({ kind }) => APPLIERS.includes(kind))
      .flatMap(kind => this.env.store.list(kind));
    const records = appliers
      .filter(hasApplied)
      .flatMap(applier =>
        this.#appliedBy(applier).map(applied =>
          this.#record(applied, applier, this.#sinceOf(applied, applier)),
        ),
      );
    this.#write(records);
  }

  /**
   * Applies what a Kustomization or HelmRelease applies now.
   *
   * @returns the inventory and a line for each object that has changed, or undefined if the scenario does not tell what
   *   is applied
   */
  apply(
    applier: KubernetesObject,
  ):
    | { readonly inventory: Json; readonly changes: readonly string[] }
    | undefined {
    const script = this.env.scripts.of(applier);
    const text = script['next-applies'] ?? script.applies;
    if (text === undefined) return undefined;
    if (script['next-applies'] !== undefined) {
      // The old objects must be there before the new ones replace them.
      this.ensure();
      this.env.scripts.applied(applier, text);
    }
    const all = readLines(applier.metadata.namespace ?? '', text);
    const changes = this.#made ? this.#replace(applier, all) : [];
    return { inventory: inventoryOf(all), changes };
  }

  /** Goes back to the images and the health that an applier's objects had before what it applies now. */
  rollBack(applier: KubernetesObject): void {
    if (!this.#made) return;
    const all = this.#appliedBy(applier).map(applied => {
      const { image, from, state: _state, ...settings } = applied.settings;
      const before = from ?? image;
      return {
        ...applied,
        settings: { ...settings, ...(before && { image: before }) },
      };
    });
    this.#replace(applier, all, true);
  }

  /** Removes what a deleted applier has applied. */
  prune(applier: KubernetesObject): void {
    if (this.#made) this.#replace(applier, []);
  }

  /** Returns whether the scenario tells how the applier's objects fare, now or after its next run. */
  describes(applier: KubernetesObject): boolean {
    const next = this.env.scripts.of(applier)['next-applies'] ?? '';
    return [
      ...this.#appliedBy(applier),
      ...readLines(applier.metadata.namespace ?? '', next),
    ].some(({ settings }) => Object.keys(settings).length > 0);
  }

  /** Returns the health of an applier's objects, except for Flux's own. */
  health(applier: KubernetesObject): readonly Health[] {
    if (!this.describes(applier)) return [];
    this.ensure();
    return this.#appliedBy(applier).flatMap(applied => {
      const kind = this.#kindOf(applied);
      if (!kind) return [];
      const object = this.env.store.get(kind, applied.namespace, applied.name);
      return object ? [{ object, status: healthOf(object) }] : [];
    });
  }

  /** Returns what a Pod's container has logged, oldest first. */
  log(pod: KubernetesObject, now: Date): readonly LogLine[] {
    const record = [...this.#records.values()].find(({ written }) =>
      written.some(({ metadata }) => metadata.uid === pod.metadata.uid),
    );
    if (!record) return [];
    const { applied } = record;
    return logsRuns(applied)
      ? controllerLog(applied.name, pod, this.env.store.list(eventKind))
      : applicationLog(pod, applied, now);
  }

  #appliedBy(applier: KubernetesObject): readonly Applied[] {
    const { applies } = this.env.scripts.of(applier);
    return applies === undefined
      ? readInventory(applier)
      : readLines(applier.metadata.namespace ?? '', applies);
  }

  #kindOf({ group, version, kind }: Applied): ResourceKind | undefined {
    if (isFluxGroup(group) || NEVER_MADE.includes(kind)) {
      return undefined;
    }
    const apiVersion = group ? `${group}/${version}` : version;
    return this.env.kinds.find(
      served => served.kind === kind && serves(served, apiVersion),
    );
  }

  #record(applied: Applied, applier: KubernetesObject, since: Date): Placed {
    const { namespace = '' } = applier.metadata;
    const own = this.#kindOf(applied)?.namespaced ?? true;
    const placed = {
      ...applied,
      ...(own && { namespace: applied.namespace ?? namespace }),
    };
    return {
      applied: asController(placed, this.env.release),
      applier,
      since,
      settled: true,
      written: [],
      writtenAt: since,
    };
  }

  #sinceOf({ settings }: Applied, applier: KubernetesObject): Date {
    const span = spanOf(settings.since);
    if (span) return after(this.#started, -span);
    const time =
      stringAt(listAt(applier, 'status', 'history')[0], 'lastDeployed') ??
      stringAt(listAt(applier, 'status', 'history')[0], 'firstReconciled') ??
      applier.metadata.creationTimestamp;
    const date = new Date(time ?? NaN);
    return Number.isNaN(date.getTime()) ? this.#started : date;
  }

  #replace(
    applier: KubernetesObject,
    all: readonly Applied[],
    settled = false,
  ): readonly string[] {
    const now = new Date();
    const mine = [...this.#records.entries()].filter(
      ([, record]) =>
        record.applier.kind === applier.kind &&
        record.applier.metadata.uid === applier.metadata.uid,
    );
    const known = new Set(this.#records.keys());
    const wanted = new Map(
      all.map(applied => {
        const record = this.#record(applied, applier, now);
        return [pathOf(record.applied), record] as const;
      }),
    );
    for (const [path, record] of mine) {
      if (wanted.has(path)) continue;
      this.#records.delete(path);
      record.written.forEach(object => this.#remove(object));
    }
    const changed: Placed[] = [];
    for (const [path, record] of wanted) {
      const old = this.#records.get(path);
      const isSame =
        old &&
        JSON.stringify(old.applied.settings) ===
          JSON.stringify(record.applied.settings);
      if (isSame) continue;
      const before = old && imageOf(old.applied);
      changed.push({
        ...record,
        settled: settled || !(record.applied.kind in withPods),
        written: old?.written ?? [],
        ...(before &&
          before !== imageOf(record.applied) && { previousImage: before }),
      });
    }
    this.#write(changed);
    changed.forEach(record => this.#settleLater(record));
    return changed.map(({ applied }) => {
      const { kind, namespace, name } = applied;
      const place = namespace ? `${namespace}/${name}` : name;
      return `${kind}/${place} ${known.has(pathOf(applied)) ? 'configured' : 'created'}`;
    });
  }

  #settleLater(record: Placed) {
    if (record.settled) return;
    const path = pathOf(record.applied);
    this.#clock.after(path, this.env.timing.podsMs ?? 1500, () => {
      if (this.#records.get(path) !== record) return;
      record.settled = true;
      this.#write([record]);
    });
  }

  /** Writes objects without Pods first: Pods need their ConfigMaps. Of two appliers of one object, the first has it. */
  #write(records: readonly Placed[]) {
    const isLate = ({ applied }: Placed) => Number(applied.kind in withPods);
    const inOrder = [...records].sort((a, b) => isLate(a) - isLate(b));
    for (const record of inOrder) {
      if (!this.#kindOf(record.applied)) continue;
      const path = pathOf(record.applied);
      const taken = this.#records.get(path);
      if (taken && taken.applier.metadata.uid !== record.applier.metadata.uid)
        continue;
      this.#records.set(path, record);
      this.#render(record);
    }
  }

  #render(record: Placed) {
    const now = new Date();
    const { applied, since, previousImage, settled } = record;
    const { namespace } = applied;
    ensureNamespace(this.env.store, namespace);
    const first = new Date(record.applier.metadata.creationTimestamp ?? NaN);
    const created = first < since ? first : since;
    const make = withPods[applied.kind] ?? other;
    const objects = make({
      applied,
      ...ownershipOf(record.applier),
      created,
      since,
      previousImage,
      settled,
      now,
      hasConfigMap: (space, name) => this.#hasConfigMap(space, name),
    });
    const uids = new Set(objects.map(({ metadata }) => metadata.uid));
    record.written
      .filter(({ metadata }) => !uids.has(metadata.uid))
      .forEach(object => this.#remove(object));
    objects.forEach(object => this.#put(object));
    record.written = objects;
    record.writtenAt = now;
  }

  #put(object: KubernetesObject) {
    const kind = this.#served(object);
    if (!kind) return;
    const { store } = this.env;
    const { namespace, name } = object.metadata;
    const old = store.get(kind, namespace, name);
    if (!old) {
      store.create(kind, object);
      return;
    }
    const manager = 'kube-controller-manager';
    const { managedFields: _fields, ...metadata } = object.metadata;
    const labels = { ...old.metadata.labels, ...metadata.labels };
    store.update(
      kind,
      {
        ...object,
        metadata: {
          ...old.metadata,
          ...metadata,
          labels,
        },
      },
      { manager },
    );
    if (object.status) {
      store.update(kind, object, { manager, subresource: 'status' });
    }
  }

  #remove(object: KubernetesObject) {
    const kind = this.#served(object);
    const { namespace, name } = object.metadata;
    if (kind) this.env.store.delete(kind, namespace, name);
  }

  #served({ apiVersion, kind }: KubernetesObject): ResourceKind | undefined {
    return this.env.kinds.find(
      served => served.kind === kind && serves(served, apiVersion),
    );
  }

  #hasConfigMap(namespace: string, name: string): boolean {
    const kind = this.env.kinds.find(served => served.kind === 'ConfigMap');
    return Boolean(kind && this.env.store.get(kind, namespace, name));
  }

  /** Pods that wait for a ConfigMap start when it appears. */
  #observe({ type, kind, object }: Change) {
    if (kind.kind !== 'ConfigMap' || type === 'MODIFIED') return;
    const { namespace, name } = object.metadata;
    for (const record of this.#records.values()) {
      const { config, env } = record.applied.settings;
      if (record.applied.namespace !== namespace) continue;
      if (config !== name && env !== name) continue;
      record.settled = false;
      this.#render(record);
      this.#settleLater(record);
    }
  }

  #refresh() {
    const limit = Date.now() - REFRESH_MS;
    for (const record of this.#records.values()) {
      const { state, after: starting } = record.applied.settings;
      const changes = state === 'crash' || state === 'cannot-pull' || starting;
      if (changes && record.writtenAt.getTime() < limit) this.#render(record);
    }
  }
}

/** Returns whether an applier has applied something, which Helm's status before Flux 2.8 tells only by its history. */
function hasApplied({ kind, status }: KubernetesObject): boolean {
  if (kind === 'Kustomization') return status?.inventory !== undefined;
  return (
    listAt(status, 'history').length > 0 ||
    stringAt(status, 'lastAppliedRevision') !== undefined
  );
}
