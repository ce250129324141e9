export type * from './types';
export { SimulatedCluster } from './SimulatedCluster';
export { rolesFromReadme } from './rolesFromReadme';
export { defaultRoles, GRANTED_ROLES } from './roles';
