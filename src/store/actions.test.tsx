import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import {
  gitRepository,
  kustomization,
  type Setting,
} from '../../dev/scenarios/build';
import { mine } from '../../dev/scenarios/parts/podinfo';
import {
  objectIn,
  oneCluster,
  renderPage,
  setUpPages,
  settle,
} from '../__testUtils__';
import { useEntityScope } from '../components/shared';
import {
  isReadable,
  type FluxAction,
  type FluxKind,
  type FluxResource,
  type KindRef,
} from '../flux';
import {
  useAccess,
  useAccessOnDemand,
  useFluxActions,
  useFluxProgress,
  useListing,
} from '../hooks';

setUpPages();

const shared = (at: Setting) =>
  gitRepository(at, {
    name: 'app',
    namespace: 'flux-system',
    url: 'https://example.com/app',
  });

const story = (annotations: Record<string, string> = {}) => [
  oneCluster(at => [
    shared(at),
    kustomization(at, {
      ...mine,
      name: 'web',
      source: shared(at),
      annotations,
    }),
    kustomization(at, { ...mine, name: 'api', source: shared(at) }),
  ]),
  oneCluster(() => [], 'staging'),
];

const Row = ({ resource }: { resource: FluxResource }) => {
  const { run, states } = useFluxActions();
  const progress = useFluxProgress(resource.key);
  const [told, setTold] = useState('');
  if (!isReadable(resource)) return null;
  const { phase, action, error, outcome } = states.get(resource.key) ?? {};
  const act = (wanted: FluxAction) =>
    run(resource, wanted, { reason: 'because' }).then(
      ended => setTold(ended?.result ?? 'another one runs'),
      ({ problem }) => setTold(problem),
    );
  const actions = [
    'sync',
    'syncWithSource',
    'suspend',
    'resumeAndSync',
  ] as const;
  return (
    <li aria-label={resource.name}>
      <span>{resource.status.word}</span>
      <span>{phase && `${phase} ${action}`}</span>
      <span>{outcome?.result ?? error?.problem}</span>
      <span>
        {progress?.stages.map(({ kind, state }) => `${kind} ${state}`).join()}
      </span>
      {actions.map(each => (
        <button key={each} onClick={() => act(each)}>
          {each} {resource.name}
        </button>
      ))}
      <output>{told}</output>
    </li>
  );
};

const List = ({ kind = 'Kustomization' }: { kind?: FluxKind }) => {
  const { resources = [] } = useListing(useEntityScope(), [kind]);
  return (
    <ul>
      {resources.map(resource => (
        <Row key={resource.key} resource={resource} />
      ))}
    </ul>
  );
};

const row = (name: string) => screen.findByRole('listitem', { name });
const webShows = (text: string) =>
  waitFor(() =>
    expect(screen.getByRole('listitem', { name: 'web' })).toHaveTextContent(
      text,
    ),
  );
const press = async (
  page: Awaited<ReturnType<typeof renderPage>>,
  name: string,
) => page.user.click(await screen.findByRole('button', { name }));

describe('an action', () => {
  it('continues while its component is unmounted, and shows in components that are mounted later', async () => {
    const page = await renderPage(<List />, {
      story: story({ 'sim.flux/run-ms': '900' }),
    });
    await press(page, 'sync web');
    expect(await row('web')).toHaveTextContent('running sync');
    expect(await row('api')).not.toHaveTextContent('running');
    page.show(<div />);
    await settle(150);
    page.show(
      <>
        <List />
        <List />
      </>,
    );
    const both = screen.getAllByRole('listitem', { name: 'web' });
    expect(both).toHaveLength(2);
    for (const each of both) {
      expect(each).toHaveTextContent('running sync');
    }
    await waitFor(() => expect(both[0]).toHaveTextContent('ended sync'));
    expect(both[1]).toHaveTextContent('ended sync');
    expect(both[1]).toHaveTextContent('succeeded');
    expect(page.patches()).toHaveLength(1);
    // The mark disappears after a few seconds.
    await waitFor(() => expect(both[1]).not.toHaveTextContent('ended'), {
      timeout: 6_000,
    });
  });

  it('does not start while another is running on the same object', async () => {
    const page = await renderPage(<List />, {
      story: story({ 'sim.flux/run-ms': '400' }),
    });
    await press(page, 'sync web');
    await press(page, 'suspend web');
    await webShows('another one runs');
    expect(await row('web')).toHaveTextContent('running sync');
    await webShows('ended sync');
    expect(page.patches()).toHaveLength(1);
  });

  it('shows its stages while it runs, and none afterwards', async () => {
    const page = await renderPage(<List />, {
      story: story({ 'sim.flux/run-ms': '300' }),
    });
    await press(page, 'syncWithSource web');
    await webShows('GitRepository running,Kustomization pending');
    await webShows('GitRepository done,Kustomization running');
    await webShows('succeeded');
    expect(await row('web')).not.toHaveTextContent('GitRepository');
  });

  it('that suspends writes who is signed in', async () => {
    const page = await renderPage(<List />, { story: story() });
    await press(page, 'suspend web');
    await webShows('Suspended');
    expect(
      objectIn(page.cluster('production'), 'Kustomization', 'web').metadata
        .annotations,
    ).toMatchObject({
      'fluxcd.controlplane.io/suspendedBy': 'guest',
      'backstage-plugin-flux/suspend-reason': 'because',
    });
    await press(page, 'resumeAndSync web');
    await webShows('ended resumeAndSync');
    expect(await row('web')).toHaveTextContent('Ready');
    expect(page.patches()).toHaveLength(2);
  });

  it('does not stop the page from polling', async () => {
    const page = await renderPage(<List />, {
      story: story({ 'sim.flux/run-ms': '4000' }),
      flux: { refreshInterval: { seconds: 1 } },
    });
    await press(page, 'sync web');
    await settle(300);
    const before = page.queries();
    await settle(2_600);
    expect(await row('web')).toHaveTextContent('running');
    expect(page.queries() - before).toBeGreaterThanOrEqual(2);
  });

  it('keeps its result when a listing that was requested earlier arrives later', async () => {
    const late = oneCluster(() => [], 'staging');
    const production = oneCluster(at => [
      gitRepository(at, {
        ...mine,
        name: 'web',
        url: 'https://example.com/web',
        annotations: { 'sim.flux/run-ms': '700' },
      }),
    ]);
    const page = await renderPage(<List kind="GitRepository" />, {
      story: [production, late],
    });
    await row('web');
    // One answer covers both clusters: its data on the first is old once the second has answered.
    page
      .cluster('staging')
      .setFaults([{ effect: { type: 'delay', ms: 1_500 } }]);
    await press(page, 'sync web');
    await webShows('Reconciling');
    await webShows('ended');
    const words = new Set<string | null>();
    for (let waited = 0; waited < 2_500; waited += 100) {
      await settle(100);
      words.add((await row('web')).firstElementChild?.textContent ?? null);
    }
    expect([...words]).toEqual(['Ready']);
  });
});

