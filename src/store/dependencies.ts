import type { FluxListing } from '../api';
import {
  keyOf,
  type FluxRef,
  type FluxResource,
  type ObjectRef,
} from '../flux';
import { dependenciesOf } from '../flux/details';
import { readEach, type ReadObject } from './readEach';
import type { StoreApi } from './typedErrors';

/**
 * Most times that dependencies are read one by one: each time may bring objects that depend on further ones. What is
 * left then counts as not read.
 */
const MAX_ROUNDS = 5;

/** The objects among which an object's dependencies and dependents are found. */
export interface KnownDependencies {
  /** Objects of Flux, by key. */
  readonly byKey: ReadonlyMap<string, FluxResource>;
  /** The only namespace whose objects of the kind could be listed, where not all may be. */
  readonly onlyIn?: string;
  /** Dependencies that no list has, by key: of other kinds, or of namespaces that may not be listed. */
  readonly others: ReadonlyMap<string, ReadObject>;
}

const indexOf = ({ resources }: FluxListing) =>
  new Map(resources.map(each => [each.key, each]));

/** Lists all objects of a kind; only those of the object's own namespace where all may not be listed. */
async function listKind(
  api: StoreApi,
  { cluster, kind, namespace }: FluxRef,
): Promise<Omit<KnownDependencies, 'others'>> {
  const list = (where: { readonly namespace?: string }) =>
    api.list({ scope: { clusters: [cluster], ...where }, kinds: [kind] });
  const everywhere = await list({});
  const [error] = everywhere.errors;
  if (!error) return { byKey: indexOf(everywhere) };
  if (error.problem !== 'forbidden') throw error;
  const here = await list({ namespace });
  const [alsoHere] = here.errors;
  if (alsoHere) throw alsoHere;
  return { byKey: indexOf(here), onlyIn: namespace };
}

/** Returns what is known of an object that is not among the objects of Flux. */
export function unlistedState(
  ref: ObjectRef,
  of: FluxRef,
  { onlyIn, others }: KnownDependencies,
): Omit<ReadObject, 'ref'> {
  const key = keyOf(ref);
  const isListed =
    ref.group === of.group &&
    ref.kind === of.kind &&
    (onlyIn === undefined || ref.namespace === onlyIn);
  return (
    others.get(key) ?? { key, ref, state: isListed ? 'missing' : 'skipped' }
  );
}

/**
 * Reads all objects of an object's kind on its cluster, and one by one what they do not have of its dependencies.
 *
 * @throws FluxError where the kind cannot be listed
 */
export async function readDependencies(
  api: StoreApi,
  of: FluxRef,
): Promise<KnownDependencies> {
  const listed = await listKind(api, of);
  const byKey = new Map(listed.byKey);
  const others = new Map<string, ReadObject>();
  const known: KnownDependencies = { ...listed, byKey, others };
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const unread = dependenciesOf(of, byKey)
      .nodes.filter(
        ({ key, ref }) =>
          !byKey.has(key) &&
          !others.has(key) &&
          unlistedState(ref, of, known).state === 'skipped',
      )
      .map(({ ref }) => ref);
    if (unread.length === 0) break;
    for (const each of await readEach(api, unread)) {
      others.set(each.key, each);
      const resource = each.object?.resource;
      if (resource) byKey.set(each.key, resource);
    }
  }
  return known;
}
