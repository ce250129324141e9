import { screen, waitFor, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxVersionsCard } from '..';
import { wellCluster } from '../../dev/scenarios/parts/entity-cluster';
import {
  actionButton,
  card,
  filledTable,
  names,
  renderPage,
  rowOf,
  setUpPages,
} from '../__testUtils__';

setUpPages();

const TITLE = 'Flux deployments';
const FAILED = { kind: 'HelmRelease', cluster: 'Production EU' };
const places = (table: HTMLElement) => [
  ...new Set(names(table).map(name => name.split(' · ')[1])),
];

async function titledPage() {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'titled-clusters',
  });
  const table = await filledTable(TITLE);
  const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
  const find = async (text: string, many: number) => {
    await page.user.clear(search);
    await page.user.click(search);
    await page.user.paste(text);
    await waitFor(() => expect(names(table)).toHaveLength(many));
  };
  return { ...page, table, find };
}

test('rows call clusters by their titles, and by their names where two titles are alike', async () => {
  const { table, find } = await titledPage();
  const row = rowOf(table, 'podinfo', FAILED);
  expect(within(row).getByText('Production EU')).toHaveAttribute(
    'title',
    'gke-9f31c2',
  );
  await find('edge', 8);
  expect(places(table)).toEqual(['Edge (aks-e41d02)', 'Edge (aks-e41d07)']);
});

test('a search for a cluster finds its name and its title', async () => {
  const { table, find } = await titledPage();
  for (const text of [
    'cluster:gke-9f31c2',
    'cluster:"production eu"',
    '"production eu"',
  ]) {
    await find(text, 4);
    expect(places(table)).toEqual(['Production EU']);
  }
});

test('the filter offers the titles in their order, and puts the name into the address', async () => {
  const { user, table } = await titledPage();
  const filter = screen.getByRole('combobox', { name: 'Cluster' });
  expect(
    within(filter)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'All',
    'Edge (aks-e41d02)',
    'Edge (aks-e41d07)',
    'gke-77e1b0',
    'Production EU',
  ]);
  await user.selectOptions(filter, 'Production EU');
  await waitFor(() => expect(places(table)).toEqual(['Production EU']));
  expect(filter).toHaveValue('gke-9f31c2');
});

test('notices, actions and their messages use the title, and requests the name', async () => {
  const { user, table, alerts, standIn } = await titledPage();
  const notice = await screen.findByRole('status', {
    name: `Problems with ${TITLE}`,
  });
  expect(notice).toHaveTextContent('Production US: cannot be reached');
  expect(notice).not.toHaveTextContent('gke-4c07aa');

  const row = rowOf(table, 'podinfo', { ...FAILED, kind: 'Kustomization' });
  await user.click(actionButton(row, /^Sync/));
  await waitFor(() => expect(alerts).toHaveLength(1), { timeout: 10_000 });
  expect(alerts[0]?.message).toContain('team-a/podinfo on Production EU');
  const written = standIn.requests.filter(({ method }) => method === 'PATCH');
  expect(written.map(({ cluster }) => cluster)).toEqual(['gke-9f31c2']);
});

test('details and equivalent commands tell the title, and the name where it is typed', async () => {
  const { user, table } = await titledPage();
  const row = rowOf(table, 'podinfo', FAILED);
  await user.click(within(row).getByRole('link', { name: 'podinfo' }));
  const details = await screen.findByRole('dialog', {
    name: 'HelmRelease podinfo',
  });
  expect(await within(details).findByText('Production EU')).toHaveAttribute(
    'title',
    'gke-9f31c2',
  );
  await user.click(
    await within(details).findByRole('button', {
      name: 'More actions for HelmRelease team-a/podinfo on Production EU',
    }),
  );
  await user.click(await screen.findByRole('menuitem', { name: /commands/i }));
  expect(
    await screen.findByText(/context set to Production EU \(gke-9f31c2\)/),
  ).toBeVisible();
});

test('the versions of an entity stand below the titles of its clusters', async () => {
  await renderPage(<EntityFluxVersionsCard />, { story: 'titled-clusters' });
  const table = await within(
    await waitFor(() => card('Flux versions')),
  ).findByRole('table');
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toContain('Production EU');
});

test('where nothing is found, the clusters that were searched have their titles', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, {
    story: [
      {
        ...wellCluster({
          cluster: 'gke-9f31c2',
          flux: '2.9',
          now: new Date(),
        }),
        objects: [],
        described: { title: 'Production EU' },
      },
    ],
  });
  expect(
    await screen.findByText(/in all namespaces on Production EU\./),
  ).toBeVisible();
});
