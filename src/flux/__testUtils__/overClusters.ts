import type { KubernetesObject } from '../../../dev/cluster/types';
import type { Setting } from '../../../dev/scenarios/build';
import type { ObjectIndex } from '../graph';
import { isFluxKind, versionOf } from '../kinds';
import type { FluxResource } from '../object';
import { parseResource } from '../parse';
import { versionsOver, type Unread, type Versions } from '../versions';

export const now = new Date('2026-05-11T12:00:00Z');

/** Returns the setting of a cluster for the builders of objects. */
export const at = (
  cluster: string,
  flux: Setting['flux'] = '2.9',
): Setting => ({ cluster, flux, now });

/** A cluster with its objects. */
export interface Listed {
  readonly name: string;
  readonly objects?: readonly KubernetesObject[];
}

/** Reads the objects of Flux on these clusters. */
export function readClusters(
  clusters: readonly Listed[],
): readonly FluxResource[] {
  return clusters.flatMap(({ name, objects = [] }) =>
    objects.flatMap(object => {
      const { kind, apiVersion } = object;
      if (!isFluxKind(kind)) return [];
      const version = versionOf(apiVersion);
      return parseResource({ cluster: name, kind, version, index: 0 }, object);
    }),
  );
}

export const indexOf = (resources: readonly FluxResource[]): ObjectIndex =>
  new Map(resources.map(each => [each.key, each]));

/** Returns the versions of what team-a has on these clusters. */
export function over(
  clusters: readonly Listed[],
  unread?: readonly Unread[],
): Versions {
  const resources = readClusters(clusters).filter(
    ({ namespace }) => namespace === 'team-a',
  );
  return versionsOver(resources, indexOf(resources), unread);
}

/** Returns the states of the only row, by cluster. */
export function statesOf({
  rows: [row],
}: Versions): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...(row?.cells ?? [])].map(([name, { state }]) => [name, state]),
  );
}
