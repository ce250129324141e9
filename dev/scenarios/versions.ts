import type { ClusterSpec, Fault, KubernetesObject } from '../cluster/types';
import {
  chartOf,
  helmRelease,
  isFalse,
  isTrue,
  actionFailed,
  type HelmRevision,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

const OLDER: HelmRevision = {
  version: 6,
  chartVersion: '6.9.1',
  status: 'superseded',
  deployed: '60d',
};
const OLD: HelmRevision = {
  version: 7,
  chartVersion: '6.9.2',
  deployed: '12d',
};
const NEW: HelmRevision = {
  version: 8,
  chartVersion: '6.9.3',
  deployed: '40m',
};
const FAILED = actionFailed(
  { name: 'podinfo' },
  NEW.chartVersion,
  `timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress']`,
);

/** Objects of a small cluster. */
const SMALL = [
  'HelmRepository/podinfo',
  'HelmChart/podinfo',
  'HelmRelease/podinfo',
  'OCIRepository/podinfo-manifests',
  'Kustomization/podinfo',
];

type Release = Partial<Parameters<typeof helmRelease>[1]>;

/** States of the release podinfo while its chart goes from 6.9.2 to 6.9.3. */
const STATES = {
  current: { revisions: [NEW, { ...OLD, status: 'superseded' }] },
  failed: {
    revisions: [
      { ...NEW, status: 'failed' },
      { ...OLD, status: 'superseded' },
    ],
    conditions: [
      isTrue(
        'Stalled',
        'RetriesExceeded',
        'Failed to upgrade after 1 attempt(s)',
      ),
      isFalse('Ready', 'UpgradeFailed', FAILED),
      isFalse('Released', 'UpgradeFailed', FAILED),
    ],
    status: { failures: 1, upgradeFailures: 1 },
  },
  waiting: {
    revisions: [OLD, OLDER],
    conditions: [
      isFalse(
        'Ready',
        'DependencyNotReady',
        `dependency 'team-a/podinfo-redis' is not ready`,
      ),
    ],
  },
  suspended: {
    revisions: [OLD, OLDER],
    suspend: true,
    suspendedWith: 'flux',
  },
  behind: { revisions: [OLD, OLDER] },
} as const satisfies Readonly<Record<string, Release>>;

function cluster(
  now: Date,
  name: string,
  state: keyof typeof STATES = 'current',
): ClusterSpec {
  const at: Setting = { cluster: name, flux: '2.9', now };
  const well = podinfo(at);
  const web = helmRelease(at, {
    ...mine,
    name: 'podinfo',
    source: well.charts,
    applies: WORKLOAD,
    changed: '40m',
    ...STATES[state],
  });
  const webChart = chartOf(at, web, well.charts, {
    version: '6.9.3',
    changed: state === 'behind' ? '2m' : '45m',
  });
  return clusterOf(at, { ...well, web, webChart });
}

/** Returns a cluster with nothing but the release and its Kustomization: a hundred of them start quickly. */
function smallCluster(
  now: Date,
  name: string,
  state: keyof typeof STATES = 'current',
): ClusterSpec {
  const { objects = [], ...spec } = cluster(now, name, state);
  const isKept = ({ kind, metadata }: KubernetesObject) =>
    metadata.namespace === 'team-a' &&
    SMALL.includes(`${kind}/${metadata.name.replace(/^team-a-/, '')}`);
  return { ...spec, objects: objects.filter(isKept) };
}

const GONE: readonly Fault[] = [{ effect: { type: 'refused' } }];

/** Returns the clusters of a roll-out of 6.9.3: the five that differ, and as many more as are wanted. */
export function rollout(now: Date, edges: number): readonly ClusterSpec[] {
  const edge = (index: number) => `edge-${String(index + 1).padStart(2, '0')}`;
  return [
    cluster(now, 'production-eu', 'failed'),
    cluster(now, 'production-us', 'waiting'),
    cluster(now, 'production-ap', 'suspended'),
    cluster(now, 'staging', 'behind'),
    ...Array.from({ length: edges - 1 }, (_, index) =>
      cluster(now, edge(index)),
    ),
    { ...cluster(now, edge(edges - 1)), faults: GONE },
  ];
}

export const versions: Scenario = {
  id: 'versions',
  title: 'A release on its way to twelve clusters',
  description:
    'podinfo 6.9.3 is live on seven of twelve clusters. It failed on production-eu, waits on production-us, is suspended on production-ap and has not begun on staging; edge-08 does not answer.',
  clusters: now => rollout(now, 8),
};

const HUNDRED = 100;
/** Where the roll-out has not begun yet: the last of the clusters. */
const BEGUN = 62;
/** By the number of the cluster. */
const SPECIAL: Readonly<Record<number, keyof typeof STATES>> = {
  13: 'waiting',
  41: 'failed',
  99: 'suspended',
};
const SILENT = 77;

function ofHundred(now: Date, number: number): ClusterSpec {
  const name = `edge-${String(number).padStart(3, '0')}`;
  const usual = number > BEGUN ? 'behind' : 'current';
  const state = SPECIAL[number] ?? usual;
  // One has something for every card.
  const spec =
    state === 'failed'
      ? cluster(now, name, state)
      : smallCluster(now, name, state);
  return number === SILENT ? { ...spec, faults: GONE } : spec;
}

export const versions100: Scenario = {
  id: 'versions-100',
  title: 'A release on its way to a hundred clusters',
  description:
    'podinfo 6.9.3 is live on sixty of a hundred clusters and has not begun on 36. It failed on edge-041, waits on edge-013 and is suspended on edge-099; edge-077 does not answer.',
  clusters: now =>
    Array.from({ length: HUNDRED }, (_, index) => ofHundred(now, index + 1)),
};
