import type { KubernetesObject } from './types';
import type { ResourceKind } from './kinds';
import { recordManager } from './managedFields';
import { isRecord, sameJson, timestamp } from './json';

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly kind: ResourceKind;
  readonly object: KubernetesObject;
  /** The previous object, for MODIFIED. */
  readonly before?: KubernetesObject;
  readonly revision: number;
}

export interface Writer {
  readonly manager: string;
  /** Absent for an Update. */
  readonly operation?: 'Apply';
  readonly subresource?: 'status';
}

/** Number of changes that a watch can go back; older ones get "410 Expired", as from a compacted etcd. */
const KEPT_CHANGES = 5000;

/** The cluster's etcd. Stored objects are never mutated: each write replaces the object. */
export class ObjectStore {
  /** By kind, so that a list does not go through everything else. */
  readonly #kinds = new Map<string, Map<string, KubernetesObject>>();
  readonly #listeners = new Set<(change: Change) => void>();
  #changes: Change[] = [];
  #revision = 1000;
  #uids = 0;

  /** @param intake - sees every object before it is stored, and may remove parts of it */
  constructor(
    private readonly intake: (object: KubernetesObject) => KubernetesObject,
  ) {}

  get revision(): number {
    return this.#revision;
  }

  get(
    kind: ResourceKind,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined {
    return this.#of(kind).get(key(namespace, name));
  }

  /** Returns objects in etcd's order: by namespace, then by name. */
  list(kind: ResourceKind, namespace?: string): KubernetesObject[] {
    const prefix = namespace ? key(namespace, '') : '';
    return [...this.#of(kind).entries()]
      .filter(([entryKey]) => entryKey.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, object]) => object);
  }

  all(): KubernetesObject[] {
    return [...this.#kinds.values()].flatMap(objects => [...objects.values()]);
  }

  create(kind: ResourceKind, given: KubernetesObject): KubernetesObject {
    const object = this.intake(given);
    this.#uids += 1;
    const metadata = {
      uid: `00000000-0000-4000-8000-${String(this.#uids).padStart(12, '0')}`,
      creationTimestamp: timestamp(new Date()),
      ...(kind.group && { generation: 1 }),
      ...object.metadata,
    };
    const created = { ...object, metadata };
    return this.#put('ADDED', kind, created);
  }

  /** Stores an object that no API server would accept, unchanged. It appears in lists only and cannot be read by name. */
  hold(kind: ResourceKind, object: KubernetesObject): void {
    this.#uids += 1;
    this.#of(kind).set(`~/${this.#uids}`, object);
  }

  /**
   * Replaces an object as the API server does: its identity stays, the main resource cannot write `status` and `/status`
   * nothing else, `generation` counts changes of the desired state, and a write without changes keeps `resourceVersion`.
   */
  update(
    kind: ResourceKind,
    given: KubernetesObject,
    writer: Writer,
  ): KubernetesObject {
    const object = this.intake(given);
    const { namespace, name } = object.metadata;
    const before = this.get(kind, namespace, name);
    if (!before) throw new Error(`${kind.plural} ${namespace}/${name} is gone`);
    const next = writer.subresource
      ? { ...before, apiVersion: object.apiVersion, status: object.status }
      : withIdentityOf(before, object);
    if (next.status === undefined) delete next.status;
    if (!writer.subresource && !sameJson(desired(before), desired(next))) {
      next.metadata.generation = (before.metadata.generation ?? 1) + 1;
    }
    if (sameJson(before, next)) return before;
    const metadata = {
      ...next.metadata,
      managedFields: recordManager(before, next, writer, new Date()),
    };
    return this.#put('MODIFIED', kind, { ...next, metadata }, before);
  }

  delete(kind: ResourceKind, namespace: string | undefined, name: string) {
    const entryKey = key(namespace, name);
    const object = this.#of(kind).get(entryKey);
    if (!object) return;
    this.#of(kind).delete(entryKey);
    this.#announce('DELETED', kind, this.#revised(object));
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Returns the changes since a revision; undefined if they are no longer kept. */
  changesSince(revision: number): readonly Change[] | undefined {
    const oldest = this.#changes[0]?.revision ?? this.#revision;
    if (revision < oldest - 1) return undefined;
    return this.#changes.filter(change => change.revision > revision);
  }

  #of({ group, plural }: ResourceKind): Map<string, KubernetesObject> {
    const known = this.#kinds.get(`${group}/${plural}`);
    if (known) return known;
    const objects = new Map<string, KubernetesObject>();
    this.#kinds.set(`${group}/${plural}`, objects);
    return objects;
  }

  #put(
    type: 'ADDED' | 'MODIFIED',
    kind: ResourceKind,
    object: KubernetesObject,
    before?: KubernetesObject,
  ): KubernetesObject {
    const revised = this.#revised(object);
    const { namespace, name } = object.metadata;
    this.#of(kind).set(key(namespace, name), revised);
    this.#announce(type, kind, revised, before);
    return revised;
  }

  #revised(object: KubernetesObject): KubernetesObject {
    this.#revision += 1;
    const resourceVersion = String(this.#revision);
    return { ...object, metadata: { ...object.metadata, resourceVersion } };
  }

  #announce(
    type: Change['type'],
    kind: ResourceKind,
    object: KubernetesObject,
    before?: KubernetesObject,
  ) {
    const change = { type, kind, object, before, revision: this.#revision };
    this.#changes.push(change);
    if (this.#changes.length > KEPT_CHANGES) {
      this.#changes = this.#changes.slice(-KEPT_CHANGES / 2);
    }
    this.#listeners.forEach(listener => listener(change));
  }
}

function key(namespace: string | undefined, name: string) {
  return `${namespace ?? ''}/${name}`;
}

function withIdentityOf(
  before: KubernetesObject,
  object: KubernetesObject,
): KubernetesObject {
  const { uid, creationTimestamp, deletionTimestamp, generation } =
    before.metadata;
  const metadata = {
    ...object.metadata,
    uid,
    creationTimestamp,
    ...(deletionTimestamp && { deletionTimestamp }),
    ...(generation !== undefined && { generation }),
    resourceVersion: before.metadata.resourceVersion,
  };
  const next: KubernetesObject = { ...object, metadata };
  if (isRecord(before.status)) next.status = before.status;
  else delete next.status;
  return next;
}

function desired(object: KubernetesObject): unknown {
  return { ...object, apiVersion: '', metadata: {}, status: {} };
}
