import { screen, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxVersionsCard } from '../..';
import { rollout } from '../../../dev/scenarios/versions';
import {
  filledTable,
  motley,
  renderPage,
  setUpPages,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux versions';

async function showRollout(edges: number) {
  const page = await renderPage(<EntityFluxVersionsCard />, {
    story: rollout(new Date(), edges),
  });
  const table = await screen.findByRole('table', { name: TITLE });
  return { ...page, table };
}

const headers = () =>
  within(screen.getByRole('table', { name: TITLE }))
    .getAllByRole('columnheader')
    .map(each => each.textContent);

/** Returns the texts of an object's cells, by cluster. */
function cellsOf(name: RegExp): Readonly<Record<string, string>> {
  const row = within(screen.getByRole('table', { name: TITLE })).getByRole(
    'row',
    { name },
  );
  const [, ...clusters] = headers();
  const cells = within(row).getAllByRole('cell');
  return Object.fromEntries(
    cells.map((cell, i) => [clusters[i] ?? '', cell.textContent ?? '']),
  );
}

test('one sentence, a bar that filters, and every version on every cluster', async () => {
  const { user } = await showRollout(3);
  expect(
    screen.getByText('Everything is up to date on 2 of 7 clusters'),
  ).toBeVisible();
  expect(headers()).toEqual([
    'Resource',
    'production-eu',
    'edge-03',
    'production-us',
    'staging',
    'production-ap',
    'edge-01',
    'edge-02',
  ]);
  const web = cellsOf(/^podinfo\s*HelmRelease/);
  expect(web['production-eu']).toMatch(/6\.9\.3.*Stalled(?! →)/);
  expect(web['production-us']).toMatch(/6\.9\.2.*waiting → 6\.9\.3/);
  expect(web['production-ap']).toMatch(/6\.9\.2.*suspended → 6\.9\.3/);
  expect(web.staging).toMatch(/6\.9\.2.*behind → 6\.9\.3/);
  expect(web['edge-01']).toMatch(/6\.9\.3.*up to date.*40 minutes ago/);
  expect(web['edge-03']).toMatch(/no version.*could not be read/);
  const states = screen.getByRole('group', { name: 'Clusters by state' });
  expect(
    within(states)
      .getAllByRole('button')
      .map(each => each.textContent),
  ).toEqual([
    '2 up to date',
    '1 suspended',
    '1 behind',
    '1 waiting',
    '1 could not be read',
    '1 with problems',
  ]);
  await user.click(within(states).getByRole('button', { name: '1 behind' }));
  expect(headers()).toEqual(['Resource', 'staging']);
  await user.click(within(states).getByRole('button', { name: '1 behind' }));
  expect(headers()).toHaveLength(8);
});

test('of many clusters, those that agree are one column until it is opened', async () => {
  const { user } = await showRollout(8);
  expect(
    screen.getByText('Everything is up to date on 7 of 12 clusters'),
  ).toBeVisible();
  expect(headers()).toHaveLength(7);
  await user.click(
    screen.getByRole('button', { name: '7 more, all up to date' }),
  );
  expect(headers()).toHaveLength(13);
});

test('a version opens the details of its object', async () => {
  const { user, asked } = await showRollout(3);
  const before = asked().length;
  const [link] = screen.getAllByRole('link', { name: '6.9.2' });
  await user.click(link as HTMLElement);
  expect(
    await screen.findByRole('dialog', { name: 'HelmRelease podinfo' }),
  ).toBeVisible();
  expect(asked().length).toBeGreaterThan(before);
});

test('the card makes no request of its own', async () => {
  const { queries, asked } = await renderPage(
    <>
      <EntityFluxVersionsCard />
      <EntityFluxDeploymentsCard />
    </>,
    { story: motley() },
  );
  await screen.findByRole('table', { name: TITLE });
  await filledTable('Flux deployments');
  expect(queries()).toBe(1);
  expect(asked().filter(each => each.endsWith(' /clusters'))).toHaveLength(1);
});
