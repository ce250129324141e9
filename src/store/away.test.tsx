import { act, waitFor } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '..';
import {
  filledTable,
  objectIn,
  renderPage,
  rowOf,
  rows,
  setUpPages,
  settle,
  setVisible,
  tested,
  text,
} from '../__testUtils__';

setUpPages();

const DEPLOYMENTS = 'Flux deployments';
const HOUR = 60 * 60_000;

afterEach(() => jest.restoreAllMocks());

test('after an hour in a hidden tab, a page polls once, not once for each missed poll', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'all-well',
    flux: { refreshInterval: '2s' },
  });
  const table = await filledTable(DEPLOYMENTS);
  const kept = rows(table);
  act(() => setVisible(false));
  await settle();
  const before = page.asked().length;
  const staging = page.cluster('staging');
  const release = objectIn(staging, 'HelmRelease', 'podinfo');
  staging.apply({ ...release, spec: { ...release.spec, suspend: true } });
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + HOUR);
  await settle(2_500);
  expect(page.asked()).toHaveLength(before);

  act(() => setVisible(true));
  const row = () =>
    rowOf(table, 'podinfo', { kind: 'HelmRelease', cluster: 'staging' });
  await waitFor(() =>
    expect(text(row(), 'Status')).toBe('Suspended by an unknown user'),
  );
  await settle(1_000);
  const asked = page.asked().slice(before);
  expect(asked.filter(each => each.startsWith('POST'))).toHaveLength(1);
  // After an hour without a run all looks overdue. The clusters' clocks are known from what they have answered before.
  expect(asked).not.toContain('GET /proxy/version');
  // Shared sources are also due.
  const readings = asked.filter(each => each.startsWith('GET /proxy'));
  expect(readings.length).toBeGreaterThan(0);
  expect(readings).toEqual(
    page
      .asked()
      .slice(0, before)
      .filter(each => readings.includes(each)),
  );
  // The same rows, though nothing has run for an hour: what needs attention is first now.
  expect(new Set(rows(table))).toEqual(new Set(kept));
});

test('after an hour in a hidden tab, a page shows the age of its data at once, even if Backstage is down', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'all-well',
  });
  const table = await filledTable(DEPLOYMENTS);
  const kept = rows(table);
  act(() => setVisible(false));
  page.standIn.setFaults([{ effect: { type: 'network' } }]);
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + HOUR);
  await page.poll();
  await waitFor(() =>
    expect(
      table.closest('section')?.querySelector('[role=status]'),
    ).toHaveTextContent(
      /Lost connection to Backstage.*Last updated 1 hour ago/,
    ),
  );
  expect(rows(table)).toEqual(kept);
});

test('leaving a page while it lists cluster by cluster ends all requests', async () => {
  const page = await renderPage(
    <>
      <EntityFluxDeploymentsCard />
      <EntityFluxSourcesCard />
    </>,
    { story: 'mixed-versions', flux: { refreshInterval: '1s' } },
  );
  await filledTable(DEPLOYMENTS);
  page.standIn.setFaults([
    { endpoint: 'query', effect: { type: 'status', status: 500 } },
    { endpoint: 'proxy', effect: { type: 'delay', ms: 300 } },
  ]);
  const proxied = () =>
    page.asked().filter(each => each.startsWith('GET /proxy')).length;
  const before = proxied();
  await waitFor(() => expect(proxied()).toBeGreaterThan(before));
  page.unmount();
  const sent = proxied();
  await settle(2_000);
  expect(proxied()).toBe(sent);
});

test('an entity whose annotations change during a request shows only its current resources', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  page.standIn.setFaults([
    { endpoint: 'query', effect: { type: 'delay', ms: 400 } },
  ]);
  page.show(<EntityFluxDeploymentsCard />);
  await waitFor(() => expect(page.queries()).toBe(1));
  page.show(<EntityFluxDeploymentsCard />, tested.checkout);
  const table = await filledTable(DEPLOYMENTS);
  await settle(600);
  expect(rows(table)).toHaveLength(2);
  rowOf(table, 'checkout', { cluster: 'staging' });
});
