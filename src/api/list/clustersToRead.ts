import type { Entity } from '@backstage/catalog-model';
import type { Cluster } from '../cluster';
import type { FluxListing } from './listing';

const CLUSTER_ANNOTATION = 'backstage.io/kubernetes-cluster';

/**
 * Returns the clusters that some service locators of Backstage restrict an entity to: `singleTenant` by an annotation,
 * `catalogRelation` by `dependsOn` relations to resources. Which locator is configured, no endpoint tells.
 *
 * @returns `undefined` where none of them would restrict it
 */
export function restrictedTo(
  { metadata, relations = [] }: Entity,
  clusters: readonly Pick<Cluster, 'name'>[],
): readonly string[] | undefined {
  const annotated = metadata.annotations?.[CLUSTER_ANNOTATION];
  if (annotated) return [annotated];
  const namespace = metadata.namespace ?? 'default';
  const targets = new Set(
    relations.flatMap(({ type, targetRef }) =>
      type === 'dependsOn' ? targetRef : [],
    ),
  );
  const related = clusters.flatMap(({ name }) =>
    targets.has(`resource:${namespace}/${name}`) ? name : [],
  );
  return related.length > 0 ? related : undefined;
}

/** The clusters to read separately, in place of the combined query. */
export interface ClustersToRead {
  readonly names: readonly string[];
  /** Whether Backstage might choose others for the entity. */
  readonly isGuess: boolean;
}

/** Returns the clusters that the query last answered for; before its first answer, those that it may be restricted to. */
export function clustersToRead(
  entity: Entity,
  clusters: readonly Cluster[],
  previous: FluxListing | undefined,
): ClustersToRead {
  const all = clusters.map(({ name }) => name);
  const isKnown = !previous?.errors.some(
    ({ problem }) => problem === 'unknownClusters',
  );
  const answered = previous?.clusters.flatMap(({ name, isInAnswer }) =>
    isInAnswer !== false && all.includes(name) ? name : [],
  );
  if (isKnown && answered && answered.length > 0) {
    return { names: answered, isGuess: false };
  }
  const restricted = restrictedTo(entity, clusters);
  return { names: restricted ?? all, isGuess: restricted !== undefined };
}
