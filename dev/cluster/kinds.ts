import type { FluxRelease } from './types';

/** A version of a kind and the releases that serve it. `until` is the first release without it. */
export interface ServedVersion {
  readonly name: string;
  readonly from?: FluxRelease;
  readonly until?: FluxRelease;
}

export interface ResourceKind {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** Newest first. */
  readonly versions: readonly ServedVersion[];
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** Versions without the status subresource, and therefore without a status. */
  readonly withoutStatus?: readonly string[];
  /** The CRD's default for `status`, used until a controller has seen the object. */
  readonly unseen?: boolean;
}

const v = (
  name: string,
  from?: FluxRelease,
  until?: FluxRelease,
): ServedVersion => ({ name, from, until });

const beta1 = v('v1beta1', undefined, '2.7');
const betas = [v('v1beta2', undefined, '2.8'), beta1];
const lateBetas = [v('v1beta2', undefined, '2.9'), beta1];

type Names = readonly [
  kind: string,
  plural: string,
  ...shortNames: readonly string[],
];

function flux(
  prefix: string,
  [kind, plural, ...shortNames]: Names,
  versions: readonly ServedVersion[],
  extras: Partial<ResourceKind> = {},
): ResourceKind {
  return {
    group: `${prefix}.fluxcd.io`,
    kind,
    plural,
    namespaced: true,
    versions,
    shortNames,
    categories: [],
    unseen: true,
    ...extras,
  };
}

const category = (name: string) => ({ categories: ['all', 'fluxcd', name] });
const sources = category('fluxcd-sources');
const appliers = category('fluxcd-appliers');
const notifications = category('fluxcd-notifications');
const stateless = { withoutStatus: ['v1beta3'], unseen: false };

/** Flux's kinds with the releases that serve each version, from the CRDs of Flux 2.1 to 2.9. */
export const fluxKinds: readonly ResourceKind[] = [
  flux(
    'source.toolkit',
    ['GitRepository', 'gitrepositories', 'gitrepo'],
    [v('v1'), ...betas],
    sources,
  ),
  flux(
    'source.toolkit',
    ['OCIRepository', 'ocirepositories', 'ocirepo'],
    [v('v1', '2.6'), v('v1beta2', undefined, '2.8')],
    sources,
  ),
  flux(
    'source.toolkit',
    ['HelmRepository', 'helmrepositories', 'helmrepo'],
    [v('v1', '2.3'), ...betas],
    sources,
  ),
  flux(
    'source.toolkit',
    ['HelmChart', 'helmcharts', 'hc'],
    [v('v1', '2.3'), ...betas],
    sources,
  ),
  flux(
    'source.toolkit',
    ['Bucket', 'buckets'],
    [v('v1', '2.4'), ...betas],
    sources,
  ),
  flux(
    'source.toolkit',
    ['ExternalArtifact', 'externalartifacts', 'ea'],
    [v('v1', '2.7')],
    { ...sources, unseen: false },
  ),
  flux(
    'source.extensions',
    ['ArtifactGenerator', 'artifactgenerators', 'ag'],
    [v('v1beta1', '2.7')],
    { ...sources, unseen: false },
  ),
  flux(
    'kustomize.toolkit',
    ['Kustomization', 'kustomizations', 'ks'],
    [v('v1'), ...betas],
    appliers,
  ),
  flux(
    'helm.toolkit',
    ['HelmRelease', 'helmreleases', 'hr'],
    [
      v('v2', '2.3'),
      v('v2beta2', '2.2', '2.8'),
      v('v2beta1', undefined, '2.7'),
    ],
    appliers,
  ),
  flux(
    'image.toolkit',
    ['ImageRepository', 'imagerepositories', 'imgrepo', 'imagerepo'],
    [v('v1', '2.7'), ...lateBetas],
  ),
  flux(
    'image.toolkit',
    ['ImagePolicy', 'imagepolicies', 'imgpol', 'imagepol'],
    [v('v1', '2.7'), ...lateBetas],
  ),
  flux(
    'image.toolkit',
    [
      'ImageUpdateAutomation',
      'imageupdateautomations',
      'iua',
      'imgupd',
      'imgauto',
    ],
    [v('v1', '2.7'), v('v1beta2', '2.3', '2.9'), beta1],
    category('fluxcd-images'),
  ),
  flux(
    'notification.toolkit',
    ['Alert', 'alerts'],
    [v('v1beta3', '2.2'), ...lateBetas],
    { ...notifications, ...stateless },
  ),
  flux(
    'notification.toolkit',
    ['Provider', 'providers'],
    [v('v1beta3', '2.2'), ...lateBetas],
    { ...notifications, ...stateless },
  ),
  flux(
    'notification.toolkit',
    ['Receiver', 'receivers'],
    [v('v1'), ...lateBetas],
    notifications,
  ),
];

function builtIn(
  group: string,
  [kind, plural, ...shortNames]: Names,
  namespaced = true,
): ResourceKind {
  const versions = [v('v1')];
  return {
    group,
    kind,
    plural,
    namespaced,
    versions,
    shortNames,
    categories: [],
  };
}

export const namespaceKind = builtIn(
  '',
  ['Namespace', 'namespaces', 'ns'],
  false,
);
export const eventKind = builtIn('', ['Event', 'events', 'ev']);

/** The few built-in Kubernetes kinds that Flux and its clients use. */
export const builtInKinds: readonly ResourceKind[] = [
  namespaceKind,
  eventKind,
  builtIn('', ['Pod', 'pods', 'po']),
  builtIn('', ['Service', 'services', 'svc']),
  builtIn('', ['ConfigMap', 'configmaps', 'cm']),
  builtIn('apps', ['Deployment', 'deployments', 'deploy']),
  builtIn('rbac.authorization.k8s.io', ['ClusterRole', 'clusterroles'], false),
];
