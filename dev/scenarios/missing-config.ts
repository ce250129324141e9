import type { ClusterSpec } from '../cluster/types';
import { artifactOf, kustomization, retrying, type Setting } from './build';
import { clusterOf, lookedInto, wellCluster } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import { unhealthy } from './parts/unhealthy';
import type { Scenario } from './types';

const IMAGE = 'ghcr.io/stefanprodan/podinfo:6.9.2';
const BUILD_FAILED =
  "kustomize build failed: accumulating resources: accumulation err='accumulating resources from 'settings.yaml': open /tmp/kustomization-2736716187/overlays/production/settings.yaml: no such file or directory'";

/** podinfo-config would apply the ConfigMap, and cannot be built. */
function cluster(at: Setting): ClusterSpec {
  const well = podinfo(at);
  const revision = artifactOf(well.settings)?.revision;
  const config = kustomization(at, {
    ...mine,
    name: 'podinfo-config',
    source: well.settings,
    path: './overlays/production',
    applied: 'none',
    attempted: revision,
    outcome: 'BuildFailed',
    age: '50m',
    observedGeneration: -1,
    conditions: retrying('BuildFailed', BUILD_FAILED, {
      step: `Building manifests for revision ${revision} with a timeout of 5m0s`,
      changed: '50m',
    }),
  });
  const deploy = unhealthy(at, {
    name: 'podinfo',
    source: well.git,
    path: './deploy/webapp',
    applies: [
      'v1 ServiceAccount webapp',
      'v1 Service frontend',
      'v1 Service backend',
      `apps/v1 Deployment frontend image=${IMAGE} config=podinfo-settings since=14m`,
      `apps/v1 Deployment backend image=${IMAGE} env=podinfo-settings since=14m`,
    ],
    begun: '9m',
    culprit: 'Deployment/team-a/frontend',
    failed: true,
    isNew: true,
  });
  return clusterOf(at, { ...well, config, deploy });
}

export const missingConfig: Scenario = {
  id: 'missing-config',
  title: 'A missing ConfigMap',
  description:
    'frontend mounts a ConfigMap that does not exist, and backend reads its environment from it. The Kustomization podinfo-config would apply it, but fails to build.',
  clusters: now =>
    [
      cluster({ cluster: 'production-eu', flux: '2.9', now }),
      wellCluster({ cluster: 'staging', flux: '2.9', now }),
    ].map(lookedInto),
};
