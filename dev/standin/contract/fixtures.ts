import type { Entity } from '@backstage/catalog-model';
import type {
  ClusterDescription,
  ClusterSpec,
  KubernetesObject,
} from '../../cluster/types';
import { component } from '../../entities';

export const matcher = (plural: string, group: string, apiVersion = 'v1') => ({
  group: `${group}.toolkit.fluxcd.io`,
  apiVersion,
  plural,
});

export const gitRepositories = matcher('gitrepositories', 'source');
export const kustomizations = matcher('kustomizations', 'kustomize');
export const helmReleases = matcher('helmreleases', 'helm', 'v2');
/** A version that no Flux release serves. */
export const unserved = matcher('gitrepositories', 'source', 'v9');

const id = 'backstage.io/kubernetes-id';

export const contractEntities: readonly Entity[] = [
  component('podinfo', { [id]: 'podinfo' }),
  component('in-team-a', {
    [id]: 'podinfo',
    'backstage.io/kubernetes-namespace': 'team-a',
  }),
  component('selected', {
    [id]: 'podinfo',
    'backstage.io/kubernetes-label-selector': 'tier=front,app in (podinfo)',
  }),
  component('on-second', {
    [id]: 'podinfo',
    'backstage.io/kubernetes-cluster': 'second',
  }),
  component('by-name', undefined),
  component('nothing-there', { [id]: 'nothing-there' }),
];

/** Returns a suspended GitRepository, so that no controller changes it between the two requests. */
function gitRepository(
  namespace: string,
  name: string,
  labels: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { namespace, name, labels },
    spec: { interval: '1m', url: 'https://example.invalid/x', suspend: true },
  };
}

const described: Readonly<Record<string, ClusterDescription>> = {
  second: {
    title: 'Second cluster',
    dashboardUrl: 'https://dashboard.example.com',
    dashboardApp: 'rancher',
    dashboardParameters: { clusterName: 'second' },
  },
};

export const contractClusters: readonly ClusterSpec[] = ['first', 'second'].map(
  name => ({
    name,
    described: described[name],
    flux: '2.7',
    missingCrds: ['imagepolicies'],
    objects: [
      gitRepository('team-a', 'podinfo', { [id]: 'podinfo' }),
      gitRepository('team-b', 'podinfo', {
        [id]: 'podinfo',
        app: 'podinfo',
        tier: 'front',
      }),
      gitRepository('team-b', 'other', { [id]: 'by-name' }),
    ],
  }),
);
