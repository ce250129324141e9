import { newerEvent } from './events/eventObject';
import type { FluxRelease, KubernetesObject } from './types';

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
  /** Another API's view of objects that are stored as this kind; it can only be read. */
  readonly viewOf?: {
    readonly kind: ResourceKind;
    readonly show: (object: KubernetesObject) => KubernetesObject;
  };
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

const OPERATOR_GROUP = 'fluxcd.controlplane.io';

/** Returns whether a group is one of Flux, or of Flux Operator. */
export function isFluxGroup(group: string): boolean {
  return group.endsWith('.fluxcd.io') || group === OPERATOR_GROUP;
}

/** Returns whether a group is one of custom resources: all groups of Kubernetes itself lack a dot, or end like this. */
export function isCustomGroup(group: string): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io');
}

function operator(
  kind: string,
  plural: string,
  shortNames: readonly string[],
  categories: readonly string[],
): ResourceKind {
  return {
    group: OPERATOR_GROUP,
    kind,
    plural,
    namespaced: true,
    versions: [v('v1')],
    shortNames,
    categories,
  };
}

/** The kinds of Flux Operator, from its CRDs. */
export const operatorKinds: readonly ResourceKind[] = [
  operator('FluxInstance', 'fluxinstances', [], ['fluxcd', 'fluxcd-appliers']),
  operator('FluxReport', 'fluxreports', [], ['fluxcd']),
  operator('ResourceSet', 'resourcesets', ['rset'], appliers.categories),
  operator(
    'ResourceSetInputProvider',
    'resourcesetinputproviders',
    ['rsip'],
    sources.categories,
  ),
];

function builtIn(
  group: string,
  [kind, plural, ...shortNames]: Names,
  namespaced = true,
  extras: Partial<ResourceKind> = {},
): ResourceKind {
  return {
    group,
    kind,
    plural,
    namespaced,
    versions: [v('v1')],
    shortNames,
    categories: [],
    ...extras,
  };
}

const inAll = { categories: ['all'] };
const RBAC = 'rbac.authorization.k8s.io';

export const namespaceKind = builtIn(
  '',
  ['Namespace', 'namespaces', 'ns'],
  false,
);
export const eventKind = builtIn('', ['Event', 'events', 'ev']);

/** The built-in Kubernetes kinds that Flux's objects often consist of. Secrets are served and there is none. */
export const builtInKinds: readonly ResourceKind[] = [
  namespaceKind,
  eventKind,
  builtIn('events.k8s.io', ['Event', 'events', 'ev'], true, {
    viewOf: { kind: eventKind, show: newerEvent },
  }),
  builtIn('', ['Pod', 'pods', 'po'], true, inAll),
  builtIn('', ['Service', 'services', 'svc'], true, inAll),
  builtIn('', ['ConfigMap', 'configmaps', 'cm']),
  builtIn('', ['Secret', 'secrets']),
  builtIn('', ['ServiceAccount', 'serviceaccounts', 'sa']),
  builtIn('', ['PersistentVolumeClaim', 'persistentvolumeclaims', 'pvc']),
  builtIn('apps', ['Deployment', 'deployments', 'deploy'], true, inAll),
  builtIn('apps', ['ReplicaSet', 'replicasets', 'rs'], true, inAll),
  builtIn('apps', ['StatefulSet', 'statefulsets', 'sts'], true, inAll),
  builtIn('apps', ['DaemonSet', 'daemonsets', 'ds'], true, inAll),
  builtIn('batch', ['Job', 'jobs'], true, inAll),
  builtIn('batch', ['CronJob', 'cronjobs', 'cj'], true, inAll),
  builtIn('networking.k8s.io', ['Ingress', 'ingresses', 'ing']),
  builtIn('networking.k8s.io', ['NetworkPolicy', 'networkpolicies', 'netpol']),
  builtIn(
    'autoscaling',
    ['HorizontalPodAutoscaler', 'horizontalpodautoscalers', 'hpa'],
    true,
    { ...inAll, versions: [v('v2')] },
  ),
  builtIn('policy', ['PodDisruptionBudget', 'poddisruptionbudgets', 'pdb']),
  builtIn(RBAC, ['Role', 'roles']),
  builtIn(RBAC, ['RoleBinding', 'rolebindings']),
  builtIn(RBAC, ['ClusterRole', 'clusterroles'], false),
  builtIn(RBAC, ['ClusterRoleBinding', 'clusterrolebindings'], false),
  builtIn(
    'apiextensions.k8s.io',
    ['CustomResourceDefinition', 'customresourcedefinitions', 'crd', 'crds'],
    false,
  ),
];
