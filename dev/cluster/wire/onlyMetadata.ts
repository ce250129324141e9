import type { KubernetesObject } from '../types';

export function onlyMetadata({ metadata }: KubernetesObject): KubernetesObject {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
  };
}
