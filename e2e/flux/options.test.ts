import { parseFluxOptions } from './options';
import { readmeRoles, readmeRolesFor } from './roles';

it('options of a cluster are taken, and all others go to Jest', () => {
  expect(
    parseFluxOptions([
      ...['--json', '--outputFile=results.json', '--kubeconfig', '/k'],
      ...['-t', 'a sync', '--context=c', '--address', '10.0.0.1'],
    ]),
  ).toEqual({
    kubeconfig: { file: '/k', context: 'c' },
    address: '10.0.0.1',
    forJest: ['--json', '--outputFile=results.json', '-t', 'a sync'],
  });
  expect(parseFluxOptions(['-t', 'a sync'])).toEqual({
    forJest: ['-t', 'a sync'],
  });
});

it.each([
  [['--kubeconfig', '/k'], '--kubeconfig and --context must be used together'],
  [['--context', 'c'], '--kubeconfig and --context must be used together'],
  [['--address', '10.0.0.1'], '--address requires --kubeconfig'],
  [['--context'], '--context needs a value'],
])('%j is refused', (args, message) => {
  expect(() => parseFluxOptions(args)).toThrow(message);
});

it('the roles for another namespace are those of the README, bound to its account by names of their own', () => {
  const originals = readmeRoles();
  const labels = { 'tests/of': 'roles' };
  const copies = readmeRolesFor('there', labels);
  expect(copies).toHaveLength(originals.length);
  copies.forEach((copy, i) => {
    const original = originals[i];
    const name = `${original?.metadata.name}-there`;
    expect(copy).toEqual({
      ...original,
      metadata: { ...original?.metadata, name, labels },
      ...(copy.kind === 'ClusterRoleBinding' && {
        roleRef: { ...original?.roleRef, name },
        subjects: [
          { kind: 'ServiceAccount', name: 'backstage', namespace: 'there' },
        ],
      }),
    });
  });
});
