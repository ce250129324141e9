import type { ClusterSpec } from '../cluster/types';
import {
  ago,
  commitOf,
  gitRepository,
  imagePolicy,
  imageRepository,
  imageUpdateAutomation,
  isUnknown,
  kustomization,
  progressing,
  type Setting,
} from './build';
import { clusterOf, lookedInto } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

const IMAGE = 'ghcr.io/stefanprodan/podinfo';
const URL = 'https://github.com/stefanprodan/podinfo.git';
const PUSHED = commitOf('Update from image update automation: 6.9.3');
const BEFORE = commitOf('the commit before the update');

/** The images, and the commit that names the new one; the same on all clusters. */
function update(at: Setting, isFetched = true) {
  const repository = imageRepository(at, {
    ...mine,
    name: 'podinfo',
    image: IMAGE,
    tags: ['6.9.3', '6.9.2', '6.9.1'],
    tagCount: 143,
    changed: '5m',
  });
  const policy = imagePolicy(at, {
    ...mine,
    name: 'podinfo',
    repository,
    tag: '6.9.3',
    previousTag: '6.9.2',
    changed: '5m',
  });
  const git = gitRepository(at, {
    ...mine,
    name: 'podinfo',
    url: URL,
    revision: `main@sha1:${isFetched ? PUSHED : BEFORE}`,
    ...(isFetched
      ? { fetched: '50s', changed: '50s' }
      : { fetched: '3h', changed: '3h' }),
  });
  const automation = imageUpdateAutomation(at, {
    ...mine,
    name: 'podinfo',
    source: git,
    policies: [policy],
    changed: '2m',
    status: {
      lastAutomationRunTime: ago(at, '2m'),
      lastPushCommit: PUSHED,
      lastPushTime: ago(at, '2m'),
    },
  });
  return { images: repository, policy, git, automation };
}

const workloads = (settings: string) => [
  'v1 ServiceAccount webapp',
  'v1 Service frontend',
  'v1 Service backend',
  `apps/v1 Deployment frontend ${settings}`,
  `apps/v1 Deployment backend ${settings}`,
  'networking.k8s.io/v1 Ingress frontend',
];

/** The new Pods are starting. */
function onItsWay(at: Setting): ClusterSpec {
  const well = { ...podinfo(at), ...update(at) };
  const revision = `main@sha1:${PUSHED}`;
  const step = `Running health checks for revision ${revision} with a timeout of 5m0s`;
  const deploy = kustomization(at, {
    ...mine,
    name: 'podinfo',
    source: well.git,
    path: './deploy/webapp',
    applies: workloads(
      `image=${IMAGE}:6.9.3 from=${IMAGE}:6.9.2 since=45s after=10m`,
    ),
    applied: `main@sha1:${BEFORE}`,
    attempted: revision,
    outcome: 'ReconciliationSucceeded',
    conditions: [
      progressing(step, '45s'),
      isUnknown('Ready', 'Progressing', 'Reconciliation in progress', '48s'),
      isUnknown('Healthy', 'Progressing', step, '45s'),
    ],
  });
  return clusterOf(at, { ...well, deploy });
}

function done(at: Setting): ClusterSpec {
  const well = { ...podinfo(at), ...update(at) };
  const deploy = kustomization(at, {
    ...mine,
    name: 'podinfo',
    source: well.git,
    path: './deploy/webapp',
    applies: workloads(`image=${IMAGE}:6.9.3 from=${IMAGE}:6.9.2 since=40s`),
    changed: '30s',
  });
  return clusterOf(at, { ...well, deploy });
}

/** Its source is fetched every five minutes, and has not been since the push. */
function notFetched(at: Setting): ClusterSpec {
  const well = { ...podinfo(at), ...update(at, false) };
  const deploy = kustomization(at, {
    ...mine,
    name: 'podinfo',
    source: well.git,
    path: './deploy/webapp',
    applies: workloads(`image=${IMAGE}:6.9.2`),
    changed: '3m',
  });
  return clusterOf(at, { ...well, deploy });
}

export const imageUpdate: Scenario = {
  id: 'image-update',
  title: 'An image update on its way',
  description:
    'The tag 6.9.3 was found, chosen and committed two minutes ago. staging runs it; on production-eu its Pods are starting; the source on production-us has not fetched the commit yet.',
  clusters: now =>
    [
      onItsWay({ cluster: 'production-eu', flux: '2.9', now }),
      notFetched({ cluster: 'production-us', flux: '2.9', now }),
      done({ cluster: 'staging', flux: '2.9', now }),
    ].map(lookedInto),
};
