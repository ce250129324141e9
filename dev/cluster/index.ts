export type * from './types';
export { SimulatedCluster } from './SimulatedCluster';
export { rolesFromReadme } from './rolesFromReadme';
export { defaultRoles } from './roles';
