import { keyOf, type ObjectRef } from './ref';
import { isRecord, readList, readString, type Untrusted } from './untrusted';

/** One object that an applier has applied, as its inventory lists it. */
export interface InventoryEntry extends ObjectRef {
  /** API version that it was applied at, without the group. */
  readonly version?: string;
}

interface Applier {
  readonly status?: {
    readonly inventory?: {
      readonly entries?: readonly {
        readonly id?: string;
        readonly v?: string;
      }[];
    };
  };
}

/**
 * Reads the id of an inventory's entry, `<namespace>_<name>_<group>_<kind>`: without a namespace for cluster-scoped
 * objects, without a group for the core group, and with `__` for the colons in names of RBAC objects
 * (sigs.k8s.io/cli-utils, pkg/object/objmetadata.go).
 */
export function readInventoryId(
  id: string,
): Omit<ObjectRef, 'cluster'> | undefined {
  const first = id.indexOf('_');
  const last = id.lastIndexOf('_');
  const middle = id.lastIndexOf('_', last - 1);
  if (first < 0 || middle <= first) return undefined;
  const namespace = id.slice(0, first);
  const name = id.slice(first + 1, middle).replaceAll('__', ':');
  const group = id.slice(middle + 1, last);
  const kind = id.slice(last + 1);
  if (name === '' || kind === '') return undefined;
  return {
    group,
    kind,
    ...(namespace !== '' && { namespace }),
    name,
  };
}

/**
 * Reads `status.inventory` of an applier, each object once, without the applier itself. Kustomizations have it, and
 * HelmReleases since Flux 2.8, from their first Helm action on.
 *
 * @returns `undefined` where there is no inventory. Entries that cannot be read are left out
 */
export function readInventory(
  applier: ObjectRef,
  json: unknown,
): readonly InventoryEntry[] | undefined {
  const raw: Untrusted<Applier> = isRecord(json) ? json : {};
  const inventory = raw.status?.inventory;
  if (!isRecord(inventory)) return undefined;
  const { cluster } = applier;
  const found = new Map<string, InventoryEntry>();
  for (const each of readList(inventory?.entries)) {
    const ref = readInventoryId(readString(each?.id) ?? '');
    if (!ref) continue;
    const key = keyOf({ cluster, ...ref });
    if (key === keyOf(applier) || found.has(key)) continue;
    found.set(key, { cluster, ...ref, version: readString(each?.v) });
  }
  return [...found.values()];
}
