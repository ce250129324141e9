import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import pLimit from 'p-limit';
import { settled } from '../../../dev/testing/time';
import type { FluxListing } from '..';
import {
  fault,
  MINUTE,
  rows,
  saidOf,
  calendar,
  small,
} from '../__testUtils__/cases';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const QUERY = 'POST /resources/custom/query';
const kinds = ['GitRepository', 'HelmRelease'] as const;

/** Three clusters, of which `two` answers after this time in ms. */
function withSlow(ms: number, limits = { queryMs: 100, clusterMs: 1_200 }) {
  const wire = createWire([small('one'), small('two'), small('three')], {
    listLimits: limits,
  });
  wire.cluster('two').setFaults([fault({ type: 'delay', ms })]);
  const seen: FluxListing[] = [];
  return {
    ...wire,
    seen,
    poll: (previous?: FluxListing, signal?: AbortSignal) =>
      wire.list(previous, {
        kinds,
        signal,
        onPartial: listing => seen.push(listing),
      }),
  };
}

const OTHERS = [
  'one/GitRepository/podinfo',
  'one/HelmRelease/podinfo',
  'three/GitRepository/podinfo',
  'three/HelmRelease/podinfo',
];
const ALL = [
  ...OTHERS.slice(0, 2),
  'two/GitRepository/podinfo',
  'two/HelmRelease/podinfo',
  ...OTHERS.slice(2),
];

describe('a cluster that does not answer', () => {
  it('has an error, and the rows of the others are there', async () => {
    const { poll } = withSlow(MINUTE);
    const listing = await poll();
    expect(rows(listing)).toEqual(OTHERS);
    expect(saidOf(listing)).toEqual([{ problem: 'timeout', cluster: 'two' }]);
    expect(listing.errors[0]?.message).toBe('no response within 1.2 s');
    expect(listing).not.toHaveProperty('pending');
  });

  it('does not delay the others', async () => {
    const { poll, seen } = withSlow(MINUTE);
    const listing = await poll();
    expect(seen.map(({ pending }) => pending?.includes('two'))).toEqual([
      true,
      true,
    ]);
    const last = seen.at(-1);
    expect(last?.pending).toEqual(['two']);
    expect(last && rows(last)).toEqual(OTHERS);
    expect(last?.errors).toEqual([]);
    expect(listing.resources).toBe(last?.resources);
    expect(listing.clusters).toHaveLength(3);
  });

  it('keeps its previous rows, while it is pending and afterwards', async () => {
    const { poll, seen, cluster } = withSlow(0, {
      queryMs: 1_500,
      clusterMs: 1_200,
    });
    const first = await poll();
    expect(rows(first)).toEqual(ALL);
    cluster('two').setFaults([fault({ type: 'delay', ms: MINUTE })]);
    const second = await poll(first);
    expect(seen).toHaveLength(2);
    [...seen, second].forEach(({ resources }) =>
      expect(resources).toBe(first.resources),
    );
  });

  it('takes up only one connection', async () => {
    const { poll, standIn } = withSlow(MINUTE);
    await poll();
    const proxied = standIn.requests.filter(each => each.cluster === 'two');
    expect(proxied).toHaveLength(1);
  });

  it('for one kind is missing that kind only', async () => {
    const { poll, cluster } = withSlow(0);
    cluster('two').setFaults([
      fault({ type: 'delay', ms: MINUTE }, { plural: 'helmreleases' }),
    ]);
    const listing = await poll();
    expect(rows(listing)).toEqual(ALL.filter(row => !/two.Helm/.test(row)));
    expect(saidOf(listing)).toEqual([{ problem: 'timeout', cluster: 'two' }]);
  });
});

it('a slow cluster within the time limit has its rows later than the others', async () => {
  const { poll, seen } = withSlow(400, { queryMs: 200, clusterMs: 10_000 });
  const listing = await poll();
  expect(seen.at(-1)?.pending).toEqual(['two']);
  expect(rows(listing)).toEqual(ALL);
  expect(listing.errors).toEqual([]);
});

it('an answer of the combined query after the time limit is ignored', async () => {
  const { list } = createWire([small('one')], {
    listLimits: { queryMs: 50, clusterMs: 5_000 },
  });
  let sendLate = () => {};
  const late = new Promise<void>(resolve => {
    sendLate = resolve;
  });
  intercept('post', '/resources/custom/query', async () => {
    await late;
    return Response.json({ items: [] });
  });
  const listing = await list(undefined, { kinds });
  sendLate();
  await settled();
  expect(rows(listing)).toHaveLength(2);
  expect(rows(await list(listing, { kinds }))).toHaveLength(2);
});

