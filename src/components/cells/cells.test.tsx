import { screen, waitFor } from '@testing-library/react';
import { EntityFluxSourcesCard, EntityFluxDeploymentsCard } from '../..';
import {
  isTrue,
  kustomization,
  gitRepository,
  helmRelease,
} from '../../../dev/scenarios/build';
import {
  clustersOf,
  filledTable,
  names,
  renderPage,
  rowOf,
  setUpPages,
  text,
  oneCluster,
  cell,
} from '../../__testUtils__';
import { mine, podinfo } from '../../../dev/scenarios/parts/podinfo';

setUpPages();

test('a HelmChart shows that its signature was verified, and is found by it', async () => {
  const chart = 'team-a-podinfo-canary';
  const story = clustersOf('shared-sources').map(cluster => ({
    ...cluster,
    objects: cluster.objects.map(object =>
      object.metadata.name === chart
        ? {
            ...object,
            spec: { ...object.spec, verify: { provider: 'cosign' } },
            status: {
              ...object.status,
              conditions: [
                isTrue('Ready', 'Succeeded', 'pulled the chart'),
                isTrue('SourceVerified', 'Succeeded', 'verified signature'),
              ],
            },
          }
        : object,
    ),
  }));
  const { user, poll } = await renderPage(<EntityFluxSourcesCard />, { story });
  const table = await filledTable('Flux sources');
  await poll();
  await waitFor(() => rowOf(table, chart));
  expect(text(rowOf(table, chart), 'Verified')).toBe('Verified cosign');

  const search = screen.getByRole('textbox', { name: 'Search Flux sources' });
  await user.click(search);
  await user.paste('cosign');
  await waitFor(() => expect(names(table)).toHaveLength(1));
  expect(rowOf(table, chart)).toBeVisible();
});

test('a row tells where its resource applies its objects, and is found by that', async () => {
  const hub = oneCluster(at => {
    const { git: source } = podinfo(at);
    const shop = (edge: string) =>
      kustomization(at, {
        ...mine,
        name: `shop-${edge}`,
        source,
        spec: {
          targetNamespace: 'shop',
          kubeConfig: { secretRef: { name: `edge-${edge}-kubeconfig` } },
        },
      });
    return [
      source,
      shop('one'),
      shop('two'),
      kustomization(at, { ...mine, name: 'local', source }),
      kustomization(at, {
        ...mine,
        name: 'near',
        source,
        spec: { targetNamespace: 'web' },
      }),
    ];
  }, 'hub');
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: [hub],
  });
  const table = await filledTable('Flux deployments');
  const name = (of: string) => text(rowOf(table, of), 'Name');
  expect(name('shop-one')).toContain(
    'team-a · hub applies to namespace shop on another cluster (Secret edge-one-kubeconfig)',
  );
  expect(name('near')).toContain('applies to namespace web');
  expect(name('local')).not.toContain('applies to');

  await user.click(
    screen.getByRole('textbox', { name: 'Search Flux deployments' }),
  );
  await user.paste('edge-two');
  await waitFor(() => expect(names(table)).toHaveLength(1));
  expect(names(table)[0]).toContain('shop-two');
});

const RELEASE = { kind: 'HelmRelease' } as const;

test('what a failed run has left in the cluster is what a row shows', async () => {
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'failed-releases',
  });
  const table = await filledTable('Flux deployments');
  const revision = (name: string, of: { kind?: string } = RELEASE) =>
    text(rowOf(table, name, of), 'Revision');
  expect(revision('podinfo-new')).toBe('6.9.3 (failed)');
  expect(revision('podinfo-upgraded')).toBe('6.9.3 (failed)');
  expect(revision('podinfo-removed')).toBe('uninstalled last attempted: 6.9.3');
  expect(revision('podinfo-unhealthy', { kind: 'Kustomization' })).toMatch(
    /^main@sha1:[0-9a-f]{8} \(failed\)$/,
  );

  await user.click(
    screen.getByRole('textbox', { name: 'Search Flux deployments' }),
  );
  await user.paste('uninstalled');
  await waitFor(() => expect(names(table)).toHaveLength(1));
  expect(names(table)[0]).toContain('podinfo-removed');
});

test('a revision that cannot be read is unknown, and not "not applied yet"', async () => {
  const broken = oneCluster(at => {
    const { git, charts } = podinfo(at);
    const release = helmRelease(at, {
      ...mine,
      name: 'app',
      source: charts,
      status: { history: [{ status: 'deployed', chartVersion: 7 }] },
    });
    const artifact = { revision: { main: 'sha1' }, digest: 'sha256:0' };
    return [
      { ...git, status: { ...git.status, artifact } },
      gitRepository(at, {
        ...mine,
        name: 'new',
        url: 'https://github.com/example/app',
        fetched: 'never',
      }),
      charts,
      release,
    ];
  });
  await renderPage(
    <>
      <EntityFluxDeploymentsCard />
      <EntityFluxSourcesCard many={false} />
    </>,
    { story: [broken] },
  );
  const deployments = await filledTable('Flux deployments');
  expect(text(rowOf(deployments, 'app'), 'Revision')).toMatch(/^unknown/);
  const sources = await filledTable('Flux sources');
  const artifact = (name: string) =>
    cell(rowOf(sources, name, { kind: 'GitRepository' }), 'Artifact');
  expect(artifact('podinfo')).toHaveTextContent(/^unknown$/);
  expect(artifact('new')).toHaveTextContent(/^no artifact yet$/);
});
