import { readOpenDetails, searchFor } from './address';

const named = (name: string) => ({
  cluster: 'production eu',
  group: 'kustomize.toolkit.fluxcd.io',
  kind: 'Kustomization',
  namespace: 'team-a',
  name,
});

it.each(['podinfo', 'a&b=c', 'a+b c', '100%', 'a/b#c?d', '名前'])(
  'the address of the object "%s" leads to it',
  name => {
    const params = new URLSearchParams(searchFor('sources', named(name)));
    expect([...params.keys()]).toEqual(['sources.open']);
    expect(readOpenDetails(params, 'sources')?.ref).toEqual(named(name));
  },
);

it('impossible object names have no address, or one that leads nowhere', () => {
  expect(searchFor('sources', named(''))).toBeUndefined();
  expect(searchFor('sources', named('a'.repeat(2_000)))).toBeUndefined();
  // Half of a character, which a malformed object may have in its name.
  expect(searchFor('sources', named('\ud800'))).toContain('%EF%BF%BD');
});
