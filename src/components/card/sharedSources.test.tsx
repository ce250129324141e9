import { screen, waitFor, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '../..';
import {
  bucket,
  chartOf,
  externalArtifact,
  gitRepository,
  helmChart,
  helmRelease,
  kustomization,
} from '../../../dev/scenarios/build';
import { mine, podinfo } from '../../../dev/scenarios/parts/podinfo';
import {
  actionButton,
  card,
  clustersOf,
  filledTable,
  oneCluster,
  renderPage,
  rowOf,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

const SOURCES = 'Flux sources';

describe('the sources card', () => {
  it('shows sources that the entity uses beside labelled ones, each once and marked as shared', async () => {
    const { asked, poll } = await renderPage(<EntityFluxSourcesCard />, {
      story: 'shared-sources',
    });
    const table = await filledTable(SOURCES);
    await waitFor(() => rowOf(table, 'flux-system'));
    await poll();
    const fleet = rowOf(table, 'flux-system', { kind: 'GitRepository' });
    expect(text(fleet, 'Name')).toBe(
      'flux-system flux-system · production-eu shared',
    );
    expect(text(fleet, 'Status')).toBe('Ready');
    const company = rowOf(table, 'company-charts', { kind: 'HelmRepository' });
    expect(text(company, 'Status')).toMatch(/^Failed/);
    expect(screen.getByText(/^1 of \d+ needs attention$/)).toBeVisible();
    const chart = rowOf(table, 'team-a-podinfo-canary', { kind: 'HelmChart' });
    expect(text(chart, 'Name')).toMatch(/ managed by Flux$/);
    const own = rowOf(table, 'podinfo', { kind: 'GitRepository' });
    expect(text(own, 'Name')).not.toContain('shared');
    const readings = asked().filter(each =>
      each.endsWith('/helmrepositories/company-charts'),
    );
    expect(readings).toHaveLength(1);
  });

  it('is loading until they are read, if it has no others', async () => {
    const page = await renderPage(<div />, {
      story: [
        oneCluster(at => {
          const fleet = gitRepository(at, {
            namespace: 'flux-system',
            name: 'fleet',
            url: 'https://github.com/example/fleet',
          });
          const apps = { ...mine, name: 'apps', source: fleet };
          return [fleet, kustomization(at, apps)];
        }),
      ],
    });
    const said: string[] = [];
    const look = new MutationObserver(() =>
      said.push(document.body.textContent ?? ''),
    );
    look.observe(document.body, { childList: true, subtree: true });
    page.show(<EntityFluxSourcesCard />);
    const table = await filledTable(SOURCES);
    expect(rowOf(table, 'fleet')).toBeVisible();
    expect(said.length).toBeGreaterThan(1);
    expect(said.filter(each => /No .*found/.test(each))).toEqual([]);
  });

  it('names a missing source and the resource that uses it', async () => {
    await renderPage(
      <>
        <EntityFluxSourcesCard />
        <EntityFluxDeploymentsCard />
      </>,
      { story: 'stalled-source' },
    );
    const problem =
      'production-eu: GitRepository team-a/gone not found, but used by Kustomization team-a/podinfo-orphan';
    expect(await screen.findByText(problem)).toBeInTheDocument();
    const table = await filledTable('Flux deployments');
    const orphan = rowOf(table, 'podinfo-orphan');
    expect(text(orphan, 'Source')).toContain('source not found');
  });

  it('lists labelled sources of every kind, and a labelled HelmChart as managed by Flux', async () => {
    await renderPage(<EntityFluxSourcesCard />, {
      story: [
        oneCluster(at => {
          const { charts } = podinfo(at);
          const release = helmRelease(at, {
            ...mine,
            name: 'web',
            source: charts,
          });
          return [
            charts,
            release,
            chartOf(at, release, charts, { entity: 'podinfo' }),
            helmChart(at, { ...mine, name: 'own', source: charts }),
            bucket(at, {
              ...mine,
              name: 'store',
              endpoint: 'minio.example.com',
              bucketName: 'store',
            }),
            externalArtifact(at, {
              ...mine,
              name: 'composed',
              generator: { kind: 'ArtifactGenerator', name: 'composed' },
            }),
          ];
        }),
      ],
    });
    const table = await filledTable('Flux sources');
    const name = (of: string, kind: string) =>
      text(rowOf(table, of, { kind }), 'Name');
    expect(name('store', 'Bucket')).not.toMatch(/shared|managed/);
    expect(name('composed', 'ExternalArtifact')).not.toMatch(/shared|managed/);
    expect(name('own', 'HelmChart')).not.toMatch(/shared|managed/);
    expect(name('team-a-web', 'HelmChart')).toMatch(/ managed by Flux$/);
  });

  it('does not report a HelmChart as missing that Flux has not created yet', async () => {
    const story = clustersOf('shared-sources').map(cluster => ({
      ...cluster,
      objects: cluster.objects.filter(({ kind }) => kind !== 'HelmChart'),
    }));
    const { asked, poll } = await renderPage(<EntityFluxSourcesCard />, {
      story,
    });
    await filledTable(SOURCES);
    await poll();
    const chart = '/helmcharts/team-a-podinfo-canary';
    await waitFor(() =>
      expect(asked().some(each => each.endsWith(chart))).toBe(true),
    );
    const table = await filledTable(SOURCES);
    await waitFor(() => rowOf(table, 'company-charts'));
    expect(screen.queryByText(/not found, but used by/)).toBeNull();
  });

  it('reports once that shared sources are not permitted, and shows the rest', async () => {
    const story = clustersOf('shared-sources').map(cluster => ({
      ...cluster,
      rules: [
        {
          apiGroups: ['*'],
          resources: ['*'],
          verbs: ['list', 'watch'],
        },
      ],
    }));
    await renderPage(<EntityFluxSourcesCard />, { story });
    const notice = await screen.findByText(/^Could not read shared sources on/);
    expect(notice).toHaveTextContent(
      'Could not read shared sources on production-eu: not permitted (HTTP 403)',
    );
    const table = await filledTable(SOURCES);
    expect(
      text(rowOf(table, 'podinfo', { kind: 'GitRepository' }), 'Status'),
    ).toBe('Ready');
    expect(
      screen.getAllByText(/^Could not read shared sources on/),
    ).toHaveLength(1);
  });

  it('can sync a shared source, and shows its outcome', async () => {
    const { user, alerts } = await renderPage(<EntityFluxSourcesCard />, {
      story: 'shared-sources',
    });
    const table = await filledTable(SOURCES);
    await waitFor(() => rowOf(table, 'flux-system'));
    const fleet = rowOf(table, 'flux-system');
    await user.click(actionButton(fleet, /^Sync (?!with)/));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]?.message).toMatch(
      /^Synced GitRepository flux-system\/flux-system on production-eu: main@sha1:/,
    );
  });
});

describe('the deployments card', () => {
  it('shows the status of a shared source beside the resources that use it', async () => {
    const { poll } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'shared-sources',
    });
    const table = await filledTable('Flux deployments');
    // The sources of revisions come first.
    await poll();
    const canary = rowOf(table, 'podinfo-canary');
    await waitFor(() =>
      expect(text(canary, 'Source')).toContain('source failed'),
    );
    expect(text(canary, 'Status')).toBe('Ready');
    const team = rowOf(table, 'podinfo-team');
    const links = await within(team).findAllByRole('link');
    expect(links.map(each => each.getAttribute('href'))).toContainEqual(
      expect.stringMatching(
        /^https:\/\/github\.com\/example\/fleet-infra\/commit\/[0-9a-f]{40}$/,
      ),
    );
    expect(card('Flux deployments')).toBeInTheDocument();
  });
});
