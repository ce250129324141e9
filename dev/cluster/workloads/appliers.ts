import { stringAt } from '../json';
import type { KubernetesObject } from '../types';
import type { Placement } from './Placement';

/** Returns the labels, annotations and field manager by which an applied object tells its applier. */
export function ownershipOf(
  applier: KubernetesObject,
): Pick<Placement, 'labels' | 'annotations' | 'manager'> {
  const { name, namespace = '' } = applier.metadata;
  if (applier.kind === 'Kustomization') {
    return {
      labels: {
        'kustomize.toolkit.fluxcd.io/name': name,
        'kustomize.toolkit.fluxcd.io/namespace': namespace,
      },
      annotations: {},
      manager: 'kustomize-controller',
    };
  }
  return {
    labels: {
      'app.kubernetes.io/managed-by': 'Helm',
      'helm.toolkit.fluxcd.io/name': name,
      'helm.toolkit.fluxcd.io/namespace': namespace,
    },
    annotations: {
      'meta.helm.sh/release-name':
        stringAt(applier, 'spec', 'releaseName') ?? name,
      'meta.helm.sh/release-namespace':
        stringAt(applier, 'spec', 'targetNamespace') ?? namespace,
    },
    manager: 'helm-controller',
  };
}
