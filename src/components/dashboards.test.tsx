import { screen, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '..';
import { wellCluster } from '../../dev/scenarios/parts/entity-cluster';
import {
  actionButton,
  filledTable,
  renderPage,
  rowOf,
  setUpPages,
  type PageOptions,
} from '../__testUtils__';

setUpPages();

const ITEM = 'Open in dashboard';

async function openedMenu(
  cluster: string,
  options: Pick<PageOptions, 'story' | 'formatsLinks'>,
) {
  const page = await renderPage(<EntityFluxDeploymentsCard />, options);
  const table = await filledTable('Flux deployments');
  const row = rowOf(table, 'podinfo', { kind: 'HelmRelease', cluster });
  const requests = page.standIn.requests.length;
  await page.user.click(actionButton(row, /^More actions/));
  await screen.findByRole('menu');
  return { ...page, row, requests };
}

const TITLED = { story: 'titled-clusters', formatsLinks: true } as const;
const RANCHER = 'https://rancher.example.com/dashboard/c/c-9f31c2';

test('the menu of a row leads to the dashboard of its cluster, as the app formats the address', async () => {
  const { standIn, requests } = await openedMenu('Production EU', TITLED);
  const item = await screen.findByRole('menuitem', { name: ITEM });
  expect(item).toHaveAttribute('href', `${RANCHER}/explorer/workload`);
  expect(item).toHaveAttribute('target', '_blank');
  expect(
    standIn.requests.slice(requests).filter(({ path }) => path === '/clusters'),
  ).toEqual([]);
});

test('so do the details of an object', async () => {
  const { user, row } = await openedMenu('Production EU', TITLED);
  await user.keyboard('{Escape}');
  await user.click(within(row).getByRole('link', { name: 'podinfo' }));
  const details = await screen.findByRole('dialog', {
    name: 'HelmRelease podinfo',
  });
  expect(
    await within(details).findByRole('link', { name: /^Open in dashboard/ }),
  ).toHaveAttribute('href', `${RANCHER}/explorer/workload`);
});

test('a dashboard without a product is Kubernetes’ own', async () => {
  await openedMenu('Edge (aks-e41d02)', TITLED);
  expect(await screen.findByRole('menuitem', { name: ITEM })).toHaveAttribute(
    'href',
    'https://dashboard.edge.example.com/#/workloads?namespace=team-a',
  );
});

test('an app that formats no links leads to the dashboard itself', async () => {
  await openedMenu('Production EU', { story: 'titled-clusters' });
  expect(await screen.findByRole('menuitem', { name: ITEM })).toHaveAttribute(
    'href',
    RANCHER,
  );
});

const storyWith = (dashboardUrl: string, dashboardApp?: string) => [
  {
    ...wellCluster({ cluster: 'staging', flux: '2.9', now: new Date() }),
    described: { dashboardUrl, dashboardApp },
  },
];

test('a product whose addresses nobody knows leads to the dashboard itself', async () => {
  const url = 'https://dashboard.example.com/';
  await openedMenu('staging', {
    story: storyWith(url, 'nobody-knows'),
    formatsLinks: true,
  });
  expect(await screen.findByRole('menuitem', { name: ITEM })).toHaveAttribute(
    'href',
    url,
  );
});

// eslint-disable-next-line no-script-url -- an address that must lead nowhere
test.each(['javascript:alert(1)', 'dashboard', 'file:///etc/passwd'])(
  '%s is no dashboard',
  async url => {
    await openedMenu('staging', { story: storyWith(url), formatsLinks: true });
    await screen.findByRole('menuitem', { name: /commands/i });
    expect(screen.queryByRole('menuitem', { name: ITEM })).toBeNull();
  },
);
