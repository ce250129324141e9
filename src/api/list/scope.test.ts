import type { FluxListing, Scope } from '..';
import { failProxy } from '../__testUtils__/backstage';
import {
  at,
  failureOf,
  fault,
  git,
  MINUTE,
  rows,
  said,
  saidOf,
  small,
} from '../__testUtils__/cases';
import { createWire, setUpWire, type WireOptions } from '../__testUtils__/wire';

setUpWire();

const kinds = ['GitRepository', 'HelmRelease'] as const;

/** Clusters with objects of several entities, of none, and in two namespaces. */
function two(options?: WireOptions) {
  const specOf = (name: string) => {
    const setting = at(name);
    const objects = [
      git(setting, { name: 'a', entity: undefined }),
      git(setting, { name: 'b', entity: 'other' }),
      git(setting, { name: 'c', namespace: 'team-b' }),
    ];
    return small(name, { objects });
  };
  const wire = createWire([specOf('one'), specOf('two')], options);
  const list = (scope: Scope, previous?: FluxListing) =>
    wire.client.list({ scope, kinds }, previous);
  return { ...wire, list };
}

const found = (cluster: string, ...names: readonly string[]) =>
  names.map(name => `${cluster}/GitRepository/${name}`);

describe('a listing without an entity', () => {
  it('has the resources of all clusters and namespaces, with or without labels', async () => {
    const { list, asked } = two();
    const listing = await list({});
    expect(rows(listing)).toEqual([
      ...found('one', 'a', 'b', 'c'),
      ...found('two', 'a', 'b', 'c'),
    ]);
    expect(listing.errors).toEqual([]);
    // It takes many requests, so polls should be less frequent.
    expect(listing.perCluster).toBe(true);
    expect(asked()).not.toContain('POST /resources/custom/query');
  });

  it('has those of the named clusters, without a request to others', async () => {
    const { list, standIn } = two();
    const listing = await list({ clusters: ['two'] });
    expect(rows(listing)).toEqual(found('two', 'a', 'b', 'c'));
    expect(listing.clusters).toEqual([{ name: 'two' }]);
    expect(standIn.requests.some(({ cluster }) => cluster === 'one')).toBe(
      false,
    );
  });

  it('has those of a namespace', async () => {
    const { list } = two();
    const listing = await list({ clusters: ['one'], namespace: 'team-b' });
    expect(rows(listing)).toEqual(found('one', 'c'));
  });

  it('has those that a selector matches', async () => {
    const { list } = two();
    const selector = 'backstage.io/kubernetes-id in (other)';
    const listing = await list({ selector });
    expect(rows(listing)).toEqual([...found('one', 'b'), ...found('two', 'b')]);
  });

  it('keeps unchanged resources in the next poll', async () => {
    const { list } = two();
    const first = await list({});
    const second = await list({}, first);
    expect(second.resources).toBe(first.resources);
  });

  it('has the error of a cluster that fails, and what was known about it', async () => {
    const { list, cluster } = two();
    const first = await list({});
    cluster('one').setFaults([fault({ type: 'refused' })]);
    const second = await list({}, first);
    expect(second.resources).toBe(first.resources);
    expect(saidOf(second)).toEqual([
      { problem: 'unreachable', cluster: 'one' },
    ]);
  });

  it('has an error for a cluster that Backstage does not know', async () => {
    const { list } = two();
    const listing = await list({ clusters: ['two', 'three'] });
    expect(rows(listing)).toEqual(found('two', 'a', 'b', 'c'));
    expect(saidOf(listing)).toEqual([
      { problem: 'notFound', cluster: 'three' },
    ]);
    expect(listing.errors[0]?.message).toBe(
      'Backstage does not know this cluster',
    );
  });

  it('calls onPartial while a cluster has not answered', async () => {
    const { client, cluster } = two({
      listLimits: { queryMs: 100, clusterMs: 300 },
    });
    cluster('two').setFaults([fault({ type: 'delay', ms: MINUTE })]);
    const partial: FluxListing[] = [];
    const onPartial = (listing: FluxListing) => partial.push(listing);
    const listing = await client.list({ scope: {}, kinds }, undefined, {
      onPartial,
    });
    expect(partial.map(({ pending }) => pending)).toEqual([['two']]);
    expect(partial.map(rows)).toEqual([found('one', 'a', 'b', 'c')]);
    expect(saidOf(listing)).toEqual([{ problem: 'timeout', cluster: 'two' }]);
  });

  it('fails where Backstage denies the proxy', async () => {
    const { list, standIn } = two();
    standIn.setDenied(['kubernetes.proxy']);
    expect(said(await failureOf(list({})))).toEqual({
      problem: 'forbidden',
      status: 403,
    });
  });

  it('sends no request to a cluster whose auth provider gives no credentials', async () => {
    const { list, standIn } = two({
      authProviders: { one: { authProvider: 'google' } },
    });
    const listing = await list({});
    expect(rows(listing)).toEqual(found('two', 'a', 'b', 'c'));
    expect(said(listing.errors[0])).toEqual({
      problem: 'noCredentials',
      cluster: 'one',
    });
    expect(standIn.requests.some(({ cluster }) => cluster === 'one')).toBe(
      false,
    );
  });

  it('has an error for a namespace with an invalid name', async () => {
    const { list } = two();
    const listing = await list({ clusters: ['one'], namespace: '..' });
    expect(rows(listing)).toEqual([]);
    expect(listing.errors.map(({ problem }) => problem)).toEqual(
      kinds.map(() => 'invalidName'),
    );
  });

  it('is not affected by a gateway error of one cluster', async () => {
    const { list } = two();
    failProxy('one', () => new Response('<html>', { status: 502 }));
    const listing = await list({});
    expect(rows(listing)).toEqual(found('two', 'a', 'b', 'c'));
    expect(saidOf(listing)).toEqual([
      { problem: 'serverError', cluster: 'one', status: 502 },
    ]);
  });
});
