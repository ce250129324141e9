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
  tested,
  text,
} from '../__testUtils__';

setUpPages();

test('a change on a cluster shows with the next poll', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'all-well',
    flux: { refreshInterval: { seconds: 3 } },
  });
  const table = await filledTable('Flux HelmReleases');
  const staging = page.cluster('staging');
  const object = objectIn(staging, 'HelmRelease', 'podinfo');
  staging.apply({ ...object, spec: { ...object.spec, suspend: true } });
  const row = () => rowOf(table, 'podinfo', { cluster: 'staging' });
  await waitFor(() =>
    expect(text(row(), 'Status')).toBe('Suspended by whom is not recorded'),
  );
  expect(page.queries()).toBe(2);
});

test.each([
  ['id', 'checkout'],
  ['label-selector', 'app=podinfo'],
  ['namespace', 'team-a'],
  ['cluster', 'staging'],
])(
  'a change of the annotation kubernetes-%s is searched for at once',
  async (annotation, value) => {
    const page = await renderPage(<EntityFluxHelmReleasesCard />, {
      story: 'all-well',
    });
    await filledTable('Flux HelmReleases');
    const { metadata } = tested.podinfo;
    const annotations = {
      ...metadata.annotations,
      [`backstage.io/kubernetes-${annotation}`]: value,
    };
    page.show(<EntityFluxHelmReleasesCard />, {
      ...tested.podinfo,
      metadata: { ...metadata, annotations },
    });
    await waitFor(() => expect(page.queries()).toBe(2));
  },
);

test('a refresh interval below one second counts as one second', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'nothing',
    flux: { refreshInterval: { milliseconds: 1 } },
  });
  await screen.findByText('No HelmReleases found');
  await settle(1_500);
  expect(page.queries()).toBe(2);
});

test('a card that is mounted again shows the former listing at once, and polls', async () => {
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

test('a card that is mounted during a request gets its kinds with the next one', async () => {
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