describe('listing clusters separately', () => {
  const queries = (asked: readonly string[]) =>
    asked.filter(each => each === QUERY).length;

  it('continues for a minute, then the combined query is tried again and kept if it works', async () => {
    const { poll, asked, cluster } = withSlow(MINUTE, {
      queryMs: 800,
      clusterMs: 1_500,
    });
    const begin = Date.now();
    await poll();
    expect(queries(asked())).toBe(1);
    cluster('two').setFaults([]);
    calendar.pass(begin + MINUTE - 1 - Date.now());
    expect(rows(await poll())).toEqual(ALL);
    expect(queries(asked())).toBe(0);
    calendar.pass(1);
    const after = await poll();
    expect(rows(after)).toEqual(ALL);
    expect(asked()).toEqual([QUERY]);
    await poll(after);
    expect(asked()).toEqual([QUERY]);
  });

  it('tries the combined query less and less often while it fails, at least every ten minutes', async () => {
    const { list } = createWire([small('one')]);
    let tried = 0;
    intercept('post', '/resources/custom/query', async () => {
      tried += 1;
      return new Response('', { status: 500, statusText: 'No' });
    });
    const trials: number[] = [];
    for (let minute = 0; minute < 40; minute += 1) {
      const before = tried;
      await list(undefined, { kinds });
      if (tried > before) trials.push(minute);
      calendar.pass(MINUTE);
    }
    expect(trials).toEqual([0, 1, 3, 7, 15, 25, 35]);
  });
});

it('an aborted signal ends all requests and partial results', async () => {
  const { poll, seen } = withSlow(MINUTE, { queryMs: 50, clusterMs: MINUTE });
  const nobody = new AbortController();
  const listing = poll(undefined, nobody.signal);
  while (seen.length < 2) {
    await settled();
  }
  nobody.abort();
  await expect(listing).rejects.toMatchObject({ name: 'FluxError' });
  expect(seen).toHaveLength(2);
});

describe('many clusters behind six connections, of which one never answers', () => {
  const COUNT = 120;
  const names = Array.from({ length: COUNT }, (_, i) => `cluster-${i}`);
  const CONNECTIONS = 6;
  const ANSWER_MS = 400;

  /** A Backstage whose query fails, so that clusters are read separately. The first one never answers. */
  function manyClusters() {
    const connections = pLimit(CONNECTIONS);
    const stopped = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const answer = (kind: string) =>
      new Promise<Response>(resolve => {
        setTimeout(
          () => resolve(Response.json({ kind: `${kind}List`, items: [] })),
          ANSWER_MS,
        );
      });
    const kubernetesApi: KubernetesApi = {
      getClusters: async () =>
        names.map(name => ({ name, authProvider: 'serviceAccount' })),
      getCluster: async name => ({ name, authProvider: 'serviceAccount' }),
      getCustomObjectsByEntity: async () => {
        throw new Error('Request failed with 500 Internal Server Error, ');
      },
      getObjectsByEntity: () => Promise.reject(new Error('not used')),
      getWorkloadsByEntity: () => Promise.reject(new Error('not used')),
      proxy: ({ clusterName, init }) =>
        connections(() => {
          const signal = init?.signal;
          if (!signal) throw new Error('The request has no limit');
          return clusterName === names[0] ? stopped(signal) : answer('Any');
        }),
    };
    return createWire([], { kubernetesApi });
  }

  it('names only that one, and shows the others as they answer', async () => {
    const { list } = manyClusters();
    const pending: number[] = [];
    const listing = await list(undefined, {
      kinds: ['Kustomization', 'HelmRelease', 'GitRepository'],
      onPartial: partial => pending.push(partial.pending?.length ?? 0),
    });
    expect(saidOf(listing)).toEqual([
      { problem: 'timeout', cluster: names[0] },
    ]);
    // The first at once, and the others in groups: the page is not drawn once for each cluster.
    expect(pending[0]).toBe(COUNT - 1);
    expect(pending.at(-1)).toBeLessThan(COUNT / 4);
    expect(pending).toEqual([...new Set(pending)].sort((a, b) => b - a));
    expect(listing.clusters).toHaveLength(COUNT);
  });
});
