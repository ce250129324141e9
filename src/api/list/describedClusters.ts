import type { ClusterAttributes } from '@backstage/plugin-kubernetes-common';
import { isRecord } from '../../flux';
import type { Cluster } from '../cluster';
import { sharedNames } from './combinedQuery';
import type { FluxCluster } from './listing';

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value.trim() : undefined;

/** Backstage sends these with its list of clusters, though its types leave them out. */
type Listed = Cluster & {
  readonly title?: unknown;
  readonly dashboardUrl?: unknown;
};

function describeListed(cluster: Listed): FluxCluster {
  const title = textOf(cluster.title);
  const url = textOf(cluster.dashboardUrl);
  return {
    name: cluster.name,
    ...(title && { title }),
    ...(url && { dashboard: { url, isPartial: true } }),
  };
}

/**
 * Returns what Backstage's list says of each cluster, by name. Of clusters that share a name, nobody knows which is
 * meant.
 */
export function describedIn(
  clusters: readonly Cluster[],
): ReadonlyMap<string, FluxCluster> {
  const shared = sharedNames(clusters.map(({ name }) => name));
  return new Map(
    clusters.map(each => [
      each.name,
      shared.has(each.name) ? { name: each.name } : describeListed(each),
    ]),
  );
}

/** Returns what the answer to the query says of a cluster, which is listed as `identity`. */
export function describeAnswered(
  identity: string,
  cluster: ClusterAttributes,
): FluxCluster {
  const url = textOf(cluster.dashboardUrl);
  const app = textOf(cluster.dashboardApp);
  const parameters = isRecord(cluster.dashboardParameters)
    ? cluster.dashboardParameters
    : undefined;
  // The identity of a cluster that shares its name has the title in it.
  const title = identity === cluster.name ? textOf(cluster.title) : undefined;
  return {
    name: identity,
    ...(title && { title }),
    ...((url || parameters) && {
      dashboard: {
        ...(url && { url }),
        ...(app && { app }),
        ...(parameters && { parameters }),
      },
    }),
  };
}
