import type { CustomResourceMatcher } from '@backstage/plugin-kubernetes-common';

const SOURCE = { group: 'source.toolkit.fluxcd.io', apiVersion: 'v1' };

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

export type BaselineKind = keyof typeof MATCHERS;
