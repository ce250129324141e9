import type { ClusterSpec, GrantedRoles, PolicyRule, Roles } from './types';

const group = (name: string) => `${name}.toolkit.fluxcd.io`;

export const GRANTED_ROLES: readonly GrantedRoles[] = [
  'view',
  'view+sync',
  'view+sync+details',
];

/** Rules of Kubernetes' own role cluster-admin: everything is permitted. */
export const CLUSTER_ADMIN: readonly PolicyRule[] = [
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
];

/** The roles that the plugin's README asks cluster administrators for. */
export const defaultRoles: Roles = {
  view: [
    {
      apiGroups: [
        ...['notification', 'source', 'helm', 'image', 'kustomize'].map(group),
        'source.extensions.fluxcd.io',
        'fluxcd.controlplane.io',
      ],
      resources: ['*'],
      verbs: ['get', 'list', 'watch'],
    },
  ],
  sync: [
    {
      apiGroups: [group('source')],
      resources: [
        'buckets',
        'helmcharts',
        'gitrepositories',
        'helmrepositories',
        'ocirepositories',
      ],
      verbs: ['patch'],
    },
    {
      apiGroups: [group('kustomize')],
      resources: ['kustomizations'],
      verbs: ['patch'],
    },
    {
      apiGroups: [group('helm')],
      resources: ['helmreleases'],
      verbs: ['patch'],
    },
    {
      apiGroups: [group('notification')],
      resources: ['alerts', 'providers', 'receivers'],
      verbs: ['patch'],
    },
  ],
  details: [
    {
      apiGroups: [''],
      resources: [
        'configmaps',
        'events',
        'namespaces',
        'persistentvolumeclaims',
        'pods',
        'pods/log',
        'serviceaccounts',
        'services',
      ],
      verbs: ['get', 'list'],
    },
    {
      apiGroups: ['apps'],
      resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
      verbs: ['get', 'list'],
    },
    {
      apiGroups: ['batch'],
      resources: ['cronjobs', 'jobs'],
      verbs: ['get', 'list'],
    },
    {
      apiGroups: ['networking.k8s.io'],
      resources: ['ingresses', 'networkpolicies'],
      verbs: ['get', 'list'],
    },
    {
      apiGroups: ['autoscaling'],
      resources: ['horizontalpodautoscalers'],
      verbs: ['get', 'list'],
    },
    {
      apiGroups: ['policy'],
      resources: ['poddisruptionbudgets'],
      verbs: ['get', 'list'],
    },
    {
      apiGroups: ['rbac.authorization.k8s.io'],
      resources: [
        'clusterrolebindings',
        'clusterroles',
        'rolebindings',
        'roles',
      ],
      verbs: ['get', 'list'],
    },
    {
      apiGroups: ['apiextensions.k8s.io'],
      resources: ['customresourcedefinitions'],
      verbs: ['get', 'list'],
    },
  ],
};

export function rulesOf(
  rules: ClusterSpec['rules'],
  roles: Roles,
): readonly PolicyRule[] {
  switch (rules) {
    case 'view':
      return roles.view;
    case undefined:
    case 'view+sync':
      return [...roles.view, ...roles.sync];
    case 'view+sync+details':
      return [...roles.view, ...roles.sync, ...roles.details];
    default:
      return rules;
  }
}
