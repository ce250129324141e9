import type { CustomResourceMatcher } from '@backstage/plugin-kubernetes-common';

const SOURCE = { group: 'source.toolkit.fluxcd.io', apiVersion: 'v1' };

/** The resources in Backstage's Kubernetes API, in the version that current Flux serves. */
export const MATCHERS = {
  Kustomization: {
    group: 'kustomize.toolkit.fluxcd.io',
    apiVersion: 'v1',
    plural: 'kustomizations',
  },
  HelmRelease: {
    group: 'helm.toolkit.fluxcd.io',
    apiVersion: 'v2',
    plural: 'helmreleases',
  },
  GitRepository: { ...SOURCE, plural: 'gitrepositories' },
  OCIRepository: { ...SOURCE, plural: 'ocirepositories' },
  HelmRepository: { ...SOURCE, plural: 'helmrepositories' },
  ImagePolicy: {
    group: 'image.toolkit.fluxcd.io',
    apiVersion: 'v1',
    plural: 'imagepolicies',
  },
} as const satisfies Record<string, CustomResourceMatcher>;

export type CardKind = keyof typeof MATCHERS;

export interface CardProps {
  readonly kinds: readonly CardKind[];
  /** Time between two polls, in ms. */
  readonly refreshMs: number;
}

/** The kinds of this plugin's eight cards, in their order. */
export const DASHBOARD: readonly (readonly CardKind[])[] = [
  ['Kustomization', 'HelmRelease'],
  ['GitRepository', 'OCIRepository', 'HelmRepository'],
  ['Kustomization'],
  ['HelmRelease'],
  ['GitRepository'],
  ['OCIRepository'],
  ['HelmRepository'],
  ['ImagePolicy'],
];
