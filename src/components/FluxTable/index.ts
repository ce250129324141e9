export { FluxTable, FluxTableSkeleton } from './FluxTable';
