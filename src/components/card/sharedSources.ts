import { isMadeByFlux, type FluxKind, type FluxResource } from '../../flux';
import type { SharedSource, SharedSources } from '../../hooks';

/** Returns whether a source that others refer to should be there and is not. */
export function isLost({ isMissing, named }: SharedSource): boolean {
  return isMissing && !isMadeByFlux(named);
}

/** Returns the shared sources of a card's kinds, and those of them that are missing or could not be read. */
export function sharedForCard(
  shared: SharedSources,
  kinds: readonly FluxKind[],
): {
  readonly resources: readonly FluxResource[];
  readonly problems: readonly SharedSource[];
} {
  const own = [...shared.values()].filter(({ named }) =>
    kinds.includes(named.kind),
  );
  return {
    resources: own.flatMap(({ resource }) => resource ?? []),
    problems: own.filter(each => each.error || isLost(each)),
  };
}
