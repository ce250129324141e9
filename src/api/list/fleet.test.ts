import { getEventListeners } from 'node:events';
import type { KubernetesObject } from '../../../dev/cluster';
import { FLUX_KINDS } from '../../flux';
import type { FluxListing } from '..';
import {
  at,
  failureOf,
  fault,
  git,
  MINUTE,
  rows,
  saidOf,
  small,
} from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const kinds = ['GitRepository', 'HelmRelease'] as const;
const PROXIED = '/proxy/*';

/** Returns this many GitRepositories, without labels. */
function repositories(cluster: string, count: number): KubernetesObject[] {
  const setting = at(cluster);
  return Array.from({ length: count }, (_, index) =>
    git(setting, { name: `git-${index}`, entity: undefined }),
  );
}

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => `cluster-${index}`);

describe('a long list', () => {
  const long = () =>
    createWire([small('one', { objects: repositories('one', 600) })]);

  /** The server's words for a token of a list that etcd has compacted. */
  const gone = () =>
    Response.json(
      {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message:
          'The provided continue parameter is too old to display a consistent list result.',
        reason: 'Expired',
        code: 410,
      },
      { status: 410 },
    );

  /** Lets the token of the second page expire this many times. */
  function expire(times: number) {
    let left = times;
    const lists: string[] = [];
    intercept('all', PROXIED, async request => {
      const { pathname, searchParams } = new URL(request.url);
      if (!pathname.endsWith('/gitrepositories')) return undefined;
      const limit = searchParams.get('limit') ?? 'all';
      const isNext = searchParams.has('continue');
      lists.push(isNext ? `${limit} more` : limit);
      if (!isNext || left === 0) return undefined;
      left -= 1;
      return gone();
    });
    return lists;
  }

  it('comes in pages of 500', async () => {
    const { client } = long();
    const lists = expire(0);
    const listing = await client.list({ scope: {}, kinds });
    expect(listing.resources).toHaveLength(600);
    expect(listing.errors).toEqual([]);
    expect(lists).toEqual(['500', '500 more']);
  });

  it('begins again where its token has expired', async () => {
    const { client } = long();
    const lists = expire(1);
    const listing = await client.list({ scope: {}, kinds });
    expect(listing.resources).toHaveLength(600);
    expect(listing.errors).toEqual([]);
    expect(lists).toEqual(['500', '500 more', '500', '500 more']);
  });

  it('comes whole where its token expires again', async () => {
    const { client } = long();
    const lists = expire(2);
    const listing = await client.list({ scope: {}, kinds });
    expect(listing.resources).toHaveLength(600);
    expect(lists).toEqual(['500', '500 more', '500', '500 more', 'all']);
  });

  it('that never ends is an error of its kind', async () => {
    const { client } = long();
    intercept('all', PROXIED, async request =>
      new URL(request.url).pathname.endsWith('/gitrepositories')
        ? Response.json({
            kind: 'GitRepositoryList',
            apiVersion: 'source.toolkit.fluxcd.io/v1',
            metadata: { continue: 'again' },
            items: [],
          })
        : undefined,
    );
    const listing = await client.list({ scope: {}, kinds });
    expect(saidOf(listing)).toEqual([
      { problem: 'malformed', cluster: 'one', kind: 'GitRepository' },
    ]);
  });
});

describe('many clusters', () => {
  const COUNT = 30;
  const DEAD = ['cluster-0', 'cluster-7', 'cluster-20'];

  function many(listLimits = { queryMs: 1_000, clusterMs: 2_000 }) {
    const wire = createWire(
      names(COUNT).map(name => small(name)),
      { listLimits },
    );
    const partial: FluxListing[] = [];
    return {
      ...wire,
      partial,
      list: (previous?: FluxListing, signal?: AbortSignal) =>
        wire.client.list({ scope: {}, kinds }, previous, {
          signal,
          onPartial: listing => partial.push(listing),
        }),
    };
  }

  it('get at most six requests at a time', async () => {
    const { client } = many();
    let running = 0;
    let most = 0;
    intercept('all', PROXIED, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(resolve => setTimeout(resolve, 10));
      running -= 1;
      return undefined;
    });
    await client.list({ scope: {}, kinds: FLUX_KINDS });
    expect(most).toBe(6);
  });

  it('have their rows before all have answered, and those without an answer cost only themselves', async () => {
    const { list, partial, cluster } = many();
    for (const name of DEAD) {
      cluster(name).setFaults([fault({ type: 'delay', ms: MINUTE })]);
    }
    const listing = await list();
    const alive = names(COUNT).filter(name => !DEAD.includes(name));
    expect(rows(listing)).toEqual(
      alive.flatMap(name => kinds.map(kind => `${name}/${kind}/podinfo`)),
    );
    expect(saidOf(listing)).toEqual(
      DEAD.map(name => ({ problem: 'timeout', cluster: name })),
    );
    expect(listing).not.toHaveProperty('pending');
    const [first] = partial;
    expect(first?.resources.length).toBeGreaterThan(0);
    expect(first?.pending?.length).toBeGreaterThan(COUNT / 2);
    // The page is not drawn once for each cluster.
    expect(partial.length).toBeLessThan(COUNT / 2);
    // Each partial listing has all rows of the one before.
    partial.reduce((before, next) => {
      expect(next.resources).toEqual(
        expect.arrayContaining([...before.resources]),
      );
      return next;
    });
  });

  it('keep unchanged resources in the next poll, whose partial listings lose none', async () => {
    const { list, partial, cluster } = many();
    const first = await list();
    cluster('cluster-3').setFaults([fault({ type: 'refused' })]);
    partial.length = 0;
    const second = await list(first);
    for (const { resources } of [...partial, second]) {
      expect(resources).toBe(first.resources);
    }
    expect(saidOf(second)).toEqual([
      { problem: 'unreachable', cluster: 'cluster-3' },
    ]);
  });

  it('wait for what they share by few listeners: Node takes more than ten for a leak', async () => {
    const { list } = many();
    const { signal } = new AbortController();
    const count = () => getEventListeners(signal, 'abort').length;
    let most = 0;
    const add = signal.addEventListener.bind(signal);
    jest.spyOn(signal, 'addEventListener').mockImplementation((...args) => {
      add(...args);
      most = Math.max(most, count());
    });
    await list(undefined, signal);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(10);
    expect(count()).toBe(0);
  });

  it('get no more requests once the page is left', async () => {
    const { list, standIn } = many();
    const leaving = new AbortController();
    intercept('all', PROXIED, async () => {
      await new Promise(resolve => setTimeout(resolve, 10));
      return undefined;
    });
    const end = failureOf(list(undefined, leaving.signal));
    await new Promise(resolve => setTimeout(resolve, 35));
    leaving.abort();
    await end;
    const { length } = standIn.requests;
    await new Promise(resolve => setTimeout(resolve, 1_000));
    expect(length).toBeLessThan(COUNT);
    // Those under way may still arrive.
    expect(standIn.requests.length).toBeLessThanOrEqual(length + 6);
  });
});
