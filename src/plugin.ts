import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
} from '@backstage/core-plugin-api';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import { fluxApiRef, FluxClient } from './api';

/** @public */
export const fluxPlugin = createPlugin({
  id: 'flux',
  apis: [
    createApiFactory({
      api: fluxApiRef,
      deps: {
        kubernetesApi: kubernetesApiRef,
        kubernetesAuthProvidersApi: kubernetesAuthProvidersApiRef,
      },
      factory: deps => new FluxClient(deps),
    }),
  ],
});

/**
 * Kustomizations and HelmReleases of the entity.
 *
 * @public
 */
export const EntityFluxDeploymentsCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxDeploymentsCard',
    component: {
      lazy: () => import('./components').then(m => m.DeploymentsCard),
    },
  }),
);

/**
 * GitRepositories, OCIRepositories and HelmRepositories of the entity.
 *
 * @public
 */
export const EntityFluxSourcesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxSourcesCard',
    component: { lazy: () => import('./components').then(m => m.SourcesCard) },
  }),
);

/** @public */
export const EntityFluxHelmReleasesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxHelmReleasesCard',
    component: {
      lazy: () => import('./components').then(m => m.HelmReleasesCard),
    },
  }),
);

/** @public */
export const EntityFluxKustomizationsCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxKustomizationsCard',
    component: {
      lazy: () => import('./components').then(m => m.KustomizationsCard),
    },
  }),
);

/** @public */
export const EntityFluxGitRepositoriesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxGitRepositoriesCard',
    component: {
      lazy: () => import('./components').then(m => m.GitRepositoriesCard),
    },
  }),
);

/** @public */
export const EntityFluxOCIRepositoriesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxOCIRepositoriesCard',
    component: {
      lazy: () => import('./components').then(m => m.OCIRepositoriesCard),
    },
  }),
);

/** @public */
export const EntityFluxHelmRepositoriesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxHelmRepositoriesCard',
    component: {
      lazy: () => import('./components').then(m => m.HelmRepositoriesCard),
    },
  }),
);

/** @public */
export const EntityFluxImagePoliciesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxImagePoliciesCard',
    component: {
      lazy: () => import('./components').then(m => m.ImagePoliciesCard),
    },
  }),
);
