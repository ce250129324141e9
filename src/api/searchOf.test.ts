import type { Entity } from '@backstage/catalog-model';
import { component } from '../../dev/entities';
import { searchOf } from '.';

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';

const entity = (annotations?: Record<string, string>): Entity =>
  component('podinfo', annotations);

describe('the search for the objects of an entity', () => {
  it.each([
    [
      { [ID]: 'app' },
      {
        labelSelector: 'backstage.io/kubernetes-id=app',
        annotation: { name: ID, value: 'app' },
      },
    ],
    [
      { [ID]: 'app', [SELECTOR]: 'tier=front' },
      {
        labelSelector: 'tier=front',
        annotation: { name: SELECTOR, value: 'tier=front' },
      },
    ],
    [
      { [ID]: 'app', [NAMESPACE]: 'team-a', [CLUSTER]: 'staging' },
      {
        labelSelector: 'backstage.io/kubernetes-id=app',
        namespace: 'team-a',
        clusters: ['staging'],
        annotation: { name: ID, value: 'app' },
      },
    ],
  ])('follows its annotations: %j', (annotations, search) => {
    expect(searchOf(entity(annotations))).toEqual(search);
  });

  it.each<Record<string, string> | undefined>([
    undefined,
    {},
    { [ID]: '', [SELECTOR]: '', [NAMESPACE]: '', [CLUSTER]: '' },
  ])('uses its name where they are missing or empty: %j', none => {
    expect(searchOf(entity(none))).toEqual({
      labelSelector: 'backstage.io/kubernetes-id=podinfo',
    });
  });
});
