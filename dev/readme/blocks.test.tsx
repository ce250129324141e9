import type { Entity } from '@backstage/catalog-model';
import { configApiRef } from '@backstage/core-plugin-api';
import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import { TestApiProvider } from '@backstage/test-utils';
import type { JsonObject } from '@backstage/types';
import { renderHook, screen, waitFor } from '@testing-library/react';
import { parse, parseAllDocuments } from 'yaml';
import flux, { EntityFluxHelmReleasesCard } from '../../src';
import {
  actionButton,
  columnNames,
  filledTable,
  names,
  objectIn,
  oneCluster,
  renderPage,
  rowOf,
  setUpPages,
  settle,
  tested,
} from '../../src/__testUtils__';
import { startBackstage } from '../../src/__testUtils__/backstage';
import { useFluxSettings } from '../../src/hooks';
import { translations } from '../../src/translations';
import { rolesFromReadme, type ClusterSpec, type PolicyRule } from '../cluster';
import { listAt, recordAt, stringAt } from '../cluster/json';
import { component } from '../entities';
import { helmRelease, helmRepository } from '../scenarios/build';
import { wellCluster } from '../scenarios/parts/entity-cluster';
import { yamlUnder } from './readme';

setUpPages();

const roles = yamlUnder('2. Grant permissions', 3);
const [annotations = ''] = yamlUnder('3. Annotate the component', 1);
const [label = ''] = yamlUnder('4. Label its Flux resources', 1);
const [extensions = ''] = yamlUnder('Extensions of the new frontend system', 1);
const [configuration = ''] = yamlUnder('Configuration', 1);
const [languages = ''] = yamlUnder('Languages', 1);

const RELEASES = 'Flux HelmReleases';
/** Timeout for starting a whole app. */
const SLOW = { timeout: 25_000 };

