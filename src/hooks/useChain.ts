import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { fromThrown, type FluxError } from '../api';
import {
  chainOf,
  isFluxRef,
  keyOf,
  definitionOf,
  type Chain,
  type ChainLink,
  type FluxRef,
  type FluxResource,
  type Lookup,
} from '../flux';
import { useStore } from './useStore';

/** For how long a link that is well counts as known, in ms. Listings keep it up to date. */
const FRESH_MS = 30_000;
/** Poll interval of a link that is not well, in ms. */
const POLL_MS = 10_000;

/** Stays the same function, so that unchanged answers draw nothing. */
const answersOf = (results: UseQueryResult<FluxResource | null>[]) =>
  results.map(({ data, error }) => ({ data, error }));

/** A chain, and why links of it could not be read. */
export interface ChainReading {
  readonly chain: Chain;
  /** By the key of the link. */
  readonly errors: ReadonlyMap<string, FluxError>;
}

/** Returns the way of a change to an object. Reads the links that no listing holds, one after the other. */
export function useChain(start: FluxResource): ChainReading {
  const { client, listings, objects } = useStore();
  const lookup: Lookup = ref =>
    isFluxRef(ref) ? objects.state(ref).object : undefined;
  // For every other kind, the chain ends at the object: many others may depend on it.
  const all =
    definitionOf(start.kind).role === 'image'
      ? listings.allOn(start.cluster)
      : [];
  const chain = chainOf(start, lookup, all);
  const read = chain.links.filter(
    (link): link is ChainLink & { readonly ref: FluxRef } =>
      link.key !== start.key && isFluxRef(link.ref),
  );
  const answers = useQueries(
    {
      queries: read.map(({ ref, state }) => ({
        ...objects.query(ref),
        staleTime: FRESH_MS,
        refetchInterval: state === 'well' ? (false as const) : POLL_MS,
      })),
      combine: answersOf,
    },
    client,
  );
  const byKey = new Map<string, FluxError>();
  read.forEach(({ ref }, i) => {
    const error = answers[i]?.error;
    if (error) byKey.set(keyOf(ref), fromThrown(error));
  });
  return { chain, errors: byKey };
}
