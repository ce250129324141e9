import type { FluxError } from '../../api';
import { isMadeByFlux, namedSources } from '../../flux';
import type { FluxResources } from '../../hooks';
import type { CardDefinition } from '../cards';

/** State of a card, which decides what it shows. */
export type CardState =
  /** Nothing has been read yet, or there is nothing before the shared sources are read. */
  | { readonly is: 'loading' }
  /** Nothing could be read: the errors stand in place of the table. */
  | { readonly is: 'failed'; readonly errors: readonly FluxError[] }
  /** Every cluster answered, and there is nothing. `isStale`: that was so before Backstage stopped answering. */
  | { readonly is: 'empty'; readonly isStale: boolean }
  /** Something could not be read: a cluster or kind, or, if `isAnswered`, only shared sources. There may be no rows. */
  | { readonly is: 'partial'; readonly isAnswered: boolean }
  | { readonly is: 'filled' };

/** Returns whether there may be more than a card shows, because something could not be read. */
export function isIncomplete(state: CardState): boolean {
  return (
    (state.is === 'partial' && !state.isAnswered) ||
    (state.is === 'empty' && state.isStale)
  );
}

/** Everything that the state depends on. */
type Known = Pick<
  FluxResources,
  | 'resources'
  | 'byKey'
  | 'shared'
  | 'clusters'
  | 'pending'
  | 'errors'
  | 'failure'
>;

/** Returns whether no request to any of the clusters succeeded. */
function isNothingRead(
  { clusters }: Known,
  errors: readonly FluxError[],
  kindCount: number,
): boolean {
  if (clusters.length === 0) return false;
  const ofClusters = errors.filter(({ cluster }) => cluster !== undefined);
  const isEveryKindLost = ofClusters.length >= clusters.length * kindCount;
  const isEveryClusterLost = clusters.every(({ name }) =>
    errors.some(({ cluster, kind }) => cluster === name && !kind),
  );
  return isEveryKindLost || isEveryClusterLost;
}

/** Derives the state of a card, or of several together, from what is known of its kinds and perhaps of others. */
export function cardState(
  { kinds, sharedKinds = [] }: Pick<CardDefinition, 'kinds' | 'sharedKinds'>,
  known: Known,
): CardState {
  const { resources, pending, failure } = known;
  const isOwn = (kind: string) => kinds.some(own => own === kind);
  const isShared = (kind: string) => sharedKinds.some(each => each === kind);
  const errors = known.errors.filter(({ kind }) => !kind || isOwn(kind));
  const hasRows =
    resources?.some(({ kind }) => isOwn(kind)) ||
    [...known.shared.values()].some(
      ({ named, resource }) => resource && isShared(named.kind),
    );
  if (!resources || (!hasRows && pending.length > 0)) {
    return failure ? { is: 'failed', errors: [failure] } : { is: 'loading' };
  }
  const isAnswered = errors.length === 0 && pending.length === 0;
  if (hasRows) {
    return isAnswered && !failure
      ? { is: 'filled' }
      : { is: 'partial', isAnswered: false };
  }
  if (isNothingRead(known, errors, kinds.length)) {
    return { is: 'failed', errors };
  }
  if (!isAnswered) return { is: 'partial', isAnswered };
  const named = namedSources([...known.byKey.values()]).filter(({ kind }) =>
    isShared(kind),
  );
  // Flux's own charts follow with later polls.
  const isComing = named.some(
    each => !isMadeByFlux(each) && !known.shared.has(each.key),
  );
  if (isComing && !failure) return { is: 'loading' };
  // Missing ones: the card mentions them.
  return named.length > 0
    ? { is: 'partial', isAnswered }
    : { is: 'empty', isStale: failure !== undefined };
}
