import {
  alert,
  artifactGenerator,
  bucket,
  externalArtifact,
  fluxInstance,
  fluxReport,
  provider,
  receiver,
  resourceSet,
  resourceSetInputProvider,
} from './build';
import { withOperator } from './parts/controllers';
import { clusterOf, lookedInto } from './parts/entity-cluster';
import { mine, podinfo } from './parts/podinfo';
import type { Scenario } from './types';

export const allKinds: Scenario = {
  id: 'all-kinds',
  title: 'All kinds',
  description:
    'Further kinds of Flux: a Bucket, an ArtifactGenerator with its ExternalArtifact, the kinds of Flux Operator, and what notifies: a Receiver, two Alerts, one of them suspended, and the Provider that both send to. Its address is a secret.',
  clusters: now => {
    const at = { cluster: 'production-eu', flux: '2.9', now } as const;
    const common = podinfo(at);
    const watches = [common.git, common.charts];
    const branches = resourceSetInputProvider(at, {
      ...mine,
      name: 'podinfo-branches',
      type: 'GitHubPullRequest',
      url: 'https://github.com/stefanprodan/podinfo',
    });
    const spec = clusterOf(at, {
      ...common,
      bucket: bucket(at, {
        ...mine,
        name: 'podinfo-assets',
        endpoint: 'minio.example.com',
        bucketName: 'podinfo',
      }),
      external: externalArtifact(at, {
        ...mine,
        name: 'podinfo-generated',
        generator: { kind: 'ArtifactGenerator', name: 'podinfo-composer' },
      }),
      generator: artifactGenerator(at, {
        ...mine,
        name: 'podinfo-composer',
        sources: [common.git],
        artifacts: ['podinfo-generated'],
      }),
      branches,
      previews: resourceSet(at, {
        ...mine,
        name: 'podinfo-previews',
        inputsFrom: branches,
        dependsOn: [common.git],
        applied: [common.charts],
      }),
      paused: resourceSet(at, {
        ...mine,
        name: 'podinfo-paused',
        annotatedWith: 'flux-client-side-apply',
        annotations: {
          'fluxcd.controlplane.io/reconcile': 'disabled',
          'fluxcd.controlplane.io/suspendedBy': 'jane',
        },
      }),
      instance: fluxInstance(at, { applied: [common.git] }),
      report: fluxReport(at, {
        unready: ['notification-controller'],
        stats: { Kustomization: [5, 0, 0], HelmRelease: [42, 1, 3] },
      }),
      webhook: receiver(at, {
        ...mine,
        name: 'podinfo-push',
        triggers: [common.git],
      }),
      errors: alert(at, {
        ...mine,
        name: 'podinfo-errors',
        provider: 'podinfo-chat',
        watches,
      }),
      night: alert(at, {
        ...mine,
        name: 'podinfo-night',
        provider: 'podinfo-chat',
        watches,
        suspend: true,
        suspendedWith: 'flux-client-side-apply',
      }),
      chat: provider(at, {
        ...mine,
        name: 'podinfo-chat',
        type: 'slack',
        address: 'https://hooks.example.com/services/T000/B000/hunter2',
      }),
    });
    return [withOperator(lookedInto(spec))];
  },
};
