import type { ClusterSpec, KubernetesObject } from '../cluster/types';
import {
  chartOf,
  commitOf,
  gitRepository,
  helmRelease,
  helmRepository,
  kustomization,
  actionFailed,
  sha256Of,
  type Setting,
} from './build';
import { wellCluster } from './parts/entity-cluster';
import { neighbours } from './parts/neighbours';
import { mine } from './parts/podinfo';
import type { Scenario } from './types';

const PAIRS = 12;
const FAILING = 'podinfo-03';
const SUSPENDED = ['podinfo-05', 'podinfo-08-config'];

/** Annotations with the revision that is found on request. */
const finds = (revision: string) => ({
  spec: { interval: '12h0m0s' },
  annotations: { 'sim.flux/next-revision': revision },
});

/** Two sources for all teams, in flux-system and without a label. */
function shared(at: Setting) {
  const system = { namespace: 'flux-system', age: '210d' };
  return {
    git: gitRepository(at, {
      ...system,
      ...finds(`main@sha1:${commitOf('the next release of all apps')}`),
      name: 'apps',
      url: 'ssh://git@github.com/example/apps',
    }),
    charts: helmRepository(at, {
      ...system,
      ...finds(sha256Of('the index after')),
      name: 'company-charts',
      url: 'https://charts.example.com',
    }),
  };
}

function about(name: string) {
  const message = actionFailed(
    { name },
    '6.9.3',
    `cannot patch "${name}" with kind Deployment: Deployment.apps "${name}" is invalid: spec.selector: Invalid value: field is immutable`,
  );
  return {
    ...mine,
    name,
    ...(SUSPENDED.includes(name) && { suspend: true, suspendedWith: 'flux' }),
    ...(name === FAILING && {
      annotations: { 'sim.flux/next-failure': `UpgradeFailed: ${message}` },
    }),
  };
}

/** Returns a release with its chart and the Kustomization that configures it. */
function pair(
  at: Setting,
  { git, charts }: ReturnType<typeof shared>,
  index: number,
): readonly KubernetesObject[] {
  const name = `podinfo-${String(index + 1).padStart(2, '0')}`;
  const release = helmRelease(at, { ...about(name), source: charts });
  return [
    release,
    chartOf(at, release, charts, finds('6.9.3')),
    kustomization(at, {
      ...about(`${name}-config`),
      source: git,
      path: `./apps/${name}`,
    }),
  ];
}

function cluster(at: Setting): ClusterSpec {
  const sources = shared(at);
  const pairs = Array.from({ length: PAIRS }, (_, index) =>
    pair(at, sources, index),
  );
  return {
    name: at.cluster,
    flux: at.flux,
    objects: [...Object.values(sources), ...pairs.flat(), ...neighbours(at)],
  };
}

export const fleet: Scenario = {
  id: 'fleet',
  title: 'Many resources, two sources',
  description:
    'Twelve Helm releases and twelve Kustomizations use two sources in flux-system, both with a new revision for the next request. podinfo-03 will fail; podinfo-05 and podinfo-08-config are suspended. edge-01 runs Flux 2.4, where image policies can be neither synced nor suspended.',
  clusters: now => [
    cluster({ cluster: 'production-eu', flux: '2.9', now }),
    wellCluster({ cluster: 'edge-01', flux: '2.4', now }),
  ],
};
