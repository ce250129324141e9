import fc from 'fast-check';
import {
  almostFluxObject,
  anyJson,
  anyText,
} from './__testUtils__/arbitraries';
import { RUNS } from './__testUtils__/runs';
import { readInventory, readInventoryId } from './inventory';
import {
  appliedSelector,
  appliersOf,
  controllerOf,
  podSelector,
} from './owners';

const applier = {
  cluster: 'one',
  group: 'kustomize.toolkit.fluxcd.io',
  kind: 'Kustomization',
  namespace: 'flux-system',
  name: 'apps',
};

describe('an id of the inventory', () => {
  it.each([
    [
      'team-a_podinfo_apps_Deployment',
      'apps',
      'Deployment',
      'team-a',
      'podinfo',
    ],
    ['team-a_podinfo__Service', '', 'Service', 'team-a', 'podinfo'],
    ['_team-a__Namespace', '', 'Namespace', undefined, 'team-a'],
    [
      '_system__view_rbac.authorization.k8s.io_ClusterRole',
      'rbac.authorization.k8s.io',
      'ClusterRole',
      undefined,
      'system:view',
    ],
    [
      'team-a_a__b__c_rbac.authorization.k8s.io_Role',
      'rbac.authorization.k8s.io',
      'Role',
      'team-a',
      'a:b:c',
    ],
  ])('%s', (id, group, kind, namespace, name) => {
    expect(readInventoryId(id)).toEqual({
      group,
      kind,
      ...(namespace !== undefined && { namespace }),
      name,
    });
  });

  it.each(['', 'podinfo', 'a_b', 'a_b_c', 'a__apps_Deployment', 'a_b_apps_'])(
    'that cannot be read: "%s"',
    id => {
      expect(readInventoryId(id)).toBeUndefined();
    },
  );

  const part = fc.stringMatching(/^[a-z0-9]([a-z0-9.-]{0,10}[a-z0-9])?$/);
  it('of any object comes back', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(''), part),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.oneof(fc.constant(''), part),
        fc.stringMatching(/^[A-Z][A-Za-z]{1,10}$/),
        (namespace, names, group, kind) => {
          const id = `${namespace}_${names.join('__')}_${group}_${kind}`;
          expect(readInventoryId(id)).toEqual({
            group,
            kind,
            ...(namespace !== '' && { namespace }),
            name: names.join(':'),
          });
        },
      ),
      RUNS,
    );
  });
});

describe('an inventory', () => {
  const of = (entries: unknown) => ({ status: { inventory: { entries } } });

  it('has each object once, without the applier itself', () => {
    const podinfo = { id: 'team-a_podinfo_apps_Deployment', v: 'v1' };
    const itself = {
      id: 'flux-system_apps_kustomize.toolkit.fluxcd.io_Kustomization',
      v: 'v1',
    };
    expect(
      readInventory(applier, of([podinfo, itself, podinfo, 7, { id: 'x' }])),
    ).toEqual([
      {
        cluster: 'one',
        group: 'apps',
        kind: 'Deployment',
        namespace: 'team-a',
        name: 'podinfo',
        version: 'v1',
      },
    ]);
  });

  it('may be empty, or not be there', () => {
    expect(readInventory(applier, of(null))).toEqual([]);
    expect(readInventory(applier, { status: {} })).toBeUndefined();
    expect(readInventory(applier, undefined)).toBeUndefined();
  });
});

describe('owners', () => {
  const labels = {
    'kustomize.toolkit.fluxcd.io/name': 'apps',
    'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
  };

  it('are found by the labels that their selector selects', () => {
    const ref = { ...applier, group: 'apps', kind: 'Deployment', name: 'web' };
    expect(appliersOf(ref, { metadata: { labels } })).toEqual([applier]);
    expect(appliedSelector(applier)).toBe(
      'kustomize.toolkit.fluxcd.io/name=apps,kustomize.toolkit.fluxcd.io/namespace=flux-system',
    );
  });

  it('are others than the object itself', () => {
    expect(appliersOf(applier, { metadata: { labels } })).toEqual([]);
  });

  it('have no selector if no label can hold their name', () => {
    const name = 'x'.repeat(64);
    expect(appliedSelector({ ...applier, name })).toBeUndefined();
    expect(
      appliedSelector({ ...applier, group: 'apps', kind: 'Deployment' }),
    ).toBeUndefined();
  });
});

describe('the selector of a workload', () => {
  it('is written as kubectl takes it', () => {
    const selector = {
      matchLabels: { app: 'podinfo', 'example.org/tier': 'front' },
      matchExpressions: [
        { key: 'env', operator: 'In', values: ['a', 'b'] },
        { key: 'x', operator: 'NotIn', values: ['c'] },
        { key: 'y', operator: 'Exists' },
        { key: 'z', operator: 'DoesNotExist' },
      ],
    };
    expect(podSelector({ spec: { selector } })).toBe(
      'app=podinfo,example.org/tier=front,env in (a,b),x notin (c),y,!z',
    );
  });

  it.each([
    {},
    { matchLabels: {} },
    { matchLabels: { 'a,b': 'c' } },
    { matchLabels: { a: 'b,c' } },
    { matchExpressions: [{ key: 'a', operator: 'Like' }] },
  ])('is undefined where it cannot be written: %j', selector => {
    expect(podSelector({ spec: { selector } })).toBeUndefined();
  });
});

it('reads any JSON', () => {
  fc.assert(
    fc.property(fc.oneof(anyJson, almostFluxObject), anyText, (json, id) => {
      readInventoryId(id);
      const entries = readInventory(applier, json) ?? [];
      expect(entries.every(({ name, kind }) => name && kind)).toBe(true);
      expect(appliersOf(applier, json).length).toBeLessThanOrEqual(2);
      expect(typeof (podSelector(json) ?? '')).toBe('string');
      expect(typeof (controllerOf(json) ?? '')).toBe('string');
    }),
    RUNS,
  );
});
