import type { ClusterSpec, PolicyRule, Roles } from './types';

const group = (name: string) => `${name}.toolkit.fluxcd.io`;

/** The two roles that the plugin's README asks cluster administrators for. */
export const defaultRoles: Roles = {
  view: [
    {
      apiGroups: ['notification', 'source', 'helm', 'image', 'kustomize'].map(
        group,
      ),
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
      resources: ['receivers'],
      verbs: ['patch'],
    },
  ],
};

export function rulesOf(
  rules: ClusterSpec['rules'],
  roles: Roles,
): readonly PolicyRule[] {
  if (rules === 'view') return roles.view;
  if (rules === undefined || rules === 'view+sync') {
    return [...roles.view, ...roles.sync];
  }
  return rules;
}
