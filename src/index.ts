/**
 * Flux CD on Backstage's entity pages.
 *
 * @packageDocumentation
 */
export { fluxFrontendPlugin as default } from './alpha';
export {
  EntityFluxContent,
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
export type { ColumnId } from './components/columns';
export type { FluxCardProps } from './components/FluxCard';
export { isFluxAvailable } from './components/isFluxAvailable';
