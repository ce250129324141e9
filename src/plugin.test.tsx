import type { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import type { JsonObject, JsonValue } from '@backstage/types';
import { screen, waitFor, within } from '@testing-library/react';
import { component } from '../dev/entities';
import flux, { isFluxAvailable } from '.';
import { CARDS, type CardName } from './components/cards';
import {
  card,
  columnNames,
  filledTable,
  names,
  rowOf,
  setUpPages,
  settle,
  tested,
  text,
} from './__testUtils__';
import { startBackstage } from './__testUtils__/backstage';

setUpPages();

/** Title and number of rows of each card. */
const SHOWN: Readonly<Record<CardName, readonly [string, number]>> = {
  deployments: ['Flux deployments', 8],
  sources: ['Flux sources', 10],
  kustomizations: ['Flux Kustomizations', 4],
  helmReleases: ['Flux HelmReleases', 4],
  gitRepositories: ['Flux GitRepositories', 4],
  ociRepositories: ['Flux OCIRepositories', 2],
  helmRepositories: ['Flux HelmRepositories', 4],
  imagePolicies: ['Flux ImagePolicies', 2],
};
const IDS = Object.values(CARDS).map(
  ({ extension }) => `entity-card:flux/${extension}` as const,
);

const TAB = 'entity-content:flux';
const PAGE = 'page:flux';
const NO_TAB = { [TAB]: false };
const DEPLOYMENTS = 'entity-card:flux/deployments';
const RESOURCES = 'entity-card:flux/resources';
const SELECTED = { ...tested.podinfo, metadata: tested.selected.metadata };

/** Renders an entity page in an app with the plugin's default export and these `app.extensions`. */
function renderEntity(
  extensions: JsonValue[],
  entity: Entity = tested.podinfo,
  story = 'all-well',
  settings: JsonObject = {},
) {
  const backstage = startBackstage(story);
  renderTestApp({
    features: [flux],
    extensions: [createTestEntityPage({ entity })],
    apis: [...backstage.kubernetesApis, mockApis.permission()],
    config: {
      app: { extensions },
      flux: { refreshInterval: { minutes: 1 }, ...settings },
    },
  });
  return backstage;
}

const configured = (config: JsonObject) => [
  NO_TAB,
  { [DEPLOYMENTS]: { config } },
];

describe('the default export', () => {
  it('is the plugin with its API, the tab and all cards of the old system', () => {
    expect(flux.$$type).toBe('@backstage/FrontendPlugin');
    expect(flux.pluginId).toBe('flux');
    for (const id of IDS) expect(flux.getExtension(id)).toBeDefined();
    expect(flux.getExtension(RESOURCES)).toBeDefined();
    expect(flux.getExtension('api:flux')).toBeDefined();
    expect(flux.getExtension(TAB)).toBeDefined();
  });
});

describe('the cards', () => {
  it('show only deployments by default', async () => {
    renderEntity([NO_TAB]);
    const table = await filledTable('Flux deployments');
    expect(names(table)).toHaveLength(8);
    expect(
      text(rowOf(table, 'podinfo-redis', { cluster: 'staging' }), 'Status'),
    ).toBe('Ready');
    expect(screen.getAllByRole('table')).toHaveLength(1);
  });

  it('all show if the configuration enables them, with one request in total', async () => {
    const backstage = renderEntity([NO_TAB, ...IDS]);
    for (const [title, count] of Object.values(SHOWN)) {
      expect(names(await filledTable(title))).toHaveLength(count);
    }
    await settle();
    // One for the cards mounted first, and one for those mounted during the first request.
    expect(backstage.queries()).toBeLessThanOrEqual(2);
  });

  it('show only on entities with an annotation', async () => {
    renderEntity([NO_TAB], tested.notAnnotated);
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('do not show on entities with an empty annotation, as in the old system', async () => {
    const empty = component('empty', { 'backstage.io/kubernetes-id': '' });
    expect(isFluxAvailable(empty)).toBe(false);
    renderEntity([NO_TAB], empty);
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('show on entities with a label selector, too', async () => {
    renderEntity([NO_TAB], SELECTED);
    expect(
      await screen.findByText('No Kustomizations or HelmReleases found'),
    ).toBeVisible();
  });

  it('take title, columns and many from the configuration', async () => {
    renderEntity(
      configured({
        title: 'Releases',
        many: false,
        columns: ['status', 'name', 'updated'],
      }),
    );
    const table = await filledTable('Releases');
    expect(columnNames(table)).toEqual([
      'Status',
      'Name',
      'Updated',
      'Actions',
    ]);
    expect(names(table)).toHaveLength(8);
    expect(
      within(card('Releases')).queryByRole('textbox'),
    ).not.toBeInTheDocument();
  });

  it('take filter and type from the configuration', async () => {
    renderEntity(configured({ filter: { kind: 'api' } }));
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
    const info = createExtensionTester(flux.getExtension(DEPLOYMENTS), {
      config: { type: 'info' },
    });
    expect(info.get(EntityCardBlueprint.dataRefs.type)).toBe('info');
  });

  it.each([
    [
      'a column that no card has',
      { columns: ['colour'] },
      /expected one of "kind"\|"name".* at 'columns\.0'/,
    ],
    [
      'a column of another card',
      { columns: ['policy'] },
      /expected one of .* at 'columns\.0'/,
    ],
    [
      'many that is no boolean',
      { many: 'few' },
      /expected boolean, received string at 'many'/,
    ],
    ['a title that is no text', { title: 7 }, /title/],
    ['a type that Backstage does not have', { type: 'wide' }, /type/],
  ])('refuse %s', (_, config, words) => {
    const extension = flux.getExtension(DEPLOYMENTS);
    const tester = () =>
      createExtensionTester(extension, {
        config: config as never,
      }).reactElement();
    expect(tester).toThrow(words);
  });
});

describe('the page of all clusters', () => {
  it('is at /flux, and shows resources of any entity and of none', async () => {
    const backstage = startBackstage('all-well');
    renderTestApp({
      features: [flux],
      apis: [...backstage.kubernetesApis, mockApis.permission()],
      initialRouteEntries: ['/flux'],
    });
    expect(
      names(await filledTable('Flux resources')).some(name =>
        name.startsWith('checkout '),
      ),
    ).toBe(true);
    expect(backstage.queries()).toBe(0);
  });

  it('has the configured title in its header', async () => {
    const backstage = startBackstage('all-well');
    renderTestApp({
      features: [flux],
      apis: [...backstage.kubernetesApis, mockApis.permission()],
      config: {
        app: { extensions: [{ [PAGE]: { config: { title: 'GitOps' } } }] },
      },
      initialRouteEntries: ['/flux'],
    });
    expect(
      await screen.findByRole('heading', { name: 'GitOps' }),
    ).toBeInTheDocument();
  });

  it('has a title and an icon, from which the app makes its navigation item', () => {
    const tester = createExtensionTester(flux.getExtension(PAGE));
    expect(tester.get(coreExtensionData.title)).toBe('Flux');
    expect(tester.get(coreExtensionData.icon)).toBeDefined();
    expect(tester.get(coreExtensionData.routePath)).toBe('/flux');
  });
});

describe('the card of any kinds', () => {
  it('takes its kinds from the configuration', async () => {
    const config = {
      kinds: ['ImageRepository', 'ImagePolicy'],
      title: 'Images',
    };
    const extensions = [
      NO_TAB,
      { [DEPLOYMENTS]: false },
      { [RESOURCES]: { config } },
    ];
    renderEntity(extensions, tested.podinfo, 'actions');
    const table = await filledTable('Images');
    const on = { kind: 'ImageRepository', cluster: 'edge-01' };
    expect(text(rowOf(table, 'podinfo', on), 'URL')).toBe(
      'ghcr.io/stefanprodan/podinfo',
    );
    expect(screen.getAllByRole('table')).toHaveLength(1);
  });

  it('says which kinds it does not know', async () => {
    const config = { kinds: ['Deployment'] };
    renderEntity([
      NO_TAB,
      { [DEPLOYMENTS]: false },
      { [RESOURCES]: { config } },
    ]);
    expect(
      await screen.findByText(
        'Deployment: not a Flux kind, and not in flux.extraKinds in app-config',
      ),
    ).toBeVisible();
  });

  it('lists kinds of the configuration, and names the cluster that lacks them', async () => {
    const config = { kinds: ['Canary', 'Widget'], title: 'Canaries' };
    renderEntity(
      [NO_TAB, { [DEPLOYMENTS]: false }, { [RESOURCES]: { config } }],
      tested.podinfo,
      'extra-kinds',
      {
        extraKinds: [
          {
            group: 'flagger.app',
            version: 'v1beta1',
            plural: 'canaries',
            kind: 'Canary',
            readyCondition: 'Promoted',
          },
        ],
      },
    );
    const table = await filledTable('Canaries');
    expect(text(rowOf(table, 'podinfo-shop'), 'Status')).toMatch(/^Failed/);
    const problems = await screen.findByRole('status', {
      name: 'Problems with Canaries',
    });
    expect(problems).toHaveTextContent('staging: Canary: not installed');
    expect(problems).toHaveTextContent('Widget: not a Flux kind');
  });
});

describe('the tab', () => {
  it('shows the resources of the entity', async () => {
    renderEntity([{ [DEPLOYMENTS]: false }]);
    await filledTable('Flux ImagePolicies');
    await filledTable('Flux sources');
    expect(names(await filledTable('Flux deployments'))).toHaveLength(8);
  });

  it('works on the entity page of the catalog, with the API of the Kubernetes plugin', async () => {
    const { baseUrl } = startBackstage('all-well');
    renderTestApp({
      features: [catalogPlugin, kubernetesPlugin, flux],
      apis: [
        [catalogApiRef, catalogApiMock({ entities: [tested.podinfo] })],
        mockApis.permission(),
      ],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [{ [TAB]: { config: { title: 'GitOps' } } }],
        },
        backend: { baseUrl },
        flux: { refreshInterval: { minutes: 1 } },
      },
      initialRouteEntries: ['/catalog/default/component/podinfo/flux'],
    });
    await filledTable('Other Flux resources');
    expect(names(await filledTable('Flux deployments'))).toHaveLength(8);
    expect(screen.getAllByRole('table')).toHaveLength(5);
    // In the same group of tabs as Kubernetes.
    expect(screen.getByRole('button', { name: 'Deployment' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    // The title changes in the next frame.
    await waitFor(() => expect(document.title).toMatch(/^podinfo \| GitOps/));
  });
});
