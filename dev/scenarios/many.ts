import type { ClusterSpec, KubernetesObject } from '../cluster/types';
import {
  fetchFailed,
  gitRepository,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  isFalse,
  kustomization,
  numbersOf,
  ociRepository,
  retrying,
  stalled,
  type ConditionSketch,
  type Setting,
} from './build';
import { neighbours } from './parts/neighbours';
import { ENTITY } from './parts/podinfo';
import type { Scenario } from './types';

const NAMESPACES = ['team-a', 'team-b', 'team-c', 'team-d'];

type Shares = readonly (readonly [
  share: number,
  conditions: readonly ConditionSketch[],
])[];

const NO_SOURCE = 'Source artifact not found, retrying in 30s';
const NOT_READY = `timeout waiting for: [Deployment/podinfo status: 'InProgress']`;

const waits = isFalse(
  'Ready',
  'DependencyNotReady',
  "dependency 'team-a/redis' is not ready",
);

/** Possible states of an object, each with its share. The rest is Ready. */
const KUSTOMIZATION: Shares = [
  [
    0.03,
    retrying(
      'HealthCheckFailed',
      `health check failed after 2m0s: ${NOT_READY}`,
    ),
  ],
  [0.02, [waits]],
  [0.02, retrying('ArtifactFailed', NO_SOURCE)],
];
const HELM_RELEASE: Shares = [
  [0.03, retrying('UpgradeFailed', `Helm upgrade failed: ${NOT_READY}`)],
  [0.02, [waits]],
  [0.01, stalled('RetriesExceeded', 'Failed to upgrade after 3 attempt(s)')],
];
const fetching = (reason: string, message: string): Shares => [
  [0.03, fetchFailed(reason, message)],
  [
    0.01,
    stalled('URLInvalid', 'failed to parse url: invalid URL escape "%zz"'),
  ],
];
const GIT = fetching(
  'GitOperationFailed',
  'failed to checkout and determine revision: unable to clone: context deadline exceeded',
);
const OCI = fetching(
  'OCIArtifactPullFailed',
  'failed to pull artifact: context deadline exceeded',
);
const HELM = fetching(
  'IndexationFailed',
  'failed to fetch Helm repository index: context deadline exceeded',
);

/** Selects an object's state from a number in [0, 1). */
function stateFor(number: number, shares: Shares) {
  let reached = 0;
  for (const [share, conditions] of shares) {
    reached += share;
    if (number < reached) return { conditions };
  }
  return number > 0.95 ? { suspend: true } : {};
}

/** Returns eight related objects: three sources, an image with its policy, and the objects that use them. */
function application(
  at: Setting,
  index: number,
  next: () => number,
): KubernetesObject[] {
  const common = {
    entity: ENTITY,
    name: `podinfo-${String(index).padStart(4, '0')}`,
    namespace: NAMESPACES[index % NAMESPACES.length],
    age: `${1 + Math.floor(next() * 400)}d`,
    changed: `${1 + Math.floor(next() * 3000)}m`,
  };
  const one = (shares: Shares) => ({
    ...common,
    ...stateFor(next(), shares),
  });
  const git = gitRepository(at, {
    ...one(GIT),
    url: `https://github.com/example/${common.name}.git`,
  });
  const oci = ociRepository(at, {
    ...one(OCI),
    url: `oci://ghcr.io/example/charts/${common.name}`,
    chart: true,
  });
  const charts = helmRepository(at, {
    ...one(HELM),
    url: `https://charts.example.com/${common.name}`,
  });
  // Each run of a Kustomization writes to its conditions.
  const ranAt = { changed: `${1 + (index % 10)}m` };
  const images = imageRepository(at, {
    ...common,
    image: `ghcr.io/example/${common.name}`,
  });
  return [
    git,
    oci,
    charts,
    images,
    imagePolicy(at, { ...common, repository: images }),
    kustomization(at, {
      ...one(KUSTOMIZATION),
      ...ranAt,
      source: git,
      applies: ['apps/v1 Deployment podinfo'],
    }),
    kustomization(at, {
      ...one(KUSTOMIZATION),
      ...ranAt,
      name: `${common.name}-config`,
      source: git,
    }),
    helmRelease(at, { ...one(HELM_RELEASE), source: oci }),
  ];
}

function cluster(at: Setting, applications: number): ClusterSpec {
  const next = numbersOf(at.cluster);
  const objects = Array.from({ length: applications }, (_, index) =>
    application(at, index, next),
  );
  return {
    name: at.cluster,
    flux: at.flux,
    objects: [...objects.flat(), ...neighbours(at)],
  };
}

export const many: Scenario = {
  id: 'many',
  title: 'Two thousand objects',
  description:
    'One entity with 2,000 resources on three clusters: most are Ready, some failed, waiting, stalled or suspended. The page stays fast.',
  clusters: now => [
    cluster({ cluster: 'production-eu', flux: '2.9', now }, 120),
    cluster({ cluster: 'production-us', flux: '2.9', now }, 100),
    cluster({ cluster: 'staging', flux: '2.8', now }, 30),
  ],
};
