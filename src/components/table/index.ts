export { FluxTable } from './FluxTable';
export { FluxTableSkeleton } from './FluxTableSkeleton';
export { type FluxRow, useRows } from './rows';
