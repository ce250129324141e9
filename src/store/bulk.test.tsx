import { act, screen, waitFor } from '@testing-library/react';
import type { ClusterSpec } from '../../dev/cluster';
import {
  gitRepository,
  kustomization,
  type Setting,
} from '../../dev/scenarios/build';
import { mine } from '../../dev/scenarios/parts/podinfo';
import {
  mostPendingIn,
  objectIn,
  oneCluster,
  pendingIn,
  renderPage,
  setUpPages,
  settle,
  type PageOptions,
} from '../__testUtils__';
import { useEntityScope } from '../components/shared';
import { isReadable, type FluxObject } from '../flux';
import {
  useFluxActions,
  useFluxBulk,
  useListing,
  type FluxActions,
  type FluxBulkAction,
  type FluxBulkActions,
} from '../hooks';

setUpPages();

const NAMES = Array.from({ length: 10 }, (_, index) => `app-${index}`);

const shared = (at: Setting) =>
  gitRepository(at, {
    name: 'app',
    namespace: 'flux-system',
    url: 'https://example.com/app',
  });

/** Ten Kustomizations of one source. `own` adds options to some of them. */
const ten = (
  own: Record<string, object> = {},
  more: Partial<ClusterSpec> = {},
): readonly ClusterSpec[] => [
  {
    ...oneCluster(at => [
      shared(at),
      ...NAMES.map(name =>
        kustomization(at, { ...mine, name, source: shared(at), ...own[name] }),
      ),
    ]),
    ...more,
  },
];

let bulk: FluxBulkActions;
let actions: FluxActions;
let found: readonly FluxObject[] = [];

/** Passes on the results of the hooks, and shows the progress. */
const Card = ({ name = 'card' }: { name?: string }) => {
  const scope = useEntityScope();
  const { resources = [] } = useListing(scope, ['Kustomization']);
  bulk = useFluxBulk(scope, name);
  actions = useFluxActions();
  found = resources.filter(isReadable);
  const { entries = [], isOver = false } = bulk.bulk ?? {};
  return (
    <>
      <p>{found.length} found</p>
      <output>{isOver ? 'over' : `${entries.length} wanted`}</output>
      <ul>
        {entries.map(({ resource, state, outcome, error }) => (
          <li key={resource.key}>
            {resource.name} {state} {outcome?.result ?? error?.problem}
          </li>
        ))}
      </ul>
    </>
  );
};

async function shown(
  story: readonly ClusterSpec[],
  options: Partial<PageOptions> = {},
) {
  const page = await renderPage(<Card />, { story, ...options });
  await screen.findByText('10 found');
  const cluster = page.cluster('production');
  return {
    ...page,
    cluster,
    begin: (action: FluxBulkAction, details?: { reason?: string }) =>
      act(async () => {
        bulk.start(action, found, details);
      }),
    over: () =>
      waitFor(() => expect(screen.getByText('over')).toBeInTheDocument(), {
        timeout: 10_000,
      }),
    patched: () =>
      page.standIn.requests
        .filter(({ method }) => method === 'PATCH')
        .map(({ path }) => path.replace(/^.*namespaces\/|\?.*$/g, '')),
  };
}

const rows = () =>
  screen.getAllByRole('listitem').map(({ textContent }) => textContent);
const count = (words: string) =>
  rows().filter(row => row?.includes(words)).length;

