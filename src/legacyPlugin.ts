import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { CARDS, type CardName } from './components/cards';
import { entityPart } from './entityPart';
import { fluxApiFactory } from './fluxApiFactory';
import { lazyPart } from './lazyPart';
import {
  loadCore,
  loadContent,
  loadPage,
  loadRuntime,
  loadSummary,
  loadVersions,
} from './loading';
import { contentRouteRef, pageRouteRef } from './routes';

/**
 * The plugin for apps of the old frontend system.
 *
 * @public
 */
export const fluxPlugin = createPlugin({
  id: 'flux',
  apis: [fluxApiFactory],
  routes: { content: contentRouteRef, root: pageRouteRef },
});

/**
 * Tab with everything that Flux does for the entity, for an `EntityLayout.Route`.
 *
 * @public
 */
export const EntityFluxContent = fluxPlugin.provide(
  createRoutableExtension({
    name: 'EntityFluxContent',
    component: () => loadContent().then(m => m.FluxContent),
    mountPoint: contentRouteRef,
  }),
);

/**
 * Page with all Flux resources of all clusters, for a `Route` of the app.
 *
 * @public
 */
export const FluxPage = fluxPlugin.provide(
  createRoutableExtension({
    name: 'FluxPage',
    component: () => loadPage().then(m => m.FluxPage),
    mountPoint: pageRouteRef,
  }),
);

/**
 * Card with the entity's resources of the kinds in `kinds`, which can be any that the plugin knows.
 *
 * @public
 */
export const EntityFluxCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxCard',
    component: {
      sync: entityPart(async () => (await loadCore()).ResourcesCard),
    },
  }),
);

/**
 * Card that tells which version of each Kustomization and HelmRelease is on which cluster, and whether the newest one is
 * on all of them.
 *
 * @public
 */
export const EntityFluxVersionsCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxVersionsCard',
    component: {
      sync: entityPart(async () => (await loadVersions()).VersionsCard),
    },
  }),
);

/**
 * Card for the overview that says in one line how the entity's Kustomizations and HelmReleases are, with a link to the
 * tab. Shows nothing for an entity without an annotation for Flux.
 *
 * @public
 */
export const EntityFluxSummaryCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxSummaryCard',
    component: {
      sync: entityPart(async () => (await loadSummary()).SummaryCard),
    },
  }),
);

/**
 * Card with the Flux that runs on each cluster: its version, and its controllers. For any page, without an entity, in both
 * frontend systems.
 *
 * @public
 */
export const FluxRuntimeCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'FluxRuntimeCard',
    component: {
      sync: lazyPart(async () => (await loadRuntime()).RuntimeCard),
    },
  }),
);

/** Returns the extension of a card, whose component is loaded when it is first shown. */
const entityCard = (card: CardName) =>
  fluxPlugin.provide(
    createComponentExtension({
      name: CARDS[card].component,
      component: {
        sync: entityPart(
          async () => (await loadCore()).namedCard(card),
          CARDS[card],
        ),
      },
    }),
  );

/** Kustomizations and HelmReleases of the entity. @public */
export const EntityFluxDeploymentsCard = entityCard('deployments');

/**
 * GitRepositories, OCIRepositories and HelmRepositories of the entity, and the sources that its resources share with
 * other entities.
 *
 * @public
 */
export const EntityFluxSourcesCard = entityCard('sources');

/** Kustomizations of the entity. @public */
export const EntityFluxKustomizationsCard = entityCard('kustomizations');

/** HelmReleases of the entity. @public */
export const EntityFluxHelmReleasesCard = entityCard('helmReleases');

/** GitRepositories of the entity. @public */
export const EntityFluxGitRepositoriesCard = entityCard('gitRepositories');

/** OCIRepositories of the entity. @public */
export const EntityFluxOCIRepositoriesCard = entityCard('ociRepositories');

/** HelmRepositories of the entity. @public */
export const EntityFluxHelmRepositoriesCard = entityCard('helmRepositories');

/** ImagePolicies of the entity, with the image that each has chosen. @public */
export const EntityFluxImagePoliciesCard = entityCard('imagePolicies');
