export { FluxTable } from './FluxTable';
export { FluxTableSkeleton } from './FluxTableSkeleton';
export { type FluxRow, rowsOf } from './rows';
export { chosenColumns } from './chosenColumns';
