export { createKubernetesApis } from './apis';
export {
  createCatalogStandIn,
  processed,
  type CatalogStandIn,
} from './catalog';
export { mswHandlers } from './msw';
export { createKubernetesBackendStandIn } from './standIn';
export type {
  BackstageFault,
  Endpoint,
  KubernetesBackendStandIn,
  ServiceLocator,
  StandInCluster,
  StandInOptions,
  StandInRequest,
} from './types';
