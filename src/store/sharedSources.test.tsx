import { screen, waitFor } from '@testing-library/react';
import { EntityFluxSourcesCard } from '..';
import {
  filledTable,
  renderPage,
  rowOf,
  setUpPages,
  settle,
  text,
} from '../__testUtils__';

setUpPages();

const SOURCES = 'Flux sources';
const MINUTE = 60_000;

afterEach(() => jest.restoreAllMocks());

/** Opens a page that polls once a minute, with a clock that can be set. */
async function watchSources() {
  const page = await renderPage(<EntityFluxSourcesCard />, {
    story: 'shared-sources',
  });
  const table = await filledTable(SOURCES);
  await waitFor(() => rowOf(table, 'flux-system'));
  // The charts that Flux made follow with the second poll.
  await page.poll();
  const begin = Date.now();
  const readings = () =>
    page.asked().filter(each => /^GET \/proxy\/.*\/namespaces\//.test(each));
  return {
    ...page,
    table,
    readings,
    /** Polls as of this many minutes after the start. */
    pollAt: async (minutes: number) => {
      jest.spyOn(Date, 'now').mockReturnValue(begin + minutes * MINUTE);
      await page.poll();
      await settle();
    },
  };
}

test('shared sources are read every four minutes, in groups, however many resources refer to them', async () => {
  const { readings, pollAt } = await watchSources();
  const first = readings();
  expect(first.length).toBeGreaterThan(1);
  expect(new Set(first).size).toBe(first.length);
  for (const minutes of [1, 2, 3.9]) await pollAt(minutes);
  expect(readings()).toEqual(first);
  await pollAt(4.5);
  const isOfChart = (each: string) => each.includes('/helmcharts');
  const again = () => readings().slice(first.length);
  const others = first.filter(each => !isOfChart(each));
  expect(again().sort()).toEqual(others.sort());
  await pollAt(4.6);
  expect(again().sort()).toEqual([...first].sort());
});

test('a failed reading is repeated soon, and the former data stays', async () => {
  const { cluster, table, readings, pollAt } = await watchSources();
  const sources = ['gitrepositories', 'helmrepositories', 'ocirepositories'];
  const disturb = (status: number) =>
    cluster('production-eu').setFaults(
      sources.map(plural => ({ plural, effect: { type: 'status', status } })),
    );
  disturb(503);
  await pollAt(5);
  const notice = await screen.findByText(/^Could not read shared sources on/);
  expect(notice).toHaveTextContent('internal error (HTTP 503)');
  expect(text(rowOf(table, 'flux-system'), 'Status')).toBe('Ready');
  await pollAt(5.1);
  const failed = readings().length;
  await pollAt(5.2);
  expect(readings()).toHaveLength(failed);
  cluster('production-eu').setFaults([]);
  await pollAt(6);
  expect(readings().length).toBeGreaterThan(failed);
  await waitFor(() => expect(notice).not.toBeInTheDocument());
  expect(text(rowOf(table, 'flux-system'), 'Status')).toBe('Ready');
});

test('a source that may not be read is not requested again before it is due', async () => {
  const { cluster, readings, pollAt } = await watchSources();
  const before = readings().length;
  cluster('production-eu').setRules([
    { apiGroups: ['*'], resources: ['*'], verbs: ['list', 'watch'] },
  ]);
  await pollAt(5);
  await pollAt(5.1);
  const denied = readings().length;
  expect(denied).toBeGreaterThan(before);
  await pollAt(6);
  await pollAt(8.9);
  expect(readings()).toHaveLength(denied);
});

test('an unreachable cluster gets one request per reading, and so does a Backstage that denies access', async () => {
  const { cluster, standIn, readings, pollAt } = await watchSources();
  const first = readings();
  expect(first.length).toBeGreaterThan(1);
  const named = ['gitrepositories', 'helmrepositories', 'helmcharts'];
  cluster('production-eu').setFaults(
    named.map(plural => ({ plural, effect: { type: 'refused' } })),
  );
  await pollAt(25);
  await screen.findByText(/^Could not read shared sources on production-eu/);
  expect(readings()).toHaveLength(first.length + 1);

  cluster('production-eu').setFaults([]);
  standIn.setDenied(['kubernetes.proxy']);
  await pollAt(29);
  await screen.findByText(/not permitted \(HTTP 403\)$/);
  expect(readings()).toHaveLength(first.length + 2);
});
