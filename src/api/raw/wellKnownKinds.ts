import type { KindRef } from '../../flux';
import type { ServedKind } from '../cluster';

type Names = Readonly<Record<string, string>>;

/** Kinds and plurals of a group at a version. */
type Group = readonly [
  version: string,
  namespaced: Names,
  clusterScoped?: Names,
];

/**
 * Kubernetes' own kinds that Flux applies most. Their stable versions are served since Kubernetes 1.23, and neither
 * plural nor scope can change, so they need no discovery: details of one applier would take two requests a group more.
 */
const GROUPS: Readonly<Record<string, Group>> = {
  '': [
    'v1',
    {
      ConfigMap: 'configmaps',
      Event: 'events',
      LimitRange: 'limitranges',
      PersistentVolumeClaim: 'persistentvolumeclaims',
      Pod: 'pods',
      ResourceQuota: 'resourcequotas',
      Secret: 'secrets',
      Service: 'services',
      ServiceAccount: 'serviceaccounts',
    },
    { Namespace: 'namespaces', PersistentVolume: 'persistentvolumes' },
  ],
  apps: [
    'v1',
    {
      DaemonSet: 'daemonsets',
      Deployment: 'deployments',
      ReplicaSet: 'replicasets',
      StatefulSet: 'statefulsets',
    },
  ],
  batch: ['v1', { CronJob: 'cronjobs', Job: 'jobs' }],
  autoscaling: ['v2', { HorizontalPodAutoscaler: 'horizontalpodautoscalers' }],
  policy: ['v1', { PodDisruptionBudget: 'poddisruptionbudgets' }],
  'events.k8s.io': ['v1', { Event: 'events' }],
  'networking.k8s.io': [
    'v1',
    { Ingress: 'ingresses', NetworkPolicy: 'networkpolicies' },
    { IngressClass: 'ingressclasses' },
  ],
  'rbac.authorization.k8s.io': [
    'v1',
    { Role: 'roles', RoleBinding: 'rolebindings' },
    { ClusterRole: 'clusterroles', ClusterRoleBinding: 'clusterrolebindings' },
  ],
  'storage.k8s.io': ['v1', {}, { StorageClass: 'storageclasses' }],
  'apiextensions.k8s.io': [
    'v1',
    {},
    { CustomResourceDefinition: 'customresourcedefinitions' },
  ],
};

const own = <T>(record: Readonly<Record<string, T>>, key: string) =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Returns how every cluster serves one of Kubernetes' own kinds; `undefined` for all that has to be discovered. */
export function wellKnownKind({
  group,
  kind,
}: Pick<KindRef, 'group' | 'kind'>): ServedKind | undefined {
  const found = own(GROUPS, group);
  if (!found) return undefined;
  const [version, namespaced, clusterScoped = {}] = found;
  const plural = own(namespaced, kind) ?? own(clusterScoped, kind);
  if (plural === undefined) return undefined;
  const isNamespaced = Object.hasOwn(namespaced, kind);
  return { group, version, plural, isNamespaced };
}
