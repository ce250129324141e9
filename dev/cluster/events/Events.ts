import { serves } from '../acceptance';
import { isRecord, listAt, numberAt, stringAt } from '../json';
import { eventKind, isFluxGroup } from '../kinds';
import type { ResourceKind } from '../kinds';
import type { Change, ObjectStore } from '../store';
import type { KubernetesObject } from '../types';
import { eventObject } from './eventObject';
import type { Occurrence } from './eventObject';
import { fluxHistory } from './fluxHistory';
import { creationOf, killing, workloadEvents } from './workloadEvents';

/** Counts are this old at most when a client reads them. */
const REFRESH_MS = 10_000;
const WITH_EVENTS = ['Pod', 'Deployment', 'Job', 'PersistentVolumeClaim'];
const SIMULATION = { manager: 'kube-controller-manager' };

/**
 * The events from before the simulation began, and those of Kubernetes about workloads. Written when a client reads
 * events. An object about which the scenario itself has events gets no others from before.
 */
export class Events {
  readonly #started = new Date();
  readonly #told = new Set<string>();
  /** Flux's objects as they were at the start. */
  #initial: readonly KubernetesObject[] = [];
  #writtenAt = 0;

  constructor(
    private readonly store: ObjectStore,
    private readonly kinds: readonly ResourceKind[],
  ) {}

  /** Notes which objects the scenario has events about, and starts to follow Pods. */
  start(): void {
    for (const event of this.store.list(eventKind)) {
      this.#told.add(aboutOf(event));
    }
    this.#initial = this.kinds
      .filter(({ group }) => isFluxGroup(group))
      .flatMap(kind => this.store.list(kind))
      .filter(object => this.#hasPast(object));
    this.store.onChange(change => this.#observe(change));
  }

  ensure(): void {
    const now = new Date();
    for (const object of this.#initial) {
      fluxHistory(object, this.#started).forEach(occurrence =>
        this.#addPast(object, occurrence),
      );
    }
    this.#initial = [];
    if (now.getTime() - this.#writtenAt < REFRESH_MS) return;
    this.#writtenAt = now.getTime();
    for (const kind of this.kinds) {
      if (kind.group.includes('.') || !WITH_EVENTS.includes(kind.kind))
        continue;
      for (const object of this.store.list(kind)) {
        this.#writeFor(object, now);
      }
    }
  }

  #hasPast(object: KubernetesObject): boolean {
    const created = Date.parse(object.metadata?.creationTimestamp ?? '');
    // Times have no fractions of a second.
    const isOld = created < this.#started.getTime() - 1000;
    return isOld && !this.#told.has(pathOf(object));
  }

  #writeFor(object: KubernetesObject, now: Date) {
    const hasOwner = listAt(object.metadata, 'ownerReferences').length > 0;
    if (this.#told.has(pathOf(object))) return;
    workloadEvents(object, now).forEach(occurrence =>
      this.#write(object, occurrence),
    );
    const owner = hasOwner && object.kind === 'Pod' && this.#ownerOf(object);
    const creation = creationOf(object);
    const isNew = creation.last.getTime() > now.getTime() - 3_600_000;
    if (owner && isNew) this.#write(owner, creation);
  }

  #ownerOf({ metadata }: KubernetesObject): KubernetesObject | undefined {
    const [owner] = listAt(metadata, 'ownerReferences').filter(isRecord);
    const kind = this.kinds.find(
      served =>
        served.kind === owner?.kind &&
        serves(served, stringAt(owner, 'apiVersion') ?? ''),
    );
    const name = stringAt(owner, 'name');
    return kind && name
      ? this.store.get(kind, metadata.namespace, name)
      : undefined;
  }

  /** Writes an event, or its new count. */
  #write(object: KubernetesObject, occurrence: Occurrence) {
    const event = eventObject(object, occurrence);
    const { namespace, name } = event.metadata;
    const old = this.store.get(eventKind, namespace, name);
    if (!old) {
      this.store.create(eventKind, event);
      return;
    }
    const { metadata, involvedObject } = old;
    this.store.update(
      eventKind,
      { ...event, metadata, involvedObject },
      SIMULATION,
    );
  }

  /** Adds what a controller wrote before the start; an event that it has repeated since only counts more. */
  #addPast(object: KubernetesObject, occurrence: Occurrence) {
    const { namespace = 'default', uid } = object.metadata;
    const again = this.store
      .list(eventKind, namespace)
      .find(
        event =>
          stringAt(event, 'involvedObject', 'uid') === uid &&
          event.reason === occurrence.reason &&
          event.message === occurrence.message,
      );
    const past = eventObject(object, occurrence);
    if (!again) {
      this.store.create(eventKind, past);
      return;
    }
    const { firstTimestamp } = past;
    const count = (numberAt(again, 'count') ?? 1) + occurrence.count;
    this.store.update(
      eventKind,
      { ...again, count, firstTimestamp },
      SIMULATION,
    );
  }

  #observe({ type, object }: Change) {
    if (type !== 'DELETED' || object.kind !== 'Pod') return;
    const isRunning = stringAt(object, 'status', 'phase') === 'Running';
    if (isRunning) this.#write(object, killing(object, new Date()));
  }
}

function aboutOf(event: KubernetesObject): string {
  const { kind, namespace, name } = isRecord(event.involvedObject)
    ? event.involvedObject
    : {};
  return `${kind}/${namespace ?? ''}/${name}`;
}

function pathOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