describe('The roles in the README', () => {
  const [view = '', sync = '', details = ''] = roles;

  it.each([
    ['view', view],
    ['sync', sync],
    ['details', details],
  ])('bind "%s" to the service account of Backstage', (_, block) => {
    const [role, binding, ...others] = parseAllDocuments(block).map(
      (document): unknown => document.toJS(),
    );
    expect(others).toEqual([]);
    expect(recordAt(role)).toMatchObject({ kind: 'ClusterRole' });
    expect(recordAt(binding)).toMatchObject({
      kind: 'ClusterRoleBinding',
      roleRef: {
        kind: 'ClusterRole',
        name: stringAt(role, 'metadata', 'name'),
      },
      // The service account of the simulated clusters.
      subjects: [
        { kind: 'ServiceAccount', name: 'backstage', namespace: 'backstage' },
      ],
    });
  });

  async function showReleases(rules: readonly PolicyRule[]) {
    const at = { cluster: 'staging', flux: '2.9', now: new Date() } as const;
    const spec: ClusterSpec = { ...wellCluster(at), rules };
    const page = await renderPage(<EntityFluxHelmReleasesCard />, {
      story: [spec],
    });
    const row = rowOf(await filledTable(RELEASES), 'podinfo');
    return { ...page, sync: actionButton(row, /^Sync (?!with)/) };
  }
  // From all blocks, told apart by what they grant.
  const granted = rolesFromReadme(
    roles.map(block => `\`\`\`yaml\n${block}\`\`\`\n`).join(''),
  );

  it('show the rows with "view" alone, and what is missing for actions', async () => {
    const page = await showReleases(granted.view);
    // Permissions are requested when a row is about to be acted on.
    await page.user.hover(page.sync);
    await waitFor(() =>
      expect(page.sync).toHaveAccessibleDescription(
        /Not permitted: patch helmreleases in team-a on staging/,
      ),
    );
  });

  it('allow syncing with "sync" in addition', async () => {
    const page = await showReleases([...granted.view, ...granted.sync]);
    await page.user.click(page.sync);
    await waitFor(() => expect(page.alerts[0]?.message).toMatch(/^Synced /));
  });

  it('show nothing with "sync" alone', async () => {
    const at = { cluster: 'staging', flux: '2.9', now: new Date() } as const;
    await renderPage(<EntityFluxHelmReleasesCard />, {
      story: [{ ...wellCluster(at), rules: granted.sync }],
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'staging: HelmRelease: not permitted (HTTP 403)',
    );
  });
});

describe('Annotations and label', () => {
  const entity: Entity = component(
    'annotated-as-in-readme',
    parse(annotations).metadata.annotations,
  );
  const labelled: unknown = parse(label);
  const { labels: _, ...place } = recordAt(labelled, 'metadata');

  it('match: a resource shows up once it has the label', async () => {
    const page = await renderPage(<EntityFluxHelmReleasesCard />, {
      entity,
      story: [
        oneCluster(at => {
          const charts = helmRepository(at, {
            name: 'charts',
            namespace: 'team-a',
            url: 'https://charts.example.com',
          });
          const release = (namespace: string) =>
            helmRelease(at, {
              name: 'podinfo',
              namespace,
              source: charts,
              chart: 'podinfo',
              ...(namespace === 'team-b' && {
                labels: { 'backstage.io/kubernetes-id': 'podinfo' },
              }),
            });
          return [charts, release('team-a'), release('team-b')];
        }),
      ],
    });
    // The one in team-b has the label, but is outside the namespace in the annotation.
    expect(await screen.findByText('No HelmReleases found')).toBeVisible();
    const production = page.cluster('production');
    const release = objectIn(production, 'HelmRelease', 'podinfo');
    expect(release).toMatchObject({
      apiVersion: stringAt(labelled, 'apiVersion'),
      kind: stringAt(labelled, 'kind'),
      metadata: place,
    });
    production.apply({
      ...release,
      metadata: { ...release.metadata, ...recordAt(labelled, 'metadata') },
    });
    await page.poll();
    expect(names(await filledTable(RELEASES))).toEqual([
      'podinfo team-a · production',
    ]);
  });
});

describe('The extensions', () => {
  const { app }: { app: JsonObject } = parse(extensions);

  const show = (path: string) => {
    const { baseUrl } = startBackstage('all-well');
    renderTestApp({
      features: [catalogPlugin, kubernetesPlugin, flux],
      apis: [
        [catalogApiRef, catalogApiMock({ entities: [tested.podinfo] })],
        mockApis.permission(),
      ],
      config: {
        app: { baseUrl: 'http://localhost:3000', ...app },
        backend: { baseUrl },
        flux: { refreshInterval: { minutes: 1 } },
      },
      initialRouteEntries: [`/catalog/default/component/podinfo${path}`],
    });
  };

  it('put the configured cards on the overview, with their columns', async () => {
    show('');
    await screen.findByRole('region', { name: 'Releases' }, SLOW);
    expect(columnNames(await filledTable('Releases'))).toEqual([
      'Name',
      'Revision',
      'Status',
      'Actions',
    ]);
    await filledTable('Flux sources');
    expect(
      screen.queryByRole('region', { name: 'Flux deployments' }),
    ).not.toBeInTheDocument();
  });

  it('give the tab its title, path and group', async () => {
    show('/gitops');
    await screen.findByRole('region', { name: 'Flux sources' }, SLOW);
    await filledTable('Flux deployments');
    // The title changes with the next frame.
    await waitFor(() => expect(document.title).toMatch(/^podinfo \| GitOps/));
    expect(screen.getByText('GitOps', { selector: 'a' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    const config = listAt(app, 'extensions')
      .map(each => recordAt(each, 'entity-content:flux', 'config'))
      .find(({ group }) => group !== undefined);
    // A group with one tab shows as that tab.
    const tab = createExtensionTester(
      flux.getExtension('entity-content:flux'),
      { config },
    );
    expect(tab.get(EntityContentBlueprint.dataRefs.group)).toBe('operation');
  });
});

describe('The configuration', () => {
  const config: JsonObject = parse(configuration);

  it('is read', () => {
    const { result } = renderHook(() => useFluxSettings(), {
      wrapper: ({ children }) => (
        <TestApiProvider
          apis={[[configApiRef, mockApis.config({ data: config })]]}
        >
          {children}
        </TestApiProvider>
      ),
    });
    expect(result.current).toEqual({
      refreshIntervalMs: 30_000,
      readOnly: true,
    });
  });
});

describe('The languages', () => {
  const { app }: { app: JsonObject } = parse(languages);
  const [extension] = listAt(app, 'extensions');
  const { availableLanguages, defaultLanguage } = recordAt(
    extension,
    'api:app/app-language',
    'config',
  );
  beforeEach(() => window.localStorage.clear());

  it('are those of the plugin', () => {
    expect(defaultLanguage).toBe('en');
    expect([availableLanguages].flat().sort()).toEqual(
      ['en', ...Object.keys(translations)].sort(),
    );
  });

  it.each([
    ['nothing', 'Flux deployments'],
    ['de', 'Flux-Deployments'],
    ['ja', 'Flux デプロイ'],
  ])('are available to people who have chosen %s', async (language, title) => {
    if (language !== 'nothing') {
      window.localStorage.setItem('language', language);
    }
    const backstage = startBackstage('all-well');
    renderTestApp({
      features: [flux],
      extensions: [createTestEntityPage({ entity: tested.podinfo })],
      apis: [...backstage.kubernetesApis, mockApis.permission()],
      config: { app, flux: { refreshInterval: { minutes: 1 } } },
    });
    const cards = await screen.findAllByRole('region', { name: title }, SLOW);
    expect(cards[0]).toBeVisible();
    await settle();
  });
});
