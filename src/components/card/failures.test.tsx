import { screen, waitFor, within } from '@testing-library/react';
import {
  EntityFluxDeploymentsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxKustomizationsCard,
} from '../..';
import {
  clustersOf,
  filledTable,
  names,
  objectIn,
  renderPage,
  rowOf,
  setUpPages,
  tested,
  text,
} from '../../__testUtils__';

setUpPages();

const notice = (title: string) =>
  screen.findByRole('status', { name: `Problems with ${title}` });

const retry = () => screen.getByRole('button', { name: 'Try again' });

test('an unreachable cluster is named, and the rows of the others stay', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: 'cluster-down',
  });
  const table = await filledTable('Flux deployments');
  expect(names(table)).toHaveLength(8);
  expect(screen.getByText('All 8 known resources are ready')).toBeVisible();
  const said = await notice('Flux deployments');
  expect(within(said).getByRole('listitem')).toHaveTextContent(
    /^production-us: .*cannot be reached$/,
  );
  // The cluster has never answered, so there is no old data with an age.
  expect(said).not.toHaveTextContent('Last updated');

  page.cluster('production-us').setFaults([]);
  await page.user.click(retry());
  await waitFor(() => expect(names(table)).toHaveLength(12));
  expect(said).not.toBeInTheDocument();
});

test('a kind that a cluster forbids is shown with cluster, kind and reason', async () => {
  await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: 'cluster-forbids',
  });
  const table = await filledTable('Flux deployments');
  expect(names(table)).toHaveLength(6);
  const said = await notice('Flux deployments');
  expect(
    within(said)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'production-eu: HelmRelease: not permitted (HTTP 403)',
    'edge-01: HelmRelease, Kustomization: not permitted (HTTP 403)',
  ]);
});

test('a card does not show errors of kinds that it does not have', async () => {
  await renderPage(<EntityFluxKustomizationsCard />, {
    story: 'cluster-forbids',
  });
  await filledTable('Flux Kustomizations');
  const said = await notice('Flux Kustomizations');
  expect(within(said).getAllByRole('listitem')).toHaveLength(1);
  expect(said).not.toHaveTextContent('HelmRelease');
});

test('a cluster that goes down keeps its rows, with their age, and recovers automatically', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'all-well',
    flux: { refreshInterval: { seconds: 1 } },
  });
  const table = await filledTable('Flux HelmReleases');
  const staging = page.cluster('staging');
  const eu = page.cluster('production-eu');
  staging.setFaults([{ effect: { type: 'refused' } }]);
  eu.apply({
    ...objectIn(eu, 'HelmRelease', 'podinfo'),
    spec: { ...objectIn(eu, 'HelmRelease', 'podinfo').spec, suspend: true },
  });
  const said = await notice('Flux HelmReleases');
  expect(said).toHaveTextContent(/staging: .*cannot be reached/);
  expect(said).toHaveTextContent(/Last updated .*(just now|seconds? ago)/);
  expect(names(table)).toHaveLength(4);
  // Changes in the other cluster still arrive.
  await waitFor(() =>
    expect(
      text(rowOf(table, 'podinfo', { cluster: 'production-eu' }), 'Status'),
    ).toBe('Suspended by an unknown user'),
  );

  staging.setFaults([]);
  await waitFor(() => expect(said).not.toBeInTheDocument());
  expect(names(table)).toHaveLength(4);
});

test('a card that cannot load shows the error, and retries at once on request', async () => {
  const broken = await renderPage(<div />, { story: 'all-well' });
  broken.standIn.setFaults([{ effect: { type: 'status', status: 503 } }]);
  broken.show(<EntityFluxDeploymentsCard />);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Could not load Flux resources');
  expect(alert).toHaveTextContent('Backstage: internal error (HTTP 503)');
  expect(alert).toHaveTextContent('Retrying automatically.');

  broken.standIn.setFaults([]);
  await broken.user.click(retry());
  await filledTable('Flux deployments');
});

