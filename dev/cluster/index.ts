export type * from './types';
export { SimulatedCluster } from './SimulatedCluster';
export { rolesFromReadme } from './rolesFromReadme';
export { CLUSTER_ADMIN, defaultRoles, GRANTED_ROLES } from './roles';