type Place = KindRef & { readonly name?: string };

const title = ({ cluster, namespace, kind, name = '' }: Place) =>
  `${cluster}/${namespace}/${kind}/${name}`;

const Answer = ({ place }: { place: Place }) => (
  <dd aria-label={title(place)}>{useAccess([place])(place)}</dd>
);

const KnownDenial = ({ places }: { places: readonly Place[] }) => {
  const { accessOf } = useAccessOnDemand(places);
  const denied = places.find(place => accessOf(place) === 'cluster');
  return <dd aria-label="known">{denied && title(denied)}</dd>;
};

const Access = ({ places }: { places: readonly Place[] }) => (
  <dl>
    {places.map(place => (
      <Answer key={JSON.stringify(place)} place={place} />
    ))}
    <KnownDenial places={places} />
  </dl>
);

const PLACES = [
  {
    cluster: 'production',
    namespace: 'flux-system',
    kind: 'GitRepository',
    group: 'source.toolkit.fluxcd.io',
    name: 'app',
  },
  {
    cluster: 'production',
    namespace: 'flux-system',
    kind: 'GitRepository',
    group: 'source.toolkit.fluxcd.io',
    name: 'other',
  },
  {
    cluster: 'production',
    namespace: 'team-a',
    kind: 'GitRepository',
    group: 'source.toolkit.fluxcd.io',
  },
  {
    cluster: 'production',
    namespace: 'team-a',
    kind: 'Kustomization',
    group: 'kustomize.toolkit.fluxcd.io',
  },
  {
    cluster: 'production',
    namespace: 'flux-system',
    kind: 'Kustomization',
    group: 'kustomize.toolkit.fluxcd.io',
  },
  {
    cluster: 'staging',
    namespace: 'flux-system',
    kind: 'GitRepository',
    group: 'source.toolkit.fluxcd.io',
  },
] as const;

/** Each is reviewed once. */
const NAMESPACES = new Set(
  PLACES.map(({ cluster, namespace }) => `${cluster}/${namespace}`),
).size;

const DENIED_FIRST = PLACES.map((_, i) => (i === 0 ? 'cluster' : 'allowed'));

const answers = () =>
  PLACES.map(place => screen.getByLabelText(title(place)).textContent);

const reviews = (page: Awaited<ReturnType<typeof renderPage>>) =>
  page.asked().filter(each => each.includes('selfsubjectrulesreviews')).length;

describe('a refusal', () => {
  it('is remembered for the source that it names, and for nothing else', async () => {
    const shown = await renderPage(
      <>
        <List />
        <Access places={PLACES} />
      </>,
      { story: story() },
    );
    await waitFor(() => expect(reviews(shown)).toBe(NAMESPACES));
    await settle();
    expect(answers()).toEqual(PLACES.map(() => 'allowed'));
    shown.cluster('production').setFaults([
      {
        plural: 'gitrepositories',
        methods: ['PATCH'],
        effect: { type: 'forbidden' },
      },
    ]);
    await press(shown, 'syncWithSource web');
    await webShows('forbidden');
    expect(answers()).toEqual(DENIED_FIRST);
    expect(screen.getByLabelText('known')).toHaveTextContent(
      'production/flux-system/GitRepository/app',
    );
    // Asked once more, as other objects may be refused as well. Other components do not ask again.
    await settle();
    const afterRefusal = NAMESPACES + 1;
    expect(reviews(shown)).toBe(afterRefusal);
    shown.show(
      <>
        <Access places={PLACES} />
      </>,
    );
    await settle();
    expect(answers()).toEqual(DENIED_FIRST);
    expect(reviews(shown)).toBe(afterRefusal);
  });

  it('to read a source does not count as a refusal to write it', async () => {
    const shown = await renderPage(
      <>
        <List />
        <Access places={PLACES} />
      </>,
      { story: story() },
    );
    await waitFor(() => expect(reviews(shown)).toBe(NAMESPACES));
    shown.cluster('production').setFaults([
      {
        plural: 'gitrepositories',
        methods: ['GET'],
        effect: { type: 'forbidden' },
      },
    ]);
    await press(shown, 'syncWithSource web');
    await webShows('forbidden');
    expect(answers()).toEqual(PLACES.map(() => 'allowed'));
    expect(screen.getByLabelText('known')).toBeEmptyDOMElement();
  });
});
