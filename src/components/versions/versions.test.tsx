import { screen, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxVersionsCard } from '../..';
import type { KubernetesObject } from '../../../dev/cluster';
import {
  gitRepository,
  isFalse,
  kustomization,
  type Setting,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import { rollout } from '../../../dev/scenarios/versions';
import {
  filledTable,
  motley,
  oneCluster,
  renderPage,
  settle,
  setUpPages,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux versions';

type KustomizationOptions = Partial<Parameters<typeof kustomization>[1]>;

const FAILED = [isFalse('Ready', 'BuildFailed', 'build failed')];

/** Returns a Kustomization that has applied the head of a branch, and its source. */
function onBranch(
  at: Setting,
  branch: string,
  { name = 'app', ...options }: KustomizationOptions = {},
): readonly [source: KubernetesObject, applier: KubernetesObject] {
  const source = gitRepository(at, {
    ...mine,
    name,
    url: 'https://github.com/example/app',
    ref: { branch },
    revision: `${branch}@sha1:${'a1b2c3d4'.repeat(5)}`,
  });
  const applier = kustomization(at, { ...mine, name, source, ...options });
  return [source, applier];
}

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

test('of many clusters, those that agree are one column, which opens and folds by the keyboard', async () => {
  const { user } = await showRollout(8);
  expect(
    screen.getByText('Everything is up to date on 7 of 12 clusters'),
  ).toBeVisible();
  expect(headers()).toHaveLength(7);
  const fold = screen.getByRole('button', { name: '7 clusters: up to date' });
  expect(fold).toHaveAttribute('aria-expanded', 'false');
  fold.focus();
  await user.keyboard('{Enter}');
  expect(headers()).toHaveLength(13);
  expect(fold).toHaveFocus();
  expect(fold).toHaveAttribute('aria-expanded', 'true');
  await user.keyboard('{Enter}');
  expect(headers()).toHaveLength(7);
  expect(fold).toHaveFocus();
});

test('of a hundred clusters in the middle of a roll-out, those that agree are one column each', async () => {
  const { user } = await renderPage(<EntityFluxVersionsCard />, {
    story: 'versions-100',
  });
  await screen.findByRole('table', { name: TITLE });
  expect(
    screen.getByText('Everything is up to date on 60 of 100 clusters'),
  ).toBeVisible();
  expect(headers()).toEqual([
    'Resource',
    'edge-041',
    'edge-077',
    'edge-013',
    '36 clusters: behind',
    'edge-099',
    '60 clusters: up to date',
  ]);
  await user.click(screen.getByRole('button', { name: '36 clusters: behind' }));
  expect(headers()).toHaveLength(7 + 35);
});

test('a cluster whose source cannot be read is not said to move to the version of another', async () => {
  const faults = [
    { plural: 'gitrepositories', effect: { type: 'forbidden' } },
  ] as const;
  await renderPage(<EntityFluxVersionsCard />, {
    story: [
      oneCluster(at => onBranch(at, 'main'), 'staging'),
      { ...oneCluster(at => onBranch(at, 'prod'), 'prod'), faults },
      {
        ...oneCluster(
          at => onBranch(at, 'test', { conditions: FAILED }),
          'test',
        ),
        faults,
      },
    ],
  });
  await screen.findByRole('table', { name: TITLE });
  const app = cellsOf(/^app\s*Kustomization/);
  expect(app.staging).toMatch(/main@sha1:a1b2c3d4up to date$/);
  expect(app.prod).toMatch(/prod@sha1:a1b2c3d4unknown$/);
  expect(app.test).toMatch(/test@sha1:a1b2c3d4Failed$/);
});

test('the sentence does not speak of everything where a source is unknown on one of the clusters', async () => {
  await renderPage(<EntityFluxVersionsCard />, {
    story: [
      oneCluster(
        at => [
          ...onBranch(at, 'main'),
          ...onBranch(at, 'main', { name: 'web' }),
        ],
        'staging',
      ),
      oneCluster(at => {
        const [, web] = onBranch(at, 'prod', { name: 'web' });
        return [...onBranch(at, 'main'), web];
      }, 'prod'),
    ],
  });
  expect(
    await screen.findByText(
      'Everything that can be compared is up to date on all 2 clusters',
    ),
  ).toBeVisible();
});

test('a version that is applied is on the cluster, although a later run failed', async () => {
  await renderPage(<EntityFluxVersionsCard />, {
    story: [oneCluster(at => onBranch(at, 'main', { conditions: FAILED }))],
  });
  expect(
    await screen.findByText('main@sha1:a1b2c3d4 is on production'),
  ).toBeVisible();
  expect(cellsOf(/^app/).production).toMatch(/Failed$/);
});

test('the same of everything on several clusters', async () => {
  const both = (at: Setting, conditions?: typeof FAILED) => [
    ...onBranch(at, 'main', { conditions }),
    ...onBranch(at, 'main', { name: 'web' }),
  ];
  await renderPage(<EntityFluxVersionsCard />, {
    story: [
      oneCluster(at => both(at), 'staging'),
      oneCluster(at => both(at, FAILED), 'prod'),
    ],
  });
  expect(
    await screen.findByText('Everything is up to date on all 2 clusters'),
  ).toBeVisible();
});

test('a version of which nothing tells whether it is there is not said to be missing', async () => {
  await renderPage(<EntityFluxVersionsCard />, {
    story: [
      oneCluster(at => {
        const [source, applier] = onBranch(at, 'main', {
          applies: ['v1 ConfigMap app'],
          status: { lastAppliedRevision: undefined, history: undefined },
        });
        return [source, applier];
      }),
    ],
  });
  expect(
    await screen.findByText(
      'Unknown whether main@sha1:a1b2c3d4 is on production',
    ),
  ).toBeVisible();
  expect(cellsOf(/^app/).production).toMatch(/unknown$/);
});

test('a cluster that does not answer any more shows when it was read', async () => {
  const { cluster, poll } = await showRollout(3);
  cluster('edge-01').setFaults([{ effect: { type: 'refused' } }]);
  await settle(130_000);
  await poll();
  const web = cellsOf(/^podinfo\s*HelmRelease/);
  expect(web['edge-01']).toMatch(
    /6\.9\.3.*could not be read.*last read [23] minutes ago$/,
  );
  expect(web['edge-02']).toMatch(/6\.9\.3.*up to date.*4\d minutes ago$/);
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
