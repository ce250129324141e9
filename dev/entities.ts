import type { Entity } from '@backstage/catalog-model';

/** The harness's catalog: the entities that the page shows and that the backend's catalog service knows. */
export const entities: readonly Entity[] = [
  component('podinfo', {
    'backstage.io/kubernetes-id': 'podinfo',
  }),
  component('podinfo-team-a', {
    'backstage.io/kubernetes-id': 'podinfo',
    'backstage.io/kubernetes-namespace': 'team-a',
  }),
  component('podinfo-selected', {
    'backstage.io/kubernetes-label-selector':
      'app.kubernetes.io/part-of in (podinfo, shop),!example.com/legacy',
  }),
  // Without the annotation, Backstage would search by the entity's name; a card shows what is missing instead.
  component('not-annotated', undefined),
];

/** Returns a plain component. */
export function component(
  name: string,
  annotations: Record<string, string> | undefined,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace: 'default',
      name,
      ...(annotations && { annotations }),
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
  };
}