describe('a bulk action', () => {
  it('runs four at a time, as seen by the cluster', async () => {
    const page = await shown(ten());
    const most = mostPendingIn(page.cluster);
    const endRuns = page.cluster.holdRuns();
    await page.begin('sync');
    await waitFor(() => expect(pendingIn(page.cluster)).toBe(4));
    await settle();
    expect(rows()).toHaveLength(10);
    expect(count('running')).toBe(4);
    expect(count('queued')).toBe(6);
    endRuns();
    await page.over();
    expect(most()).toBe(4);
    expect(count('ended succeeded')).toBe(10);
    expect(page.patched().sort()).toEqual(
      NAMES.map(name => `team-a/kustomizations/${name}`),
    );
  });

  it('reconciles a shared source once, before all others', async () => {
    const page = await shown(ten());
    await page.begin('syncWithSource');
    await page.over();
    expect(count('ended succeeded')).toBe(10);
    const [first, ...others] = page.patched();
    expect(first).toBe('flux-system/gitrepositories/app');
    expect(others.sort()).toEqual(
      NAMES.map(name => `team-a/kustomizations/${name}`),
    );
  });

  it('fails for all objects of a failing source, which is reconciled once', async () => {
    const page = await shown(ten());
    page.cluster.apply({
      ...objectIn(page.cluster, 'GitRepository', 'app'),
      metadata: {
        ...objectIn(page.cluster, 'GitRepository', 'app').metadata,
        annotations: { 'sim.flux/next-failure': 'GitOperationFailed: no host' },
      },
    });
    await page.begin('syncWithSource');
    await page.over();
    expect(count('ended failed')).toBe(10);
    expect(page.patched()).toEqual(['flux-system/gitrepositories/app']);
    expect(bulk.bulk?.entries[9]?.outcome?.endedAt).toMatchObject({
      kind: 'GitRepository',
    });
  });

  it('continues when some objects fail, for any reason', async () => {
    const everywhere = { apiGroups: ['*'], resources: ['*'] };
    const page = await shown(
      ten(
        {
          'app-0': {
            annotations: { 'sim.flux/next-failure': 'BuildFailed: x' },
          },
          'app-3': { namespace: 'team-b', name: 'app-3' },
        },
        {
          rules: [
            { ...everywhere, verbs: ['get', 'list'] },
            { ...everywhere, verbs: ['patch'], namespaces: ['team-a'] },
          ],
        },
      ),
    );
    await page.begin('sync');
    await page.over();
    expect(count('ended succeeded')).toBe(8);
    expect(rows()).toContain('app-0 ended failed');
    expect(rows()).toContain('app-3 error forbidden');
    expect(page.patched()).toHaveLength(10);
  });

  it('reports a conflict once and does not retry', async () => {
    const page = await shown(ten());
    page.cluster.setFaults([
      { methods: ['PATCH'], times: 1, effect: { type: 'conflict' } },
    ]);
    await page.begin('sync');
    await page.over();
    expect(count('error conflict')).toBe(1);
    expect(count('ended succeeded')).toBe(9);
    expect(page.patched()).toHaveLength(10);
  });

  it('skips objects on which another action is running', async () => {
    const page = await shown(
      ten({ 'app-2': { annotations: { 'sim.flux/run-ms': '3000' } } }),
    );
    const busy = found.find(({ name }) => name === 'app-2');
    if (!busy) throw new Error('It is missing');
    let alone: Promise<unknown> | undefined;
    await act(async () => {
      alone = actions.run(busy, 'sync');
    });
    await waitFor(() => expect(page.patched()).toHaveLength(1));
    await page.begin('sync');
    await page.over();
    expect(rows()).toContain('app-2 skipped ');
    expect(count('ended succeeded')).toBe(9);
    expect(page.patched().filter(path => path.endsWith('app-2'))).toHaveLength(
      1,
    );
    await settle(3_000);
    await alone;
  });

  it('refreshes the listing once, at its end', async () => {
    const page = await shown(ten());
    const before = page.queries();
    await page.begin('suspend', { reason: 'migration' });
    await page.over();
    await settle(300);
    expect(page.queries()).toBe(before + 1);
    const written = NAMES.map(
      name =>
        objectIn(page.cluster, 'Kustomization', name).metadata.annotations,
    );
    expect(written).toMatchObject(
      NAMES.map(() => ({
        'fluxcd.controlplane.io/suspendedBy': 'guest',
        'backstage-plugin-flux/suspend-reason': 'migration',
      })),
    );
    expect(found.every(({ suspended }) => suspended)).toBe(true);
  });

  it('can be cancelled: it starts no more, and stops following the others', async () => {
    const page = await shown(
      ten({
        'app-1': { annotations: { 'sim.flux/run-ms': '60000' } },
        'app-2': { annotations: { 'sim.flux/run-ms': '60000' } },
        'app-3': { annotations: { 'sim.flux/run-ms': '60000' } },
        'app-4': { annotations: { 'sim.flux/run-ms': '60000' } },
      }),
    );
    await page.begin('sync');
    // The first has ended. Its successor is stuck like the others.
    await waitFor(() => expect(count('ended succeeded')).toBe(1));
    await waitFor(() => expect(page.patched()).toHaveLength(5));
    act(() => bulk.cancel());
    await page.over();
    expect(bulk.bulk?.isCancelled).toBe(true);
    expect(rows()).toEqual([
      'app-0 ended succeeded',
      'app-1 cancelled running',
      'app-2 cancelled running',
      'app-3 cancelled running',
      'app-4 cancelled running',
      ...NAMES.slice(5).map(name => `${name} cancelled `),
    ]);
    const asked = page.standIn.requests.length;
    await settle(200);
    const later = page.standIn.requests.slice(asked);
    expect(later.filter(({ path }) => path.startsWith('/proxy/'))).toEqual([]);
    expect(page.patched()).toHaveLength(5);
  });

  it.each([
    ['while their source is fetched', { 'sim.flux/run-ms': '60000' }],
    ['while their source is read', {}],
  ])(
    'that is cancelled %s has not started with its objects',
    async (_, annotations) => {
      const page = await shown([
        oneCluster(at => [
          gitRepository(at, {
            name: 'app',
            namespace: 'flux-system',
            url: 'https://example.com/app',
            annotations,
          }),
          ...NAMES.map(name =>
            kustomization(at, { ...mine, name, source: shared(at) }),
          ),
        ]),
      ]);
      const isFetched = Object.keys(annotations).length > 0;
      if (!isFetched) {
        page.cluster.setFaults([
          { methods: ['GET'], effect: { type: 'delay', ms: 3_000 } },
        ]);
      }
      await page.begin('syncWithSource');
      await settle(1_000);
      act(() => bulk.cancel());
      await page.over();
      expect(page.patched()).toEqual(
        isFetched ? ['flux-system/gitrepositories/app'] : [],
      );
      expect(rows()).toEqual(NAMES.map(name => `${name} cancelled `));
    },
  );

  it('that is cancelled between a source and its objects counts what it has requested', async () => {
    const page = await shown(
      ten({
        'app-0': { annotations: { 'sim.flux/run-ms': '60000' } },
        'app-1': { annotations: { 'sim.flux/run-ms': '60000' } },
      }),
    );
    await page.begin('syncWithSource');
    await waitFor(() => expect(count('ended')).toBe(8));
    act(() => bulk.cancel());
    await page.over();
    expect(rows().slice(0, 3)).toEqual([
      'app-0 cancelled running',
      'app-1 cancelled running',
      'app-2 ended succeeded',
    ]);
  });

  it('continues while its card is unmounted, and shows when the card is back, until dismissed', async () => {
    const page = await shown(ten());
    await page.begin('sync');
    page.show(<div />);
    await waitFor(() => expect(page.patched()).toHaveLength(10));
    await waitFor(() => expect(pendingIn(page.cluster)).toBe(0));
    await settle(200);
    page.show(<Card name="another" />);
    expect(screen.getByText('0 wanted')).toBeInTheDocument();
    page.show(<Card />);
    await page.over();
    expect(count('ended succeeded')).toBe(10);
    act(() => bulk.dismiss());
    expect(await screen.findByText('0 wanted')).toBeInTheDocument();
  });

  it('goes on without an object on which another action takes the place of a long one', async () => {
    const page = await shown(
      ten({ 'app-1': { annotations: { 'sim.flux/run-ms': '7200000' } } }),
      { followForMs: 3_600_000 },
    );
    await page.begin('sync');
    await waitFor(() => expect(count('ended succeeded')).toBe(9));
    const long = found.find(({ name }) => name === 'app-1');
    if (!long) throw new Error('It is missing');
    await act(async () => {
      await expect(actions.run(long, 'suspend')).resolves.toBeUndefined();
    });
    await settle(70_000);
    await act(async () => {
      await actions.run(long, 'suspend');
    });
    await page.over();
    expect(rows()[1]).toBe('app-1 cancelled running');
    expect(bulk.bulk?.isCancelled).toBe(false);
  });

  it('without objects is over at once', async () => {
    const page = await shown(ten());
    found = [];
    await page.begin('sync');
    await page.over();
    expect(page.patched()).toEqual([]);
  });
});
