import type { KubernetesObject } from '../cluster/types';
import {
  ago,
  gitRepository,
  helmRelease,
  imagePolicy,
  imageRepository,
  isFalse,
  isTrue,
  isUnknown,
  kustomization,
  ociHelmRepository,
  progressing,
  retrying,
  type Setting,
} from './build';
import { clusterOf, wellCluster } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

const UNHEALTHY = `health check failed after 5m0.02s: timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress']`;

const inProgress = (changed: string) => [
  progressing('Running health checks with a timeout of 4m30s', changed),
  isUnknown('Ready', 'Progressing', 'Reconciliation in progress', changed),
];

const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

/** Returns the object after `flux reconcile`, which no controller has followed. */
function askedInVain(
  at: Setting,
  object: KubernetesObject,
  span: string,
): KubernetesObject {
  const time = ago(at, span);
  const { annotations } = object.metadata;
  const entry = {
    apiVersion: object.apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:metadata': { 'f:annotations': { [`f:${REQUESTED_AT}`]: {} } },
    },
    manager: 'flux',
    operation: 'Update',
    time,
  };
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...annotations, [REQUESTED_AT]: time },
      managedFields: [entry],
    },
  };
}

/** Kustomizations that their controller has left alone for days. */
function leftAlone(at: Setting) {
  const source = podinfo(at).git;
  const applier = (
    name: string,
    more: Partial<Parameters<typeof kustomization>[1]>,
  ) => kustomization(at, { ...mine, name, source, ...more });
  return {
    hangs: applier('podinfo-hangs', {
      changed: '6d',
      conditions: inProgress('6d'),
    }),
    cancelled: applier('podinfo-cancelled', {
      changed: '3d',
      conditions: [
        isFalse(
          'Ready',
          'HealthCheckCanceled',
          'New reconciliation triggered by GitRepository/flux-system/podinfo',
          '3d',
        ),
      ],
    }),
    unseen: applier('podinfo-unseen', {
      changed: '4d',
      generation: 3,
      observedGeneration: 2,
      conditions: [
        {
          ...isTrue('Ready', 'ReconciliationSucceeded', 'Applied', '4d'),
          generation: 2,
        },
      ],
    }),
    gone: applier('podinfo-gone', { changed: '5d' }),
    asked: askedInVain(
      at,
      applier('podinfo-asked', { changed: '5h', spec: { interval: '24h' } }),
      '2h',
    ),
    leaving: applier('podinfo-leaving', {
      deleting: '2d',
      generation: 2,
      observedGeneration: 1,
    }),
  };
}

/** Objects that a controller reconciles without success. */
function unsuccessful(at: Setting) {
  const { git, charts } = podinfo(at);
  const nobody = kustomization(at, { name: 'nobody', source: git });
  return {
    orphan: kustomization(at, {
      ...mine,
      name: 'podinfo-orphan',
      source: git,
      dependsOn: [nobody],
      conditions: retrying(
        'DependencyNotReady',
        `dependency 'team-a/nobody' not found: kustomizations.kustomize.toolkit.fluxcd.io "nobody" not found`,
      ),
    }),
    orphanPolicy: imagePolicy(at, {
      ...mine,
      name: 'podinfo-orphan',
      repository: imageRepository(at, { name: 'nobody', image: 'podinfo' }),
      tag: 'none',
      conditions: retrying(
        'DependencyNotReady',
        'failed to get the referred ImageRepository: referenced ImageRepository does not exist: ImageRepository.image.toolkit.fluxcd.io "nobody" not found',
      ),
    }),
    // Its last run failed, and the next is in progress.
    retried: kustomization(at, {
      ...mine,
      name: 'podinfo-retried',
      source: git,
      outcome: 'HealthCheckFailed',
      conditions: [
        ...inProgress('8s'),
        isFalse('Healthy', 'HealthCheckFailed', UNHEALTHY, '2m'),
      ],
    }),
    fresh: helmRelease(at, {
      ...mine,
      name: 'podinfo-fresh',
      source: charts,
      age: '4s',
      revisions: [],
      observedGeneration: -1,
      conditions: [
        progressing('Fulfilling prerequisites', '4s'),
        isFalse(
          'Ready',
          'SourceNotReady',
          `HelmChart 'flux-system/team-a-podinfo-fresh' is not ready: latest generation of object has not been reconciled`,
          '4s',
        ),
      ],
    }),
    paused: ociHelmRepository(at, {
      ...mine,
      name: 'podinfo-paused',
      url: 'oci://ghcr.io/stefanprodan/charts',
      suspend: true,
      suspendedWith: 'flux-operator',
      generation: 2,
    }),
    unreachable: gitRepository(at, {
      ...mine,
      name: 'podinfo-unreachable',
      url: 'https://git.example.com/team-a/podinfo',
      conditions: [
        ...[
          progressing('building artifact', '3s'),
          isUnknown('Ready', 'Progressing', 'building artifact', '3s'),
        ],
        isTrue(
          'FetchFailed',
          'GitOperationFailed',
          `failed to checkout and determine revision: dial tcp: lookup git.example.com: no such host`,
          '2h',
        ),
      ],
    }),
  };
}

export const overdue: Scenario = {
  id: 'overdue',
  title: 'Overdue, missing, retried without success',
  description:
    'Kustomizations that no controller has looked at for days, one whose reconciliation never ends, one with a sync request that nothing handles, one whose deletion never ends; resources that wait for what does not exist; failing ones that are being tried again.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [
      clusterOf(at, { ...podinfo(at), ...leftAlone(at), ...unsuccessful(at) }),
      wellCluster({ cluster: 'staging', flux: '2.9', now }),
    ];
  },
};
