import { screen, waitFor, act } from '@testing-library/react';
import {
  EntityFluxHelmReleasesCard,
  EntityFluxSourcesCard,
  EntityFluxDeploymentsCard,
} from '..';
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
  setVisible,
} from '../__testUtils__';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useListing } from '../hooks';

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
    expect(text(row(), 'Status')).toBe('Suspended by an unknown user'),
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

const DEPLOYMENTS = 'Flux deployments';
const FAST = { flux: { refreshInterval: '1s' } } as const;

const connection = (is: 'offline' | 'online') =>
  act(async () => {
    window.dispatchEvent(new Event(is));
  });

describe('polling', () => {
  it('pauses while the tab is hidden, and polls at once when it is visible again', async () => {
    const { queries } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'all-well',
      ...FAST,
    });
    await filledTable(DEPLOYMENTS);
    act(() => setVisible(false));
    await settle();
    const before = queries();
    await settle(2_500);
    expect(queries()).toBe(before);
    act(() => setVisible(true));
    await waitFor(() => expect(queries()).toBe(before + 1), { timeout: 500 });
  });

  it('slows down while Backstage fails, keeps the rows with their age, and recovers', async () => {
    const { queries, standIn } = await renderPage(
      <EntityFluxDeploymentsCard />,
      { story: 'all-well', ...FAST },
    );
    const table = await filledTable(DEPLOYMENTS);
    const shown = names(table);
    standIn.setFaults([
      { endpoint: 'query', effect: { type: 'status', status: 502 } },
    ]);
    expect(
      await screen.findByText(/Lost connection to Backstage: .*\(HTTP 502\)/),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Last updated/)).toBeInTheDocument();
    expect(names(table)).toEqual(shown);
    const before = queries();
    // At an interval of one second there would be three more. The next poll is two seconds after the failure.
    await settle(3_000);
    expect(queries() - before).toBeLessThanOrEqual(2);
    standIn.setFaults([]);
    await waitFor(
      () =>
        expect(
          screen.queryByText(/Lost connection to/),
        ).not.toBeInTheDocument(),
      { timeout: 9_000 },
    );
    expect(names(table)).toEqual(shown);
  });

  it('polls at once when the network is back', async () => {
    const { queries, standIn } = await renderPage(
      <EntityFluxDeploymentsCard />,
      { story: 'all-well' },
    );
    const table = await filledTable(DEPLOYMENTS);
    const shown = names(table);
    await connection('offline');
    standIn.setFaults([{ effect: { type: 'network' } }]);
    await settle();
    expect(names(table)).toEqual(shown);
    standIn.setFaults([]);
    const before = queries();
    await connection('online');
    await waitFor(() => expect(queries()).toBe(before + 1));
    expect(names(table)).toEqual(shown);
  });

  it("follows changes of the entity's annotations", async () => {
    const { show } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'all-well',
    });
    expect(names(await filledTable(DEPLOYMENTS))).toHaveLength(8);
    show(<EntityFluxDeploymentsCard />, tested.checkout);
    const table = () => screen.getByRole('table', { name: DEPLOYMENTS });
    await waitFor(() =>
      expect(names(table())).toEqual([
        'checkout team-b · production-eu',
        'checkout team-b · staging',
      ]),
    );
  });

  it('ends when the page is left during a request', async () => {
    const { queries, standIn, unmount } = await renderPage(
      <EntityFluxDeploymentsCard />,
      { story: 'all-well', ...FAST },
    );
    await filledTable(DEPLOYMENTS);
    standIn.setFaults([
      { endpoint: 'query', effect: { type: 'delay', ms: 400 } },
    ]);
    const before = queries();
    await waitFor(() => expect(queries()).toBe(before + 1));
    unmount();
    await settle(2_000);
    expect(queries()).toBe(before + 1);
  });
});

describe('a component of the app', () => {
  const Counter = () => {
    const { entity } = useEntity();
    const { resources } = useListing({ entity }, ['Kustomization']);
    return <p>{resources ? `${resources.length} Kustomizations` : 'asking'}</p>;
  };

  it('shares the poll of the cards', async () => {
    const { queries } = await renderPage(
      <>
        <Counter />
        <EntityFluxDeploymentsCard />
      </>,
      { story: 'all-well' },
    );
    expect(await screen.findByText('4 Kustomizations')).toBeInTheDocument();
    await filledTable(DEPLOYMENTS);
    expect(queries()).toBeLessThanOrEqual(2);
  });
});
