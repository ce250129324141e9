import {
  ApiBlueprint,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import type { ComponentType } from 'react';
import { z } from 'zod/v4';
import {
  CARD_COLUMNS,
  type CardName,
  type ColumnId,
} from './components/table/columns/cardColumns';
import type { FluxCardProps } from './components/card';
import { isFluxAvailable } from './components/isFluxAvailable';
import { fluxApiFactory } from './fluxApiFactory';
import { contentRouteRef } from './routes';

/** A column of the card; its type has a name, so that it is written the same way wherever it is inferred. */
const columnOf = (card: CardName): z.ZodType<ColumnId> =>
  z.enum(CARD_COLUMNS[card]);

/** Default filter of all extensions; the app's configuration can set another. */
const filter = isFluxAvailable;

/** A card of the components, loaded when it is first shown. */
const entityCard = <TName extends string>(
  name: TName,
  card: CardName,
  pick: (cards: typeof import('./components')) => ComponentType<FluxCardProps>,
  { disabled = true } = {},
) =>
  EntityCardBlueprint.makeWithOverrides({
    name,
    disabled,
    configSchema: {
      title: z.string().optional(),
      many: z.boolean().optional(),
      columns: z.array(columnOf(card)).optional(),
    },
    factory: (originalFactory, { config: { title, many, columns } }) =>
      originalFactory({
        filter,
        loader: async () => {
          const Card = pick(await import('./components'));
          return <Card title={title} many={many} columns={columns} />;
        },
      }),
  });

const content = EntityContentBlueprint.make({
  params: {
    path: '/flux',
    title: 'Flux',
    group: 'deployment',
    routeRef: contentRouteRef,
    filter,
    loader: async () => {
      const { FluxContent } = await import('./components');
      return <FluxContent />;
    },
  },
});

const api = ApiBlueprint.make({
  params: defineParams => defineParams(fluxApiFactory),
});

/**
 * The plugin, for apps of the new frontend system, which find it by themselves with `app.packages: all`. It brings
 *
 * - the tab `entity-content:flux`, with the configuration of Backstage's `EntityContentBlueprint`: `path`, `title`,
 *   `group`, `icon` and `filter`;
 * - a card for each of the old system's: `entity-card:flux/deployments`, `sources`, `kustomizations`, `helm-releases`,
 *   `git-repositories`, `oci-repositories`, `helm-repositories` and `image-policies`. The first is on the overview of
 *   the entity by default; the others overlap with it or with the tab, and are there once they are named in
 *   `app.extensions`. Their configuration is that of {@link FluxCardProps} (`title`, `many`, `columns`), beside
 *   `filter` and `type` of Backstage's `EntityCardBlueprint`;
 * - `api:flux`, the implementation of {@link fluxApiRef}.
 *
 * Tab and cards are shown on entities with the annotation `backstage.io/kubernetes-id` or
 * `backstage.io/kubernetes-label-selector`, unless their `filter` says otherwise.
 *
 * @public
 */
export const fluxFrontendPlugin = createFrontendPlugin({
  pluginId: 'flux',
  title: 'Flux',
  info: { packageJson: () => import('../package.json') },
  routes: { content: contentRouteRef },
  extensions: [
    api,
    content,
    entityCard('deployments', 'deployments', m => m.DeploymentsCard, {
      disabled: false,
    }),
    entityCard('sources', 'sources', m => m.SourcesCard),
    entityCard('kustomizations', 'kustomizations', m => m.KustomizationsCard),
    entityCard('helm-releases', 'helmReleases', m => m.HelmReleasesCard),
    entityCard(
      'git-repositories',
      'gitRepositories',
      m => m.GitRepositoriesCard,
    ),
    entityCard(
      'oci-repositories',
      'ociRepositories',
      m => m.OCIRepositoriesCard,
    ),
    entityCard(
      'helm-repositories',
      'helmRepositories',
      m => m.HelmRepositoriesCard,
    ),
    entityCard('image-policies', 'imagePolicies', m => m.ImagePoliciesCard),
  ],
});
