import { screen, waitFor } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '..';
import type { BackstageFault } from '../../dev/standin';
import {
  filledTable,
  renderPage,
  rows,
  rowFacts,
  setUpPages,
  settle,
} from '../__testUtils__';

setUpPages();

/** Returns the texts of the rows without ages, which change by themselves. */
const factsOf = (table: HTMLElement) =>
  rowFacts(table).map(cells =>
    cells.filter(cell => !/ ago$|^just now$/.test(cell)),
  );

test.each<[string, BackstageFault['effect'], string]>([
  [
    'down',
    { type: 'network' },
    'Lost connection to Backstage: cannot be reached.',
  ],
  [
    '401',
    { type: 'status', status: 401 },
    'Your Backstage session has expired. Sign in again.',
  ],
  [
    '403',
    { type: 'status', status: 403 },
    'Backstage: not permitted (HTTP 403)',
  ],
  [
    '502',
    { type: 'status', status: 502 },
    'Lost connection to Backstage: internal error (HTTP 502).',
  ],
])(
  'a Backstage that is %s while the page is open removes no row, is polled at growing intervals, and recovers',
  async (_name, effect, said) => {
    const { asked, standIn } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'mixed-versions',
      flux: { refreshInterval: '1s' },
    });
    const table = await filledTable('Flux deployments');
    await settle();
    const shown = factsOf(table);
    const kept = rows(table);
    const begin = asked().length;
    standIn.setFaults([{ effect }]);
    const notice = await screen.findByText(said);
    expect(screen.getByText(/^Last updated/)).toBeInTheDocument();
    // Polls one second after the last answer, then after one, two and four more seconds.
    await settle(4_500);
    expect(asked().length - begin).toBeGreaterThan(1);
    expect(asked().length - begin).toBeLessThan(5);
    expect(factsOf(table)).toEqual(shown);
    expect(rows(table)).toEqual(kept);

    standIn.setFaults([]);
    await waitFor(() => expect(notice).not.toBeInTheDocument(), {
      timeout: 9_000,
    });
    expect(factsOf(table)).toEqual(shown);
    expect(rows(table)).toEqual(kept);
  },
);

test('while listing cluster by cluster, clusters that answer in time are not reported as late', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'mixed-versions',
  });
  const table = await filledTable('Flux deployments');
  const shown = factsOf(table);
  const said: string[] = [];
  const look = new MutationObserver(() =>
    said.push(...screen.queryAllByText(/no response yet/).map(String)),
  );
  look.observe(document.body, { childList: true, subtree: true });
  page.standIn.setFaults([
    { endpoint: 'query', effect: { type: 'status', status: 500 } },
  ]);
  page.cluster('staging').setFaults([{ effect: { type: 'delay', ms: 200 } }]);
  await page.poll();
  await settle(1_000);
  look.disconnect();
  expect(page.asked().some(each => each.startsWith('GET /proxy'))).toBe(true);
  expect(said).toEqual([]);
  expect(factsOf(table)).toEqual(shown);
});

test('a cluster that does not answer is named, and the others do not wait for it', async () => {
  const page = await renderPage(<div />, { story: 'mixed-versions' });
  page.standIn.setFaults([
    { endpoint: 'query', effect: { type: 'status', status: 500 } },
  ]);
  const late = page.cluster('production-eu');
  late.setFaults([{ effect: { type: 'delay', ms: 60_000 } }]);
  page.show(<EntityFluxDeploymentsCard />);
  const table = await filledTable('Flux deployments');
  expect(rows(table)).toHaveLength(8);
  expect(
    await screen.findByText('production-eu: no response yet'),
  ).toBeInTheDocument();
  expect(screen.getByText(/known resources are ready/)).toBeInTheDocument();
});
