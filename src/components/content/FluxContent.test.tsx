import { screen, waitFor, within } from '@testing-library/react';
import { FluxContent } from '.';
import type { PolicyRule } from '../../../dev/cluster';
import { ResourcesCard as EntityFluxCard } from '../card';
import {
  card,
  clustersOf,
  filledTable,
  motley,
  names,
  oneCluster,
  renderPage,
  rowOf,
  rows,
  setUpPages,
  settle,
  tested,
  text,
} from '../../__testUtils__';
import { gitRepository, kustomization } from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';

setUpPages();

const WITHOUT_POLICIES = ['Flux versions', 'Flux deployments', 'Flux sources'];

const cards = () =>
  screen
    .getAllByRole('region')
    .map(region => region.querySelector('[id]')?.textContent);

test('the tab shows versions, deployments, sources, image policies and other kinds in this order, with one request', async () => {
  const page = await renderPage(<FluxContent />, { story: 'all-well' });
  await filledTable('Flux ImagePolicies');
  expect(cards()).toEqual([
    'Flux versions',
    'Flux deployments',
    'Flux sources',
    'Flux ImagePolicies',
    'Other Flux resources',
  ]);
  expect(names(await filledTable('Flux deployments'))).toHaveLength(8);
  await settle();
  expect(page.queries()).toBe(1);
  expect(screen.queryByText(/No .* found/)).not.toBeInTheDocument();
});

test('empty cards are one line, and can be shown', async () => {
  const { user } = await renderPage(<FluxContent />, { story: motley() });
  await filledTable('Flux sources');
  expect(await screen.findByText(/^No ImagePolicies found/)).toBeVisible();
  expect(cards()).toEqual(WITHOUT_POLICIES);

  const show = screen.getByRole('button', { name: 'Show empty cards' });
  expect(show).toHaveAttribute('aria-expanded', 'false');
  await user.click(show);
  expect(card('Flux ImagePolicies')).toHaveTextContent(
    /Searched for the label backstage\.io\/kubernetes-id=podinfo/,
  );
  await user.click(screen.getByRole('button', { name: 'Hide empty cards' }));
  expect(cards()).toEqual(WITHOUT_POLICIES);
});

test('the sources card is not empty if resources use sources without the label', async () => {
  const story = [
    oneCluster(at => {
      const fleet = gitRepository(at, {
        namespace: 'flux-system',
        name: 'fleet',
        url: 'https://github.com/example/fleet',
      });
      return [
        fleet,
        kustomization(at, { ...mine, name: 'app', source: fleet }),
      ];
    }),
  ];
  await renderPage(<FluxContent />, { story });
  const sources = await filledTable('Flux sources');
  expect(text(rowOf(sources, 'fleet'), 'Status')).toBe('Ready');
  expect(screen.getByText(/^No ImagePolicies found/)).toBeVisible();
});

test('the tab of an entity without resources explains once how to label them', async () => {
  await renderPage(<FluxContent />, { story: 'nothing' });
  expect(
    await screen.findByText(
      'No Kustomizations, HelmReleases, sources, or ImagePolicies found',
    ),
  ).toBeVisible();
  expect(
    screen.getAllByRole('button', { name: 'How to label a resource' }),
  ).toHaveLength(1);
  expect(screen.getAllByRole('region')).toEqual([
    screen.getByRole('region', { name: 'Flux' }),
  ]);
});

test('the image policies card is hidden if clusters have no image controllers', async () => {
  const story = clustersOf('no-crds').filter(({ missingCrds }) => missingCrds);
  await renderPage(<FluxContent />, { story });
  await filledTable('Flux deployments');
  expect(await screen.findByText(/^No ImagePolicies found/)).toBeVisible();
});

test('an empty card stays while a cluster has not responded', async () => {
  const story = clustersOf(motley()).map((cluster, i) =>
    i > 0 ? cluster : { ...cluster, name: 'silent' },
  );
  const page = await renderPage(<div />, { story });
  page.cluster('silent').setFaults([{ effect: { type: 'refused' } }]);
  page.show(<FluxContent />);
  await filledTable('Flux deployments');
  expect(card('Flux ImagePolicies')).toHaveTextContent(/silent: /);
  expect(screen.queryByText(/Show empty/)).not.toBeInTheDocument();

  page.cluster('silent').setFaults([]);
  await page.poll();
  await waitFor(() => expect(cards()).toEqual(WITHOUT_POLICIES));
});

test('a failed listing shows once', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  page.standIn.setFaults([{ effect: { type: 'status', status: 503 } }]);
  page.show(<FluxContent />);
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Could not load Flux resources',
  );
  expect(cards()).toEqual(['Flux deployments']);

  page.standIn.setFaults([]);
  await page.user.click(screen.getByRole('button', { name: 'Try again' }));
  await filledTable('Flux ImagePolicies');
});

test('the loss of all clusters shows once', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  for (const name of ['staging', 'production-eu'])
    page.cluster(name).setFaults([{ effect: { type: 'refused' } }]);
  page.show(<FluxContent />);
  expect(await screen.findByRole('alert')).toHaveTextContent(/staging: /);
  await settle();
  expect(cards()).toEqual(['Flux deployments']);
});

