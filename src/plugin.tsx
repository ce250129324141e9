import type { RouteRef } from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
  type OverridableExtensionDefinition,
  type OverridableFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import type { FunctionComponent } from 'react';
// The namespace: esbuild leaves out what is not used of it, and keeps all of the object of the same name.
import * as z from 'zod';
import { CARDS, COLUMN_IDS, type CardName } from './components/cards';
import { isFluxAvailable } from './components/isFluxAvailable';
import type { ColumnId } from './components/table/columns';
import { useTabPath } from './components/useTabPath';
import { entityPart } from './entityPart';
import { fluxApiFactory } from './fluxApiFactory';
import {
  loadCore,
  loadContent,
  loadPage,
  loadSummary,
  loadVersions,
} from './loading';
import { contentRouteRef, pageRouteRef } from './routes';

/** Default filter of all extensions; the app's configuration can set another. */
const filter = isFluxAvailable;

/** Returns the schema of a card's settings in the app's configuration. The annotation keeps the inferred type short. */
const settings = (columns: readonly ColumnId[]) => {
  const column: z.ZodType<ColumnId> = z.enum(columns);
  return {
    title: z.string().optional(),
    many: z.boolean().optional(),
    columns: z.array(column).optional(),
  };
};

/** Returns the extension of a card, whose component is loaded when it is first shown. */
const entityCard = <TCard extends CardName>(card: TCard) => {
  const Card = entityPart(
    async () => (await loadCore()).namedCard(card),
    CARDS[card],
  );
  return EntityCardBlueprint.makeWithOverrides({
    name: CARDS[card].extension,
    disabled: !CARDS[card].isEnabledByDefault,
    configSchema: settings(CARDS[card].columns),
    factory: (originalFactory, { config: { title, many, columns } }) =>
      originalFactory({
        filter,
        loader: async () => (
          <Card title={title} many={many} columns={columns} />
        ),
      }),
  });
};

const ResourcesCard = entityPart(async () => (await loadCore()).ResourcesCard);

const resourcesCard = EntityCardBlueprint.makeWithOverrides({
  name: 'resources',
  disabled: true,
  configSchema: {
    ...settings(COLUMN_IDS),
    // Which there are is in the app's configuration, too. The card names those that it does not know.
    kinds: z.array(z.string()).optional(),
  },
  factory: (originalFactory, { config: { kinds, title, many, columns } }) =>
    originalFactory({
      filter,
      loader: async () => (
        <ResourcesCard
          kinds={kinds}
          title={title}
          many={many}
          columns={columns}
        />
      ),
    }),
});

/** Returns the extension of a card whose only setting is its title. */
const titledCard = <TName extends string>(
  name: TName,
  load: () => Promise<FunctionComponent<{ title?: string }>>,
) => {
  const Card = entityPart(load);
  return EntityCardBlueprint.makeWithOverrides({
    name,
    disabled: true,
    configSchema: { title: z.string().optional() },
    factory: (originalFactory, { config: { title } }) =>
      originalFactory({
        filter,
        loader: async () => <Card title={title} />,
      }),
  });
};

const versionsCard = titledCard(
  'versions',
  async () => (await loadVersions()).VersionsCard,
);

const summaryCard = titledCard(
  'summary',
  async () => (await loadSummary()).SummaryCard,
);

const content = EntityContentBlueprint.make({
  params: {
    path: '/flux',
    title: 'Flux',
    group: 'deployment',
    routeRef: contentRouteRef,
    filter,
    loader: async () => {
      const { FluxContent } = await loadContent();
      return <FluxContent />;
    },
  },
});

/** Two arrows that follow each other, in the colour and size of the text around them. */
const icon = (
  <svg width="1em" height="1em" viewBox="0 0 24 24" fill="none" aria-hidden>
    <path
      d="M4 10a8 8 0 0 1 14-4l2 2m0-5v5h-5M20 14a8 8 0 0 1-14 4l-2-2m0 5v-5h5"
      stroke="currentColor"
      strokeWidth="2"
    />
  </svg>
);

/** Link to the tab in the entity's card "About". */
const iconLink = EntityIconLinkBlueprint.make({
  disabled: true,
  params: {
    useProps: () => {
      const href = useTabPath();
      return { label: 'Flux', icon, href, disabled: href === undefined };
    },
    filter,
  },
});

const page = PageBlueprint.makeWithOverrides({
  factory: (originalFactory, { config: { title } }) =>
    originalFactory({
      path: '/flux',
      title: 'Flux',
      icon,
      routeRef: pageRouteRef,
      // The page has a header of its own, as in the old frontend system.
      noHeader: true,
      loader: async () => {
        const { FluxPage } = await loadPage();
        return <FluxPage title={title} />;
      },
    }),
});

const api = ApiBlueprint.make({
  params: defineParams => defineParams(fluxApiFactory),
});

// Its type is written out: the inferred one would name every setting of every extension.
/**
 * The plugin for apps of the new frontend system, which discover it with `app.packages: all`. It provides
 *
 * - the tab `entity-content:flux`, with the configuration of Backstage's `EntityContentBlueprint`: `path`, `title`,
 *   `group`, `icon` and `filter`;
 * - a card for each of the old system: `entity-card:flux/deployments`, `sources`, `kustomizations`, `helm-releases`,
 *   `git-repositories`, `oci-repositories`, `helm-repositories`, `image-policies`, `resources`, `versions` and `summary`. The first one is on
 *   the overview of the entity by default. The others overlap with it or with the tab, and are enabled in
 *   `app.extensions`. Their configuration is {@link FluxCardProps} (`title`, `many`, `columns`; and `kinds` for
 *   `resources`; `title` alone for `versions` and `summary`), `filter` and `type` of Backstage's `EntityCardBlueprint`;
 * - the page `page:flux` with all resources of all clusters, at `/flux` and in the navigation, with the configuration of
 *   Backstage's `PageBlueprint`: `path` and `title`;
 * - `entity-icon-link:flux`, a link to the tab in the entity's card "About", disabled by default;
 * - `api:flux`, the implementation of {@link fluxApiRef}.
 *
 * Tab and cards are shown for entities with the annotation `backstage.io/kubernetes-id` or
 * `backstage.io/kubernetes-label-selector`, unless their `filter` says otherwise.
 *
 * @public
 */
export const fluxFrontendPlugin: OverridableFrontendPlugin<
  { content: RouteRef<undefined>; root: RouteRef<undefined> },
  Record<never, never>,
  Record<string, OverridableExtensionDefinition>
> = createFrontendPlugin({
  pluginId: 'flux',
  title: 'Flux',
  info: { packageJson: () => import('../package.json') },
  routes: { content: contentRouteRef, root: pageRouteRef },
  extensions: [
    api,
    page,
    content,
    entityCard('deployments'),
    entityCard('sources'),
    entityCard('kustomizations'),
    entityCard('helmReleases'),
    entityCard('gitRepositories'),
    entityCard('ociRepositories'),
    entityCard('helmRepositories'),
    entityCard('imagePolicies'),
    resourcesCard,
    versionsCard,
    summaryCard,
    iconLink,
  ],
});
