export { FluxTable } from './FluxTable';
export { FluxTableSkeleton } from './FluxTableSkeleton';
