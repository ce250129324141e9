import fc from 'fast-check';
import { dependenciesOf } from './dependencies';
import { keyOf, type ObjectRef } from './ref';
import { parseResource } from './parse';
import { RUNS } from './__testUtils__/runs';

const ref = (name: string): ObjectRef => ({
  cluster: 'production',
  group: 'kustomize.toolkit.fluxcd.io',
  kind: 'Kustomization',
  namespace: 'team-a',
  name,
});

/** Kustomizations by name, each with the names of those that it depends on. */
function indexOf(names: Readonly<Record<string, readonly string[]>>) {
  const resources = Object.entries(names).map(([name, dependsOn], index) =>
    parseResource(
      { cluster: 'production', kind: 'Kustomization', version: 'v1', index },
      {
        metadata: { name, namespace: 'team-a' },
        spec: { dependsOn: dependsOn.map(each => ({ name: each })) },
      },
    ),
  );
  return new Map(resources.map(each => [each.key, each]));
}

const relations = (of: string, names: Parameters<typeof indexOf>[0]) =>
  dependenciesOf(ref(of), indexOf(names)).nodes.map(
    ({ ref: { name }, as }) => `${name} ${as}`,
  );

test('follows dependsOn both ways, to the end', () => {
  const names = { a: [], b: ['a'], c: ['b', 'x'], d: ['c'], e: ['d'], f: [] };
  expect(relations('c', names)).toEqual([
    'c self',
    'b dependency',
    'x dependency',
    'a indirectDependency',
    'd dependent',
    'e indirectDependent',
  ]);
});

test('a dependency that does not exist has no object', () => {
  const { nodes, edges } = dependenciesOf(ref('b'), indexOf({ b: ['gone'] }));
  expect(nodes[1]).toMatchObject({ ref: { name: 'gone' }, as: 'dependency' });
  expect(nodes[1]?.resource).toBeUndefined();
  expect(edges).toEqual([{ from: keyOf(ref('b')), to: keyOf(ref('gone')) }]);
});

test('a circle ends', () => {
  expect(relations('a', { a: ['b'], b: ['a'] })).toEqual([
    'a self',
    'b dependency',
  ]);
});

test('stops at a hundred', () => {
  const many = Array.from({ length: 300 }, (_, i) => `d${i}`);
  const found = dependenciesOf(ref('a'), indexOf({ a: many }));
  expect(found.nodes).toHaveLength(100);
  expect(found.isTruncated).toBe(true);
  expect(found.edges).toHaveLength(99);
});

test('whatever depends on whatever, each object is there once and all edges are between them', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  fc.assert(
    fc.property(fc.dictionary(name, fc.array(name)), names => {
      const { nodes, edges } = dependenciesOf(ref('a'), indexOf(names));
      const keys = nodes.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys[0]).toBe(keyOf(ref('a')));
      for (const { from, to } of edges) {
        expect(keys).toContain(from);
        expect(keys).toContain(to);
      }
    }),
    RUNS,
  );
});
