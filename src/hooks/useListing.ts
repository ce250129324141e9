import { useCallback, useLayoutEffect, useMemo } from 'react';
import type { FluxCluster, FluxError, FluxListing, Scope } from '../api';
import {
  FLUX_KINDS,
  isFluxKind,
  definitionOf,
  type FluxKind,
  type FluxResource,
} from '../flux';
import type { SharedSources } from '../store';
import { useFluxSettings } from './fluxSettings';
import { useObservable, useStore } from './useStore';

/** The known Flux resources of a scope. */
export interface FluxResources {
  /** Those of the wanted kinds; `undefined` until the first answer. The same array as long as nothing changes. */
  readonly resources?: readonly FluxResource[];
  /** Everything that is known, of all kinds, with the shared sources, by key: for references. */
  readonly byKey: ReadonlyMap<string, FluxResource>;
  /** The sources that appliers of the scope name and that are not in the scope, as far as they have been read. */
  readonly shared: SharedSources;
  /** The clusters that were asked. */
  readonly clusters: readonly FluxCluster[];
  /** The clusters among them that have not answered this poll yet, while each cluster is read separately. */
  readonly pending: readonly string[];
  /** Failures of single clusters and of the wanted kinds. What was known there is still among the resources. */
  readonly errors: readonly FluxError[];
  /** The latest answer of each cluster for each kind, with the time of its last good one. */
  readonly slots: FluxListing['slots'];
  /** Why Backstage gives no answer at all now. What was known before is still there. */
  readonly failure?: FluxError;
  /** The oldest good answer that is shown where a newer one has failed, in ms since the epoch. */
  readonly staleSince?: number;
  /** Polls at once. */
  readonly refresh: () => void;
}

const NO_KINDS: readonly FluxKind[] = [];
const NO_CLUSTERS: readonly string[] = [];
const NONE: readonly FluxResource[] = [];
const NO_SLOTS: FluxListing['slots'] = [];

/** Returns the time of the oldest good answer where newer ones of these kinds have failed. */
function staleSinceOf(
  listing: FluxListing,
  kinds: readonly FluxKind[],
  isFailing: boolean,
): number | undefined {
  const times = listing.slots
    .filter(slot => kinds.includes(slot.kind) && (isFailing || slot.error))
    .flatMap(slot => slot.fetchedAt ?? []);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Kinds that most installations of Flux lack. */
const OPTIONAL: readonly FluxKind[] = FLUX_KINDS.filter(
  kind => definitionOf(kind).isOptional,
);

/** Problems with an optional kind of a cluster that does not use it. */
const UNUSED: readonly FluxError['problem'][] = ['forbidden', 'notServed'];

/**
 * Returns the errors about these kinds. Where all kinds are wanted and some can be read, it is no error that an optional
 * one never could be: a cluster that does not use it need not have it, nor roles that cover it.
 */
function errorsOf(
  listing: FluxListing | undefined,
  wanted: readonly string[],
): readonly FluxError[] {
  if (!listing) return [];
  const isWanted = ({ kind }: { readonly kind?: string }) =>
    !kind || wanted.includes(kind);
  const isOfAll = OPTIONAL.every(kind => wanted.includes(kind));
  const answering = new Set(
    listing.slots.flatMap(({ cluster, kind, error }) =>
      !error && wanted.includes(kind) ? cluster : [],
    ),
  );
  const unused = new Set(
    listing.slots.flatMap(({ cluster, kind, error, fetchedAt }) =>
      isOfAll &&
      error?.kind === kind &&
      UNUSED.some(problem => problem === error.problem) &&
      definitionOf(kind).isOptional &&
      fetchedAt === undefined &&
      answering.has(cluster)
        ? error
        : [],
    ),
  );
  return listing.errors.filter(error => isWanted(error) && !unused.has(error));
}

/**
 * Returns the Flux resources of these kinds in a scope, kept up to date. A scope is polled once, however many
 * components use it.
 *
 * @param alsoPolled - kinds that are polled for the references in them, and are not among the `resources`
 */
export function useListing(
  scope: Scope,
  kinds: readonly FluxKind[],
  alsoPolled: readonly FluxKind[] = NO_KINDS,
): FluxResources {
  const { listings } = useStore();
  const { refreshIntervalMs } = useFluxSettings();
  const poll = listings.of(scope, refreshIntervalMs);
  // By their names: an app may well write the list in place.
  const wantedNames = kinds.join();
  const otherNames = alsoPolled.join();
  // Before the frame is drawn: the request takes longer than that.
  useLayoutEffect(() => {
    const read = (names: string) => names.split(',').filter(isFluxKind);
    return poll.join(read(wantedNames), read(otherNames));
  }, [poll, wantedNames, otherNames]);
  const data = useObservable(poll.listing);
  const failure = useObservable(poll.failure);
  const shared = useObservable(poll.shared);
  const outdated = useObservable(poll.outdated);
  const all = data?.resources ?? NONE;
  const isAnswered =
    data !== undefined && kinds.every(kind => data.kinds.includes(kind));
  const resources = useMemo(() => {
    const wanted = wantedNames.split(',');
    return all.filter(({ kind }) => wanted.includes(kind));
  }, [all, wantedNames]);
  const errors = useMemo(
    () => errorsOf(data, wantedNames.split(',')),
    [data, wantedNames],
  );
  return {
    resources: isAnswered ? resources : undefined,
    byKey: poll.byKey(all, shared, outdated),
    shared,
    clusters: data?.clusters ?? [],
    pending: data?.pending ?? NO_CLUSTERS,
    errors,
    slots: data?.slots ?? NO_SLOTS,
    failure,
    staleSince: data && staleSinceOf(data, kinds, failure !== undefined),
    refresh: useCallback(() => poll.refresh(), [poll]),
  };
}
