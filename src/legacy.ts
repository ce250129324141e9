import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import type { FluxCardProps } from './components/card';
import { fluxApiFactory } from './fluxApiFactory';
import { contentRouteRef } from './routes';

/**
 * The plugin, for apps of the old frontend system.
 *
 * @public
 */
export const fluxPlugin = createPlugin({
  id: 'flux',
  apis: [fluxApiFactory],
  routes: { content: contentRouteRef },
});

/**
 * All that Flux does for the entity, as a tab: for an `EntityLayout.Route`.
 *
 * @public
 */
export const EntityFluxContent = fluxPlugin.provide(
  createRoutableExtension({
    name: 'EntityFluxContent',
    component: () => import('./components').then(m => m.FluxContent),
    mountPoint: contentRouteRef,
  }),
);

/** A card of the components, loaded when it is first shown. */
const entityCard = (
  name: `EntityFlux${string}Card`,
  pick: (
    cards: typeof import('./components'),
  ) => (props: FluxCardProps) => JSX.Element,
) =>
  fluxPlugin.provide(
    createComponentExtension({
      name,
      component: { lazy: () => import('./components').then(pick) },
    }),
  );

/**
 * Kustomizations and HelmReleases of the entity.
 *
 * @public
 */
export const EntityFluxDeploymentsCard = entityCard(
  'EntityFluxDeploymentsCard',
  cards => cards.DeploymentsCard,
);

/**
 * GitRepositories, OCIRepositories and HelmRepositories of the entity, and the sources that its appliers share.
 *
 * @public
 */
export const EntityFluxSourcesCard = entityCard(
  'EntityFluxSourcesCard',
  cards => cards.SourcesCard,
);

/**
 * Kustomizations of the entity.
 *
 * @public
 */
export const EntityFluxKustomizationsCard = entityCard(
  'EntityFluxKustomizationsCard',
  cards => cards.KustomizationsCard,
);

/**
 * HelmReleases of the entity.
 *
 * @public
 */
export const EntityFluxHelmReleasesCard = entityCard(
  'EntityFluxHelmReleasesCard',
  cards => cards.HelmReleasesCard,
);

/**
 * GitRepositories of the entity.
 *
 * @public
 */
export const EntityFluxGitRepositoriesCard = entityCard(
  'EntityFluxGitRepositoriesCard',
  cards => cards.GitRepositoriesCard,
);

/**
 * OCIRepositories of the entity.
 *
 * @public
 */
export const EntityFluxOCIRepositoriesCard = entityCard(
  'EntityFluxOCIRepositoriesCard',
  cards => cards.OCIRepositoriesCard,
);

/**
 * HelmRepositories of the entity.
 *
 * @public
 */
export const EntityFluxHelmRepositoriesCard = entityCard(
  'EntityFluxHelmRepositoriesCard',
  cards => cards.HelmRepositoriesCard,
);

/**
 * ImagePolicies of the entity, with the image that each has chosen.
 *
 * @public
 */
export const EntityFluxImagePoliciesCard = entityCard(
  'EntityFluxImagePoliciesCard',
  cards => cards.ImagePoliciesCard,
);