test('the tab of an entity without the annotation shows once which is missing, and sends no request', async () => {
  const page = await renderPage(<FluxContent />, {
    story: 'all-well',
    entity: tested.notAnnotated,
  });
  expect(screen.getAllByText(/Missing Annotation/i)).toHaveLength(1);
  await settle();
  expect(page.asked()).toEqual([]);
});

const kindsOf = (table: HTMLElement) =>
  rows(table)
    .map(row => text(row, 'Kind'))
    .sort();

test('resources of other kinds are in a card of their own, and can be acted on', async () => {
  const { user, alerts } = await renderPage(<FluxContent />, {
    story: 'shared-sources',
  });
  const others = await filledTable('Other Flux resources');
  expect(kindsOf(others)).toEqual([
    'ImageRepository',
    'ImageUpdateAutomation',
    'Receiver',
  ]);
  const row = rowOf(others, 'podinfo-push');
  expect(text(row, 'Status')).toBe('Ready');
  await user.click(
    within(row).getByRole('button', {
      name: 'Sync Receiver team-a/podinfo-push on production-eu',
    }),
  );
  await waitFor(() => expect(alerts).toHaveLength(1));
  expect(alerts[0]?.message).toBe(
    'Synced Receiver team-a/podinfo-push on production-eu',
  );
});

test('what notifies is listed with its status, and what is suspended can be resumed', async () => {
  const { user, alerts } = await renderPage(<FluxContent />, {
    story: 'all-kinds',
  });
  const others = await filledTable('Other Flux resources');
  expect(kindsOf(others)).toEqual(
    expect.arrayContaining(['Alert', 'Alert', 'Provider', 'Receiver']),
  );
  expect(text(rowOf(others, 'podinfo-chat'), 'Status')).toBe('Ready');
  expect(text(rowOf(others, 'podinfo-errors'), 'Status')).toBe('Ready');
  const row = rowOf(others, 'podinfo-night');
  expect(text(row, 'Status')).toMatch(/^Suspended/);
  await user.click(
    within(row).getByRole('button', {
      name: 'Resume Alert team-a/podinfo-night on production-eu',
    }),
  );
  await waitFor(() => expect(alerts).toHaveLength(1));
  await waitFor(() =>
    expect(text(rowOf(others, 'podinfo-night'), 'Status')).toBe('Ready'),
  );
});

/** Roles as many clusters have them, which do not cover kinds that those clusters do not have. */
const withoutOptional = (plural: string): PolicyRule => ({
  apiGroups: ['source', 'kustomize', 'helm', 'image', 'notification'].map(
    name => `${name}.toolkit.fluxcd.io`,
  ),
  resources: [plural],
  verbs: ['get', 'list', 'watch'],
});

test('optional kinds that the roles do not cover are not mentioned', async () => {
  const story = clustersOf('all-well').map(cluster => ({
    ...cluster,
    rules: [withoutOptional('*')],
  }));
  await renderPage(<FluxContent />, { story });
  await filledTable('Other Flux resources');
  await settle();
  expect(screen.queryByText(/not permitted/)).not.toBeInTheDocument();
});

test('an optional kind that a card names is mentioned where the roles do not cover it', async () => {
  const story = clustersOf('all-well').map(cluster => ({
    ...cluster,
    rules: [withoutOptional('*')],
  }));
  await renderPage(<EntityFluxCard kinds={['ArtifactGenerator', 'Bucket']} />, {
    story,
  });
  expect(
    (await screen.findAllByText(/ArtifactGenerator: not permitted/)).length,
  ).toBeGreaterThan(0);
});

test('what generates artifacts is listed, and the artifact says from what it was generated', async () => {
  await renderPage(<FluxContent />, { story: 'all-kinds' });
  const others = await filledTable('Other Flux resources');
  expect(kindsOf(others)).toContain('ArtifactGenerator');
  expect(text(rowOf(others, 'podinfo-composer'), 'Status')).toBe('Ready');
});

test('the kinds of Flux Operator are listed, and one that is paused can be resumed', async () => {
  const story = clustersOf('all-kinds').map(cluster => ({
    ...cluster,
    rules: [
      withoutOptional('*'),
      {
        apiGroups: ['fluxcd.controlplane.io'],
        resources: ['*'],
        verbs: ['get', 'list', 'patch'],
      },
    ],
  }));
  const { user, alerts } = await renderPage(<FluxContent />, { story });
  const others = await filledTable('Other Flux resources');
  expect(kindsOf(others)).toEqual(
    expect.arrayContaining(['ResourceSet', 'ResourceSetInputProvider']),
  );
  expect(text(rowOf(others, 'podinfo-branches'), 'Status')).toBe('Ready');
  const row = rowOf(others, 'podinfo-paused');
  expect(text(row, 'Status')).toMatch(/^Suspended/);
  await user.click(
    within(row).getByRole('button', {
      name: 'Resume ResourceSet team-a/podinfo-paused on production-eu',
    }),
  );
  await waitFor(() => expect(alerts).toHaveLength(1));
  await waitFor(() =>
    expect(text(rowOf(others, 'podinfo-paused'), 'Status')).toBe('Ready'),
  );
});
