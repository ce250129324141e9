export { deploymentColumns } from './deployments';
export type { ColumnId, FluxColumn } from './FluxColumn';
export { imagePolicyColumns } from './imagePolicies';
export { sourceColumns } from './sources';
