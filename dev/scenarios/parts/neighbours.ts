import type { KubernetesObject } from '../../cluster/types';
import {
  apiVersionOf,
  chartOf,
  gitRepository,
  helmRelease,
  helmRepository,
  kustomization,
  type Setting,
} from '../build';

/** The objects that the Kustomization of the platform applies. */
export const rootLines: readonly string[] = [
  'v1 Namespace /flux-system',
  'apps/v1 Deployment source-controller',
  'apps/v1 Deployment kustomize-controller',
  'apps/v1 Deployment helm-controller',
  'apps/v1 Deployment notification-controller',
  'apps/v1 Deployment image-reflector-controller',
  'apps/v1 Deployment image-automation-controller',
  'kustomize.toolkit.fluxcd.io/v1 Kustomization team-a',
];

/**
 * Returns the objects that `flux bootstrap` creates, and the Kustomization that applies team-a's objects. They belong to
 * no entity.
 */
export function platform(at: Setting) {
  const system = { namespace: 'flux-system', age: '210d' };
  const fleet = gitRepository(at, {
    ...system,
    name: 'flux-system',
    url: 'ssh://git@github.com/example/fleet-infra',
  });
  const root = kustomization(at, {
    ...system,
    name: 'flux-system',
    source: fleet,
    path: `./clusters/${at.cluster}`,
    applies: rootLines,
  });
  const teamA = kustomization(at, {
    ...system,
    appliedBy: { name: 'flux-system', namespace: 'flux-system' },
    name: 'team-a',
    source: fleet,
    path: './teams/team-a',
    applies: [
      'source.toolkit.fluxcd.io/v1 GitRepository team-a/podinfo',
      `${apiVersionOf(at, 'HelmRelease')} HelmRelease team-a/podinfo`,
      'kustomize.toolkit.fluxcd.io/v1 Kustomization team-a/podinfo',
    ],
  });
  return { fleet, root, teamA };
}

/** Returns objects that must not show for podinfo: the platform's, a team's without an entity, another entity's. */
export function neighbours(at: Setting): KubernetesObject[] {
  const theirs = { namespace: 'team-b', entity: 'checkout' };
  const source = gitRepository(at, {
    ...theirs,
    name: 'checkout',
    url: 'https://gitea.example.com/team-b/checkout.git',
  });
  const charts = helmRepository(at, {
    namespace: 'team-b',
    name: 'bitnami',
    url: 'https://charts.bitnami.com/bitnami',
  });
  const postgres = helmRelease(at, {
    namespace: 'team-b',
    name: 'postgresql',
    source: charts,
    chart: 'postgresql',
    range: '16.x',
    appVersion: '17.2.0',
    revisions: [{ version: 4, chartVersion: '16.2.5', deployed: '20d' }],
  });
  return [
    ...Object.values(platform(at)),
    source,
    kustomization(at, { ...theirs, name: 'checkout', source }),
    charts,
    postgres,
    chartOf(at, postgres, charts, {
      chart: 'postgresql',
      range: '16.x',
      version: '16.2.5',
    }),
  ];
}
