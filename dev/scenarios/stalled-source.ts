import {
  artifactOf,
  chartOf,
  fetchFailed,
  gitRepository,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  isFalse,
  isTrue,
  kustomization,
  ociRepository,
  retrying,
  stalled,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

const NO_SOURCE = 'Source artifact not found, retrying in 30s';
const UNAUTHORISED = `failed to checkout and determine revision: unable to clone 'https://github.com/example/podinfo-private': authentication required: Repository not found.`;
const INDEX_UNAUTHORISED = `failed to fetch Helm repository index: failed to cache index to temporary file: failed to fetch https://charts.example.com/private/index.yaml : 401 Unauthorized`;

/** A source that became unreadable. It still has an older artifact, so its users keep working. */
function refused(at: Setting) {
  const options = {
    ...mine,
    name: 'podinfo-private',
    url: 'https://github.com/example/podinfo-private',
    fetched: '9d',
  };
  const revision = artifactOf(gitRepository(at, options))?.revision;
  const stored = `stored artifact for revision '${revision}'`;
  return gitRepository(at, {
    ...options,
    conditions: [
      ...fetchFailed('GitOperationFailed', UNAUTHORISED, '26m'),
      isTrue('ArtifactInStorage', 'Succeeded', stored, '9d'),
    ],
  });
}

/** Sources that cannot be read, the first two until their spec changes. */
function sources(at: Setting) {
  const badEscape = 'https://git.example.com/team-a/podinfo%zz.git';
  return {
    broken: gitRepository(at, {
      ...mine,
      name: 'podinfo-broken',
      url: badEscape,
      fetched: 'never',
      changed: '3d',
      conditions: stalled(
        'URLInvalid',
        `failed to parse url '${badEscape}': parse "${badEscape}": invalid URL escape "%zz"`,
      ),
    }),
    capitals: ociRepository(at, {
      ...mine,
      name: 'podinfo-capitals',
      url: 'oci://ghcr.io/Team-A/podinfo',
      fetched: 'never',
      changed: '3d',
      conditions: stalled(
        'URLInvalid',
        'could not parse reference: ghcr.io/Team-A/podinfo: repository can only contain the characters `abcdefghijklmnopqrstuvwxyz0123456789_-./`: Team-A/podinfo',
      ),
    }),
    forbidden: refused(at),
    noSecret: ociRepository(at, {
      ...mine,
      name: 'podinfo-mirror',
      url: 'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/manifests/podinfo',
      fetched: 'never',
      observedGeneration: -1,
      age: '2h',
      conditions: fetchFailed(
        'AuthenticationFailed',
        `failed to get credential from 'generic': failed to get secret 'team-a/ecr-credentials': secrets "ecr-credentials" not found`,
        '2h',
      ),
      spec: { secretRef: { name: 'ecr-credentials' } },
    }),
    charts: helmRepository(at, {
      ...mine,
      name: 'private-charts',
      url: 'https://charts.example.com/private',
      fetched: 'never',
      observedGeneration: -1,
      age: '2h',
      conditions: fetchFailed('IndexationFailed', INDEX_UNAUTHORISED, '1h'),
    }),
  };
}

function objects(at: Setting) {
  const well = podinfo(at);
  const { broken, capitals, forbidden, noSecret, charts } = sources(at);
  const never = {
    ...mine,
    applied: 'none',
    observedGeneration: -1,
    age: '3d',
    conditions: [isFalse('Ready', 'ArtifactFailed', NO_SOURCE, '3d')],
  };
  const notReady = `HelmChart 'team-a/team-a-podinfo-private' is not ready: latest generation of object has not been reconciled`;
  const release = helmRelease(at, {
    ...mine,
    name: 'podinfo-private',
    source: charts,
    revisions: [],
    attempted: 'none',
    observedGeneration: -1,
    age: '2h',
    conditions: retrying('SourceNotReady', notReady, {
      step: 'Fulfilling prerequisites',
      changed: '2h',
    }),
  });
  const denied = `failed to list tags for 'registry.example.com/team-a/podinfo': GET https://registry.example.com/v2/team-a/podinfo/tags/list?n=1000: UNAUTHORIZED: authentication required`;
  const images = imageRepository(at, {
    ...mine,
    name: 'podinfo-private',
    image: 'registry.example.com/team-a/podinfo',
    age: '2h',
    observedGeneration: -1,
    conditions: retrying('ReadOperationFailed', denied, { changed: '2h' }),
    status: { lastScanResult: undefined },
  });
  return {
    ...well,
    broken,
    capitals,
    forbidden,
    noSecret,
    privateCharts: charts,
    fromBroken: kustomization(at, {
      ...never,
      name: 'podinfo-broken',
      source: broken,
    }),
    fromCapitals: kustomization(at, {
      ...never,
      name: 'podinfo-capitals',
      source: capitals,
    }),
    fromForbidden: kustomization(at, {
      ...mine,
      name: 'podinfo-private',
      source: forbidden,
      applies: ['v1 ConfigMap podinfo-private'],
    }),
    fromNowhere: kustomization(at, {
      ...never,
      name: 'podinfo-orphan',
      source: { ...broken, metadata: { name: 'gone', namespace: 'team-a' } },
      conditions: [
        isFalse(
          'Ready',
          'ArtifactFailed',
          `GitRepository.source.toolkit.fluxcd.io "gone" not found`,
          '3d',
        ),
      ],
    }),
    release,
    releaseChart: chartOf(at, release, charts, {
      fetched: 'never',
      age: '2h',
      observedGeneration: -1,
      conditions: retrying(
        'NoSourceArtifact',
        `no artifact available for HelmRepository source 'private-charts'`,
        { changed: '2h' },
      ),
    }),
    privateImages: images,
    privatePolicy: imagePolicy(at, {
      ...mine,
      name: 'podinfo-private',
      repository: images,
      tag: 'none',
      age: '2h',
      observedGeneration: -1,
      conditions: retrying(
        'DependencyNotReady',
        'image repository has not been scanned yet: retrying in 30s',
        { changed: '2h' },
      ),
    }),
  };
}

export const stalledSource: Scenario = {
  id: 'stalled-source',
  title: 'Sources that cannot be read',
  description:
    'Two sources are stalled until they are changed; others are refused by their hosts and retried. Their users fail for lack of an artifact, unless there is an older one. One Kustomization refers to a source that does not exist.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [clusterOf(at, objects(at))];
  },
};
