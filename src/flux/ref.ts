/**
 * Identifies one object of one cluster: of Flux's kinds or any other, namespaced or not. An object that was read is a
 * reference to itself.
 *
 * @public
 */
export interface ObjectRef {
  /** As Backstage's Kubernetes config names it. */
  readonly cluster: string;
  /** API group without a version; empty for Kubernetes' core group. */
  readonly group: string;
  readonly kind: string;
  /** Absent for cluster-scoped objects. */
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Identifies a kind in a place: for lists, and for permissions, which hold for all objects of a kind in a namespace.
 */
export type KindRef = Omit<ObjectRef, 'name'>;

const isPlain = (text: string) => !text.includes('/') && !text.includes('%');

/** Five parts without anything to escape. */
const PLAIN_KEY = /^[^/%]*(?:\/[^/%]*){4}$/;

/** Escapes the separator. `encodeURIComponent` would not do: it throws on half a surrogate pair. */
function escaped(part: string): string {
  return isPlain(part)
    ? part
    : part.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/**
 * Returns the key of an object: unique among all clusters, and the same in every poll. No name can pretend to be
 * another.
 */
export function keyOf(ref: ObjectRef): string {
  const { cluster, group, kind, namespace = '', name } = ref;
  // Called several times for each object of a listing: nearly all keys are looked at once.
  const key = `${cluster}/${group}/${kind}/${namespace}/${name}`;
  if (PLAIN_KEY.test(key)) return key;
  return `${escaped(cluster)}/${escaped(group)}/${escaped(kind)}/${escaped(namespace)}/${escaped(name)}`;
}

/**
 * Returns the reference that a key stands for.
 *
 * @returns `undefined` for a text that {@link keyOf} does not return for any object
 */
export function refOf(key: string): ObjectRef | undefined {
  const parts = key.split('/');
  const [cluster, group, kind, namespace, name] = parts.map(part =>
    part.replaceAll('%2F', '/').replaceAll('%25', '%'),
  );
  const isWhole = parts.length === 5 && cluster && kind && name;
  if (!isWhole || group === undefined) return undefined;
  return { cluster, group, kind, namespace: namespace || undefined, name };
}

/** Returns the key of a kind in a place. */
export function kindKeyOf(ref: KindRef): string {
  const { cluster, group, kind, namespace = '' } = ref;
  return `${escaped(cluster)}/${escaped(group)}/${escaped(kind)}/${escaped(namespace)}`;
}

/** Returns `namespace/name`, as Flux writes it in its messages; the name alone for cluster-scoped objects. */
export function namespacedName(
  ref: Pick<ObjectRef, 'namespace' | 'name'>,
): string {
  return ref.namespace === undefined
    ? ref.name
    : `${ref.namespace}/${ref.name}`;
}
