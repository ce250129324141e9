import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { EntityFluxDeploymentsCard } from '..';
import { cards } from '../../dev/cards';
import type { ClusterSpec } from '../../dev/cluster';
import {
  chartOf,
  gitRepository,
  helmRelease,
  helmRepository,
  isFalse,
  kustomization,
  type Setting,
} from '../../dev/scenarios/build';
import { mine } from '../../dev/scenarios/parts/podinfo';
import {
  filledTable,
  oneCluster,
  renderPage,
  setUpPages,
  settle,
} from '../__testUtils__';

setUpPages();
afterEach(() => {
  Reflect.deleteProperty(window, 'requestIdleCallback');
});

const DEPLOYMENTS = 'Flux deployments';

test('labelled sources come with the query of the appliers, also without a card of sources', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'many',
  });
  await filledTable(DEPLOYMENTS);
  await settle(22_000);
  expect(page.queries()).toBe(1);
  expect(page.asked().filter(each => each.startsWith('GET /proxy'))).toEqual(
    [],
  );
});

/** The default. */
const POLL_MS = 10_000;
const CLUSTERS = ['production-eu', 'production-us', 'staging'];
const PER_CLUSTER = 8;

/** The sources that all appliers of a cluster share. */
function sharedSources(at: Setting, isFailing = false) {
  const common = { namespace: 'flux-system', name: 'shared' };
  return {
    fleet: gitRepository(at, {
      ...common,
      url: 'https://github.com/example/fleet',
    }),
    charts: helmRepository(at, {
      ...common,
      url: 'https://charts.example.com',
      ...(isFailing && {
        conditions: [isFalse('Ready', 'Failed', '401 Unauthorized', '1h')],
      }),
    }),
  };
}

/**
 * Three clusters with Kustomizations and HelmReleases (by `spec.chart`, as most are) of two namespaces, all of which use
 * sources without the entity's label.
 *
 * @param failsOn - the cluster whose HelmRepository fails, and its releases with it
 */
function sharing(failsOn?: string): readonly ClusterSpec[] {
  return CLUSTERS.map(name =>
    oneCluster(at => {
      const { fleet, charts } = sharedSources(at, name === failsOn);
      const appliers = Array.from({ length: PER_CLUSTER }, (_, index) => {
        const own = {
          ...mine,
          namespace: `team-${index % 2}`,
          name: `app-${index}`,
          changed: '2m',
        };
        const release = helmRelease(at, {
          ...own,
          source: charts,
          ...(name === failsOn && {
            conditions: [
              isFalse('Ready', 'SourceNotReady', 'no artifact', '1h'),
            ],
          }),
        });
        return [
          kustomization(at, { ...own, source: fleet }),
          release,
          chartOf(at, release, charts),
        ];
      });
      return [fleet, charts, ...appliers.flat()];
    }, name),
  );
}

const GIT = 'gitrepositories';
const HELM = 'helmrepositories';
const CHARTS = 'helmcharts';

/** Opens a page at the default interval, and counts its requests. */
async function open(shown: ReactNode, story = sharing()) {
  const page = await renderPage(shown, {
    story,
    flux: { refreshInterval: { milliseconds: POLL_MS } },
  });
  await filledTable(DEPLOYMENTS);
  // The first poll, with all that follows it.
  await settle(POLL_MS / 2);
  let counted = 0;
  /** The requests since the last call, each with how many there were. */
  const requests = () => {
    const now = page.asked().slice(counted);
    counted += now.length;
    const counts: Record<string, number> = {};
    for (const each of now) {
      const what = /[a-z]+repositories|helmcharts/.exec(each)?.[0] ?? each;
      counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
  };
  return { requests };
}

const LIST = 'GET /clusters';
const QUERY = 'POST /resources/custom/query';

test('the deployments card alone takes one request a cluster for shared sources with each poll', async () => {
  const { requests } = await open(<EntityFluxDeploymentsCard />);
  // First what the revisions of rows are compared with.
  expect(requests()).toEqual({ [LIST]: 1, [QUERY]: 1, [GIT]: 3 });
  await settle(POLL_MS);
  expect(requests()).toEqual({ [QUERY]: 1, [HELM]: 3 });
  await settle(POLL_MS);
  expect(requests()).toEqual({ [QUERY]: 1, [CHARTS]: 3 });
  await settle(60_000);
  expect(requests()).toEqual({ [QUERY]: 6 });
});

test('the sources of rows in trouble are read first, and count with them', async () => {
  const { requests } = await open(
    <EntityFluxDeploymentsCard />,
    sharing('staging'),
  );
  expect(requests()).toEqual({
    [LIST]: 1,
    [QUERY]: 1,
    [GIT]: CLUSTERS.length - 1,
    [HELM]: 1,
  });
  expect(
    screen.getByRole('button', {
      name: `${PER_CLUSTER} with a failing source`,
    }),
  ).toBeVisible();
});

test('the sources of the rows on screen are read first', async () => {
  // As in all browsers but Safari: once the rows stand.
  const requestIdleCallback = (work: () => void) => setTimeout(work, 200);
  Object.assign(window, { requestIdleCallback });
  const { requests } = await open(<EntityFluxDeploymentsCard />, [
    oneCluster(at => {
      const { fleet, charts } = sharedSources(at);
      // By their names, a page full of them comes before the Kustomization.
      const releases = Array.from({ length: 10 }, (_, index) =>
        helmRelease(at, { ...mine, name: `app-${index}`, source: charts }),
      );
      const last = kustomization(at, { ...mine, name: 'z', source: fleet });
      return [fleet, charts, ...releases, last];
    }),
  ]);
  expect(requests()).toEqual({ [LIST]: 1, [QUERY]: 1, [HELM]: 1 });
  await settle(POLL_MS);
  expect(requests()).toEqual({ [QUERY]: 1, [CHARTS]: 1 });
  await settle(POLL_MS);
  expect(requests()).toEqual({ [QUERY]: 1, [GIT]: 1 });
});

test('the dashboard of eight begins with one request a cluster for each kind of shared sources in its rows', async () => {
  const dashboard = cards.map(({ extension, Card }) => (
    <Card key={extension} />
  ));
  const { requests } = await open(<>{dashboard}</>);
  expect(requests()).toEqual({ [LIST]: 1, [QUERY]: 1, [GIT]: 3, [HELM]: 3 });
  await settle(POLL_MS);
  // Those that Flux made of them.
  expect(requests()).toEqual({ [QUERY]: 1, [CHARTS]: 3 });
  await settle(60_000);
  expect(requests()).toEqual({ [QUERY]: 6 });
});
