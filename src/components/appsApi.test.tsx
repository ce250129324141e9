import { waitFor, within } from '@testing-library/react';
import {
  EntityFluxDeploymentsCard,
  type FluxApi,
  type FluxApiResource,
} from '..';
import {
  actionButton,
  filledTable,
  openDetails,
  renderPage,
  rowOf,
  setUpPages,
} from '../__testUtils__';

setUpPages();

/** A resource with the fields that the API requires, and no others. */
const RELEASE: FluxApiResource = {
  key: 'warehouse/helm.toolkit.fluxcd.io/HelmRelease/team-a/podinfo',
  cluster: 'warehouse',
  group: 'helm.toolkit.fluxcd.io',
  kind: 'HelmRelease',
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  namespace: 'team-a',
  name: 'podinfo',
  suspended: false,
  conditions: [],
  edges: [],
  status: {
    word: 'Failed',
    message: 'chart not found',
    running: false,
    retrying: false,
  },
};

/** The methods that the API requires, and no others. */
function appsApi(): FluxApi & { readonly synced: FluxApiResource[] } {
  const synced: FluxApiResource[] = [];
  const cluster = RELEASE.cluster;
  return {
    synced,
    list: async ({ kinds }) => ({
      clusters: [{ name: cluster }],
      kinds,
      slots: kinds.map(kind => ({
        cluster,
        kind,
        resources: kind === RELEASE.kind ? [RELEASE] : [],
        fetchedAt: Date.now(),
      })),
      resources: [RELEASE],
      errors: [],
    }),
    get: async () => RELEASE,
    getMany: async () => new Map(),
    canPatch: async () => true,
    sync: async resource => {
      synced.push(resource);
      return { result: 'succeeded', resource };
    },
    suspend: async resource => ({ result: 'succeeded', resource }),
    resume: async resource => ({ result: 'succeeded', resource }),
  };
}

async function rendered() {
  const fluxApi = appsApi();
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: [],
    fluxApi,
  });
  const table = await filledTable('Flux deployments');
  return { ...page, ...fluxApi, table, row: rowOf(table, 'podinfo') };
}

test('an app’s own FluxApi fills a card with the least that it may tell of a resource', async () => {
  const { row, table, standIn } = await rendered();
  expect(row).toHaveTextContent('warehouse');
  expect(row).toHaveTextContent('Failed');
  // In a line of its own below the row.
  expect(table).toHaveTextContent('chart not found');
  expect(standIn.requests).toEqual([]);
});

test('its actions are those of the row', async () => {
  const { row, user, alerts, synced } = await rendered();
  await user.click(actionButton(row, /^Sync (?!with)/));
  await waitFor(() => expect(alerts).toHaveLength(1));
  expect(alerts[0]?.message).toMatch(/^Synced HelmRelease team-a\/podinfo/);
  expect(synced).toEqual([RELEASE]);
});

test('details that it leaves out say which method they lack', async () => {
  const { row, user } = await rendered();
  const details = await openDetails(user, row, 'podinfo');
  expect(
    await within(details).findByText(/does not implement getRaw\(\)/),
  ).toBeInTheDocument();
});
