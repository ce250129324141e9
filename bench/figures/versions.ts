import {
  isFluxKind,
  parseResource,
  versionOf,
  type FluxResource,
} from '../../src/flux';
import { versionsOver } from '../../src/flux/details';
import type { ClusterSpec } from '../../dev/cluster';
import { sameOn } from '../world/objects';
import { median } from './statistics';
import type { Bench, Figure, Section } from './types';

const CLUSTERS = 100;
const OBJECTS = 20;

function read(clusters: readonly ClusterSpec[]): readonly FluxResource[] {
  return clusters.flatMap(({ name, objects = [] }) =>
    objects.flatMap(object => {
      const { kind, apiVersion } = object;
      if (!isFluxKind(kind)) return [];
      const version = versionOf(apiVersion);
      return parseResource({ cluster: name, kind, version, index: 0 }, object);
    }),
  );
}

/** Measures which version is on which cluster: the calculation alone, in Node. */
export const versions: Section = {
  title: 'Versions across clusters',
  async run({ short }: Bench): Promise<readonly Figure[]> {
    const resources = read(sameOn(CLUSTERS, OBJECTS));
    const index = new Map(resources.map(each => [each.key, each]));
    const times = Array.from({ length: short ? 2 : 20 }, () => {
      const before = performance.now();
      const { rows, clusters } = versionsOver(resources, index);
      const took = performance.now() - before;
      if (rows.length !== OBJECTS || clusters.length !== CLUSTERS)
        throw new Error('Not all objects or clusters were counted');
      return took;
    });
    return [
      {
        what: `${OBJECTS} resources on each of ${CLUSTERS} clusters`,
        readme: `Versions of ${OBJECTS} resources on each of ${CLUSTERS} clusters, ms`,
        unit: 'ms',
        ours: median(times),
        target: '≤ 100',
        note: 'calculated in Node, without a page',
      },
    ];
  },
};
