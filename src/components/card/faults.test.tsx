import { screen, waitFor, within } from '@testing-library/react';
import { EntityFluxHelmReleasesCard } from '../..';
import { faultByName, faultNames } from '../../../dev/control/faults';
import {
  filledTable,
  names,
  renderPage,
  rows,
  rowFacts,
  setUpPages,
} from '../../__testUtils__';

setUpPages();

/** Returns the texts of the rows without ages, which change by themselves. */
const factsOf = (table: HTMLElement) =>
  rowFacts(table).map(cells =>
    cells.filter(cell => !/ ago$|^just now$/.test(cell)),
  );

const TITLE = 'Flux HelmReleases';
const CLUSTERS = ['edge-01', 'production-eu', 'staging'];
const NOT_KUBERNETES = 'returned an unexpected answer';

/** Text of the card about a cluster for each fault of the harness. */
const SAID: Readonly<Record<string, string>> = {
  '401': 'HelmRelease: sign-in was rejected (HTTP 401)',
  '403': 'HelmRelease: not permitted (HTTP 403)',
  '403 helmreleases': 'HelmRelease: not permitted (HTTP 403)',
  '404': 'HelmRelease: not found (HTTP 404)',
  '429': 'HelmRelease: too many requests (HTTP 429)',
  '500': 'HelmRelease: internal error (HTTP 500)',
  '503': 'HelmRelease: internal error (HTTP 503)',
  refused: 'cannot be reached',
  html: NOT_KUBERNETES,
  truncated: NOT_KUBERNETES,
  empty: NOT_KUBERNETES,
  // Of every kind: so it is the cluster's.
  'no-items': NOT_KUBERNETES,
  'no-kind': NOT_KUBERNETES,
};

/** Faults that show no banner or take too long here. They are tested below and in src/api/list/slowCluster.test.ts. */
const OTHERWISE = ['no-metadata', 'delay-60s'];
const OF_WRITES = /^(conflict|patch-)/;

async function watch() {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'mixed-versions',
  });
  const table = await filledTable(TITLE);
  const disturb = (clusters: readonly string[], name?: string) => {
    const fault = name === undefined ? undefined : faultByName(name);
    clusters.forEach(each =>
      page.cluster(each).setFaults(fault ? [fault] : []),
    );
  };
  const notice = () =>
    screen.queryByRole('status', { name: `Problems with ${TITLE}` });
  return {
    ...page,
    table,
    disturb,
    notice,
    lines: () =>
      within(notice() ?? document.body)
        .queryAllByRole('listitem')
        .map(({ textContent }) => textContent),
    /** Polls, and returns the requests to Backstage. */
    pollOnce: async () => {
      const before = page.asked().length;
      await page.poll();
      return page.asked().slice(before);
    },
  };
}

test('these tests cover every fault of the harness that affects reading', () => {
  const tested = [...Object.keys(SAID), ...OTHERWISE];
  expect(
    faultNames.filter(name => !OF_WRITES.test(name) && !tested.includes(name)),
  ).toEqual([]);
});

describe.each([
  ['one cluster of three', ['production-eu']],
  ['all clusters', CLUSTERS],
])('on %s', (_name, disturbed) => {
  test.each(Object.entries(SAID))(
    '%s is shown with its cause, hides no row, causes no burst of requests, and goes away when it is over',
    async (name, said) => {
      const { table, disturb, notice, lines, pollOnce } = await watch();
      const shown = factsOf(table);
      const kept = rows(table);
      expect(shown).toHaveLength(6);

      disturb(disturbed, name);
      const during = [await pollOnce(), await pollOnce()];
      expect(lines()).toEqual(disturbed.map(each => `${each}: ${said}`));
      expect(notice()).toHaveTextContent(/Last updated (just now|\d+ second)/);
      expect(factsOf(table)).toEqual(shown);
      expect(rows(table)).toEqual(kept);
      // The query, and one for other versions. If it fails for all, one per cluster in its own versions.
      during.forEach(asked => expect(asked.length).toBeLessThan(16));

      disturb(disturbed);
      await pollOnce();
      await waitFor(() => expect(notice()).not.toBeInTheDocument());
      expect(factsOf(table)).toEqual(shown);
      expect(rows(table)).toEqual(kept);
      const after = await pollOnce();
      expect(
        after.filter(each => /query$|^GET \/proxy/.test(each)),
      ).toHaveLength(name.startsWith('no-') ? CLUSTERS.length : 1);
    },
  );

  test('items without metadata are unreadable rows, and recover', async () => {
    const { table, disturb, notice, pollOnce } = await watch();
    const shown = names(table);
    disturb(disturbed, 'no-metadata');
    await pollOnce();
    expect(rows(table)).toHaveLength(6);
    const unreadable = factsOf(table).filter(cells =>
      cells.some(cell => cell.startsWith('Unreadable')),
    );
    expect(unreadable).toHaveLength(2 * disturbed.length);
    disturb(disturbed);
    await pollOnce();
    expect(names(table)).toEqual(shown);
    expect(notice()).not.toBeInTheDocument();
  });
});
