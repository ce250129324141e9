import { screen, waitFor } from '@testing-library/react';
import { EntityFluxHelmReleasesCard, EntityFluxSourcesCard } from '..';
import {
  filledTable,
  names,
  objectIn,
  renderPage,
  rowOf,
  setUpPages,
  settle,
  setVisible,
  text,
} from '../__testUtils__';

setUpPages();

const EACH_SECOND = { refreshInterval: { seconds: 1 } };

test('what changes on a cluster shows with the next poll, without a click', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'all-well',
    flux: EACH_SECOND,
  });
  const table = await filledTable('Flux HelmReleases');
  const staging = page.cluster('staging');
  const object = objectIn(staging, 'HelmRelease', 'podinfo');
  staging.apply({ ...object, spec: { ...object.spec, suspend: true } });
  const row = () => rowOf(table, 'podinfo', { cluster: 'staging' });
  await waitFor(() => expect(text(row(), 'Status')).toBe('Suspended'));
  expect(page.queries()).toBe(2);
});

test('a refresh interval below a second is taken as one second', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'nothing',
    flux: { refreshInterval: { milliseconds: 1 } },
  });
  await screen.findByText('No HelmRelease found');
  await settle(1_500);
  expect(page.queries()).toBe(2);
});

test('a hidden page asks for nothing, and at once when it is seen again', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'nothing',
    flux: EACH_SECOND,
  });
  await screen.findByText('No HelmRelease found');
  setVisible(false);
  await settle(1_400);
  expect(page.queries()).toBe(1);
  setVisible(true);
  await settle(200);
  expect(page.queries()).toBe(2);
});

test('polls that fail come ever more slowly, and recover by themselves', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'nothing',
    flux: EACH_SECOND,
  });
  await screen.findByText('No HelmRelease found');
  page.standIn.setFaults([{ effect: { type: 'status', status: 503 } }]);
  const times: number[] = [];
  let seen = page.queries();
  const until = Date.now() + 5_000;
  while (Date.now() < until) {
    await settle(50);
    if (page.queries() > seen) times.push(Date.now());
    seen = page.queries();
  }
  // About 1, 2 and 4 seconds after the last answer, instead of five times.
  expect(times.length).toBeGreaterThanOrEqual(2);
  expect(times.length).toBeLessThanOrEqual(3);
  const [first = 0, second = 0, third = Infinity] = times;
  expect(third - second).toBeGreaterThan(second - first);
  page.standIn.setFaults([]);
  await page.user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(screen.queryByText(/No news from Backstage/)).toBeNull(),
  );
});

test('a page that is left in the middle of a request asks for nothing more', async () => {
  const page = await renderPage(<div />, {
    story: 'all-well',
    flux: EACH_SECOND,
  });
  page.standIn.setFaults([{ effect: { type: 'delay', ms: 300 } }]);
  page.show(<EntityFluxHelmReleasesCard />);
  await waitFor(() => expect(page.asked()).toHaveLength(1));
  page.unmount();
  await settle(1_600);
  expect(page.queries()).toBeLessThanOrEqual(1);
  expect(page.asked().length).toBeLessThanOrEqual(2);
});

test('a card that comes back shows at once what was known, and asks anew', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'all-well',
  });
  await filledTable('Flux HelmReleases');
  page.show(<div />);
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  page.show(<EntityFluxHelmReleasesCard />);
  expect(names(screen.getByRole('table'))).toHaveLength(4);
  await waitFor(() => expect(page.queries()).toBe(2));
});

test('a card that is mounted while a request is under way is not forgotten', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard key="a" />, {
    story: 'all-well',
  });
  page.standIn.setFaults([
    { endpoint: 'query', effect: { type: 'delay', ms: 300 } },
  ]);
  await waitFor(() => expect(page.queries()).toBe(1));
  page.show(
    <>
      <EntityFluxHelmReleasesCard key="a" />
      <EntityFluxSourcesCard key="b" />
    </>,
  );
  await filledTable('Flux sources');
  expect(page.queries()).toBe(2);
});
