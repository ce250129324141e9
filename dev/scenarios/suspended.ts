import {
  artifactOf,
  fetchFailed,
  gitRepository,
  helmRelease,
  imagePolicy,
  isFalse,
  isTrue,
  isUnknown,
  kustomization,
  ociRepository,
  progressing,
  type Setting,
} from './build';
import { clusterOf } from './parts/entity-cluster';
import { mine, podinfo, WORKLOAD } from './parts/podinfo';
import type { Scenario } from './types';

const SUSPENDED_BY = 'fluxcd.controlplane.io/suspendedBy';
const UNHEALTHY = `health check failed after 5m0.002s: timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress']`;
const NO_ACCESS = `failed to checkout and determine revision: unable to list remote for 'https://dev.azure.com/example/team-a/_git/podinfo-docs': authentication required: TF401019: The Git repository with name or identifier podinfo-docs does not exist or you do not have permissions`;

function suspendedObjects(at: Setting) {
  const well = podinfo(at);
  const paused = { ...mine, suspend: true, generation: 2 };
  return {
    ...well,
    web: helmRelease(at, {
      ...paused,
      name: 'podinfo',
      source: well.charts,
      applies: WORKLOAD,
      annotations: { [SUSPENDED_BY]: 'jane@example.com' },
      suspendedWith: 'flux-operator',
      changed: '6d',
    }),
    settings: gitRepository(at, {
      ...paused,
      name: 'podinfo-settings',
      url: 'ssh://git@gitlab.com/team-a/podinfo-settings.git',
      ref: { tag: 'v1.4.0' },
      fetched: '12d',
      changed: '12d',
    }),
    docs: gitRepository(at, {
      ...paused,
      name: 'podinfo-docs',
      url: 'https://dev.azure.com/example/team-a/_git/podinfo-docs',
      fetched: '30d',
      observedGeneration: 1,
      conditions: fetchFailed('GitOperationFailed', NO_ACCESS, '5d'),
    }),
    canary: ociRepository(at, {
      ...paused,
      name: 'podinfo-canary',
      url: 'oci://ghcr.io/stefanprodan/manifests/podinfo',
      ref: { tag: 'latest' },
      tag: 'latest',
      changed: '40d',
    }),
    deploy: kustomization(at, {
      ...paused,
      name: 'podinfo',
      source: well.manifests,
      path: './',
      applies: WORKLOAD,
      suspendedWith: 'flux',
      outcome: 'HealthCheckFailed',
      changed: '1d',
      conditions: [
        isFalse('Ready', 'HealthCheckFailed', UNHEALTHY),
        isFalse('Healthy', 'HealthCheckFailed', UNHEALTHY),
      ],
    }),
    frozen: kustomization(at, {
      ...paused,
      name: 'podinfo-frozen',
      source: well.git,
      path: './deploy/extras',
      changed: '9d',
      conditions: [
        progressing(
          `Building manifests for revision ${artifactOf(well.git)?.revision} with a timeout of 5m0s`,
          '9d',
        ),
        isUnknown('Ready', 'Progressing', 'Reconciliation in progress', '9d'),
      ],
    }),
    policy: imagePolicy(at, {
      ...paused,
      name: 'podinfo',
      repository: well.images,
      conditions: [
        isTrue(
          'Ready',
          'Succeeded',
          'Latest image tag for ghcr.io/stefanprodan/podinfo resolved to 6.9.2 (previously ghcr.io/stefanprodan/podinfo:6.9.1)',
          '6d',
        ),
      ],
    }),
  };
}

export const suspended: Scenario = {
  id: 'suspended',
  title: 'Suspended',
  description:
    'Some resources of podinfo are suspended, in whatever state they had: Ready, failed or in the middle of a run. One shows who suspended it. Some are suspended in Git, others by hand.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    return [clusterOf(at, suspendedObjects(at))];
  },
};
