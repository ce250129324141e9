import { screen, waitFor } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '../..';
import { gitRepository, helmRelease } from '../../../dev/scenarios/build';
import { mine, podinfo } from '../../../dev/scenarios/parts/podinfo';
import {
  cell,
  filledTable,
  names,
  oneCluster,
  renderPage,
  rowOf,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

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
