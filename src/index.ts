/**
 * Flux CD on Backstage's entity pages.
 *
 * @packageDocumentation
 */
export {
  EntityFluxDeploymentsCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
  fluxPlugin,
} from './plugin';
export { fluxTranslationRef } from './translation';
export * from './api';
export * from './flux';
export * from './hooks';
export type { FluxCardProps } from './components/FluxCard';
