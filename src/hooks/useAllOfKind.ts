import type { FluxListing } from '../api';
import type { FluxRef, FluxResource } from '../flux';
import { useReading, type Reading } from './useDetails';
import { useStore } from './useStore';

/** Poll interval in ms: these lists are large, and what refers to what seldom changes. */
const POLL_MS = 60_000;

/** All objects of one kind that may be read on a cluster. */
export interface AllOfKind {
  /** By key. */
  readonly byKey: ReadonlyMap<string, FluxResource>;
  /** The only namespace that could be read, where not all may be. */
  readonly onlyIn?: string;
}

const indexOf = ({ resources }: FluxListing) =>
  new Map(resources.map(each => [each.key, each]));

/** Reads all objects of an object's kind on its cluster; only those of its namespace where all may not be read. */
export function useAllOfKind(ref: FluxRef): Reading<AllOfKind> {
  const { cluster, kind, namespace } = ref;
  const query = useStore().details.composed(
    ['all-of-kind', { ...ref, namespace: undefined, name: namespace ?? '' }],
    async (api): Promise<AllOfKind> => {
      const list = (where: { readonly namespace?: string }) =>
        api.list({ scope: { clusters: [cluster], ...where }, kinds: [kind] });
      const everywhere = await list({});
      const [error] = everywhere.errors;
      if (!error) return { byKey: indexOf(everywhere) };
      if (error.problem !== 'forbidden' || namespace === undefined) throw error;
      const here = await list({ namespace });
      const [alsoHere] = here.errors;
      if (alsoHere) throw alsoHere;
      return { byKey: indexOf(here), onlyIn: namespace };
    },
  );
  return useReading(query, true, POLL_MS);
}
