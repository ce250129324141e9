import type { ClusterSpec, KubernetesObject } from '../cluster/types';
import {
  artifactOf,
  isFalse,
  kustomization,
  retrying,
  type Setting,
} from './build';
import { clusterOf, lookedInto, wellCluster } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

/** Each depends on the one before. */
const AFTER_FIRST = ['controllers', 'configs', 'databases', 'apps'] as const;
const DRY_RUN =
  'ServiceMonitor/team-a/podinfo dry-run failed: no matches for kind "ServiceMonitor" in version "monitoring.coreos.com/v1"';

function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const source = well.git;
  const revision = artifactOf(source)?.revision;
  const crds = kustomization(at, {
    ...mine,
    name: 'podinfo-crds',
    source,
    path: './infrastructure/crds',
    applied: 'none',
    attempted: revision,
    outcome: 'ReconciliationFailed',
    age: '40m',
    observedGeneration: -1,
    conditions: retrying('ReconciliationFailed', DRY_RUN, {
      step: `Detecting drift for revision ${revision} with a timeout of 5m0s`,
      changed: '40m',
    }),
  });
  const chain = AFTER_FIRST.reduce<readonly KubernetesObject[]>(
    (before, part) => {
      const previous = before.at(-1) ?? crds;
      const next = kustomization(at, {
        ...mine,
        name: `podinfo-${part}`,
        source,
        path: `./infrastructure/${part}`,
        dependsOn: [previous],
        applied: 'none',
        age: '40m',
        observedGeneration: -1,
        conditions: [
          isFalse(
            'Ready',
            'DependencyNotReady',
            `dependency 'team-a/${previous.metadata.name}' is not ready`,
            '40m',
          ),
        ],
      });
      return [...before, next];
    },
    [],
  );
  const byName = Object.fromEntries(
    chain.map(object => [object.metadata.name, object]),
  );
  return clusterOf(at, { ...well, crds, ...byName });
}

export const dependencyChain: Scenario = {
  id: 'dependency-chain',
  title: 'A chain of five with a failing first',
  description:
    'podinfo-apps waits for podinfo-databases, that for podinfo-configs, that for podinfo-controllers, and that for podinfo-crds, which fails. One thing is wrong, and four resources wait.',
  clusters: now =>
    [
      cluster({ cluster: 'production-eu', flux: '2.9', now }),
      wellCluster({ cluster: 'staging', flux: '2.9', now }),
    ].map(lookedInto),
};
