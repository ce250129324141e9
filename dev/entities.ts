import type { Entity } from '@backstage/catalog-model';

/** The catalog of the harness: what the page shows and what the backend's catalog service knows. */
export const entities: readonly Entity[] = [
  component('podinfo', {
    'backstage.io/kubernetes-id': 'podinfo',
  }),
  component('podinfo-team-a', {
    'backstage.io/kubernetes-id': 'podinfo',
    'backstage.io/kubernetes-namespace': 'team-a',
  }),
  // Without an annotation Backstage asks for the entity's name; a card should rather say what is missing.
  component('not-annotated', undefined),
];

/** A plain component. */
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
