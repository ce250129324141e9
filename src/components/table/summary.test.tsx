import { screen, waitFor } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import {
  fetchFailed,
  gitRepository,
  imagePolicy,
  imageRepository,
  isFalse,
  kustomization,
  type Setting,
} from '../../../dev/scenarios/build';
import type { KubernetesObject } from '../../../dev/cluster';
import {
  EntityFluxCard,
  EntityFluxDeploymentsCard,
  EntityFluxImagePoliciesCard,
  EntityFluxSourcesCard,
} from '../..';
import {
  filledTable,
  renderPage,
  rowOf,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

const at = (cluster = 'staging'): Setting => ({
  cluster,
  flux: '2.9',
  now: new Date(),
});
const mine = { entity: 'podinfo', namespace: 'team-a' };
const source = (more: object = {}) =>
  gitRepository(at(), {
    ...mine,
    name: 'app',
    url: 'https://e.com/a',
    ...more,
  });
const app = (name: string, more: object = {}) =>
  kustomization(at(), { ...mine, name, source: source(), ...more });
const suspend = ({ spec, ...object }: KubernetesObject): KubernetesObject => ({
  ...object,
  spec: { ...spec, suspend: true },
});
const on = (name: string, objects: readonly KubernetesObject[]) => ({
  name,
  flux: '2.9' as const,
  objects,
});

/** Returns the line of a card that begins with a sentence about all of its rows. */
const summary = (title: string) =>
  screen.getByRole('group', { name: `Summary of ${title}` });

const Search = () => (
  <output aria-label="Search">{useLocation().search}</output>
);

const DEPLOYMENTS = 'Flux deployments';

test('what is blocked by something that has no row needs attention', async () => {
  const repository = imageRepository(at(), {
    ...mine,
    name: 'app',
    image: 'ghcr.io/example/app',
    conditions: fetchFailed('ReadOperationFailed', '401 Unauthorized', '3d'),
  });
  const policy = imagePolicy(at(), {
    ...mine,
    name: 'app',
    repository,
    tag: 'none',
    conditions: [
      isFalse(
        'Ready',
        'DependencyNotReady',
        "referenced ImageRepository 'team-a/app' is not ready",
        '3d',
      ),
    ],
  });
  await renderPage(
    <>
      <EntityFluxImagePoliciesCard />
      <EntityFluxCard kinds={['ImageRepository', 'ImagePolicy']} title="Both" />
    </>,
    { story: [on('staging', [repository, policy])] },
  );
  await filledTable('Flux ImagePolicies');
  expect(summary('Flux ImagePolicies')).toHaveTextContent(
    /^1 of 1 needs attention/,
  );
  // Here the row of the repository says it.
  expect(summary('Both')).toHaveTextContent('1 of 2 needs attention');
});

test('what waits is not called free of problems', async () => {
  const waiting = app('web', {
    conditions: [
      isFalse(
        'Ready',
        'DependencyNotReady',
        "dependency 'infra/cert-manager' is not ready",
        '12d',
      ),
    ],
  });
  await renderPage(<EntityFluxDeploymentsCard />, {
    story: [on('staging', [source(), waiting, app('api')])],
  });
  await filledTable(DEPLOYMENTS);
  expect(summary(DEPLOYMENTS)).toHaveTextContent(/^1 of 2 is waiting/);
});

test('a suspended applier whose source fails is not called free of problems', async () => {
  const failing = source({
    conditions: fetchFailed('GitOperationFailed', '401 Unauthorized', '3d'),
  });
  await renderPage(
    <>
      <EntityFluxDeploymentsCard />
      <EntityFluxSourcesCard />
    </>,
    { story: [on('staging', [failing, suspend(app('web'))])] },
  );
  await filledTable(DEPLOYMENTS);
  expect(summary(DEPLOYMENTS)).toHaveTextContent(
    /^1 resource1 with a failing source/,
  );
});

test('the doubt about a cluster that does not answer stays if something is suspended', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, {
    story: [
      on('staging', [source(), app('api'), suspend(app('web'))]),
      { ...on('us', []), faults: [{ effect: { type: 'refused' } }] },
    ],
  });
  await filledTable(DEPLOYMENTS);
  expect(summary(DEPLOYMENTS)).toHaveTextContent(
    /^No known problems \(2 resources\)/,
  );
});

test('what is not permitted of shared sources leaves a doubt, too', async () => {
  const foreign = source({ entity: undefined, namespace: 'infra' });
  const labelled = source({ name: 'other' });
  const web = app('web', { source: foreign });
  await renderPage(<EntityFluxSourcesCard />, {
    story: [
      {
        ...on('staging', [foreign, labelled, web]),
        rules: [
          { apiGroups: ['*'], resources: ['*'], verbs: ['list', 'watch'] },
        ],
      },
    ],
  });
  await screen.findByText(/^Could not read shared sources on/);
  await filledTable('Flux sources');
  expect(summary('Flux sources')).toHaveTextContent(/^1 known resource, ready/);
});

test('a failure without a reason and a message has no line of its own', async () => {
  const failed = app('web', {
    conditions: [{ type: 'Ready', status: 'False' }],
  });
  await renderPage(<EntityFluxDeploymentsCard />, {
    story: [on('staging', [source(), failed])],
  });
  const table = await filledTable(DEPLOYMENTS);
  const row = rowOf(table, 'web');
  expect(text(row, 'Status')).toBe('Failed');
  expect(row.nextElementSibling).toBeNull();
});

test('an empty list of kinds means all, whose part of the URL is short', async () => {
  const { user } = await renderPage(
    <>
      <EntityFluxCard kinds={[]} />
      <Search />
    </>,
    { story: [on('staging', [source(), app('web'), app('api')])] },
  );
  await filledTable('Flux resources');
  await user.type(
    screen.getByRole('textbox', { name: 'Search Flux resources' }),
    'web',
  );
  await waitFor(() =>
    expect(screen.getByRole('status', { name: 'Search' })).toHaveTextContent(
      /^\?flux-resources\.q=web$/,
    ),
  );
});

test('a source that may not be read is no cluster that did not respond', async () => {
  const foreign = source({ entity: undefined, namespace: 'infra' });
  await renderPage(<EntityFluxSourcesCard />, {
    story: [
      {
        ...on('staging', [foreign, app('web', { source: foreign })]),
        rules: [
          { apiGroups: ['*'], resources: ['*'], verbs: ['list', 'watch'] },
        ],
      },
    ],
  });
  await screen.findByText(/^Could not read shared sources on/);
  expect(await screen.findByText(/^No sources found/)).toBeInTheDocument();
  expect(screen.queryByText(/did not respond/)).toBeNull();
});
