import { namedSources } from '../../flux';
import type { FluxResources } from '../../hooks';
import type { FluxCardLine } from '../card';

/**
 * Whether all that could be in a card has been asked for, and there is nothing. What failed, or has not been answered
 * yet, is not nothing: the card is then needed to say so.
 */
export function isEmptyCard(
  { kinds, sharedKinds = [] }: FluxCardLine,
  { resources, errors, pending }: FluxResources,
): boolean {
  if (!resources || pending.length > 0) return false;
  if (errors.some(({ kind }) => !kind || kinds.some(own => own === kind)))
    return false;
  return (
    !resources.some(({ kind }) => kinds.includes(kind)) &&
    // Those have not been read yet, or are missing; either way the card will show it.
    !namedSources(resources).some(({ kind }) => sharedKinds.includes(kind))
  );
}

/** Whether nothing is known of any cluster, which one card says as well as three. */
export function isAllLost(known: FluxResources): boolean {
  const { resources, clusters, errors, failure } = known;
  if (!resources) return failure !== undefined;
  return (
    resources.length === 0 &&
    clusters.length > 0 &&
    clusters.every(({ name }) =>
      errors.some(({ cluster, kind }) => cluster === name && !kind),
    )
  );
}