test('an annotation that cannot be the value of a label is named, with the rule', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'all-well',
    entity: tested.notLabelValue,
  });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(
    'backstage.io/kubernetes-id: "team a/podinfo" is not a valid label value',
  );
  expect(alert).toHaveTextContent(/at most 63 characters \(letters, digits/);
  expect(alert).not.toHaveTextContent('Retrying');
  // Nothing is asked of the clusters themselves.
  expect(page.asked()).toEqual(['GET /clusters']);
  page.unmount();

  await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'all-well',
    entity: tested.notSelector,
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'backstage.io/kubernetes-label-selector: "app in podinfo" is not a valid label selector',
  );
});

test('a user without the Backstage permissions sees which are missing', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'all-well',
    denied: ['kubernetes.resources.read'],
  });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Not permitted in Backstage');
  expect(alert).toHaveTextContent(
    /kubernetes\.clusters\.read and kubernetes\.resources\.read/,
  );
  page.unmount();

  await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'all-well',
    denied: ['kubernetes.clusters.read'],
  });
  expect(await screen.findByText('Not permitted in Backstage')).toBeVisible();
});

test('a card shows an error, not "nothing found", if all clusters are unreachable', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  const clusters = [page.cluster('staging'), page.cluster('production-eu')];
  clusters.forEach(each => each.setFaults([{ effect: { type: 'refused' } }]));
  page.show(<EntityFluxDeploymentsCard />);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(/production-eu: .*cannot be reached/);
  expect(alert).toHaveTextContent(/staging: .*cannot be reached/);
  clusters.forEach(each => each.setFaults([]));
  await page.user.click(retry());
  await filledTable('Flux deployments');
});

test('an empty card says that resources may be missing if a cluster did not respond', async () => {
  const page = await renderPage(<div />, { story: 'nothing' });
  page.cluster('staging').setFaults([{ effect: { type: 'refused' } }]);
  page.show(<EntityFluxDeploymentsCard />);
  expect(
    await screen.findByText(
      /Some clusters did not respond, so resources may be missing/,
    ),
  ).toBeVisible();
  expect(await notice('Flux deployments')).toHaveTextContent(/^staging: /);
});

test('the details show the cluster’s own messages, and return the focus', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: 'all-well',
  });
  const table = await filledTable('Flux deployments');
  page
    .cluster('staging')
    .setFaults([{ plural: 'helmreleases', effect: { type: 'truncated' } }]);
  await page.poll();
  const button = await screen.findByRole('button', { name: 'Details' });
  button.focus();
  await page.user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', {
    name: 'Problems with Flux deployments',
  });
  const said = 'staging: returned an unexpected answer';
  expect(within(dialog).getByRole('term')).toHaveTextContent(said);
  expect(within(dialog).getByRole('definition')).toHaveTextContent(
    /invalid json response body/,
  );
  // Includes the exact time.
  expect(dialog).toHaveTextContent(/Last updated .* \d+:\d\d:\d\d/);

  await page.user.keyboard('{Escape}');
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(button).toHaveFocus();
  expect(names(table)).toHaveLength(8);
});

test('a card says that Backstage has not responded yet to the first request', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  const slow = { effect: { type: 'delay', ms: 6_500 } } as const;
  page.cluster('staging').setFaults([slow]);
  page.show(<EntityFluxDeploymentsCard />);
  await screen.findByRole('table', { name: 'Flux deployments' });
  const problems = { name: 'Problems with Flux deployments' };
  expect(screen.queryByRole('status', problems)).not.toBeInTheDocument();
  const said = await screen.findByRole('status', problems, { timeout: 6_400 });
  expect(said).toHaveTextContent('Backstage: no response yet');
  await filledTable('Flux deployments');
  await waitFor(() => expect(said).not.toBeInTheDocument());
});

test('many clusters with the same problem are one line, with their names in the details', async () => {
  const [first] = clustersOf('all-well');
  if (!first) throw new Error('There is no cluster');
  const down = ['a', 'b', 'c', 'd', 'e'];
  const page = await renderPage(<div />, {
    story: [first, ...down.map(name => ({ ...first, name }))],
  });
  down.forEach(name =>
    page.cluster(name).setFaults([{ effect: { type: 'refused' } }]),
  );
  page.show(<EntityFluxDeploymentsCard />);
  expect(
    await screen.findByText('5 clusters: cannot be reached'),
  ).toBeInTheDocument();
  await page.user.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByRole('dialog')).toHaveTextContent('a, b, c, d, e');
});
