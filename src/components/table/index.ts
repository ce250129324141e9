export { FluxTable } from './FluxTable';
export { type FluxRow, rowsOf } from './rows';
export { chosenColumns } from './chosenColumns';
export { CopyLink } from './CopyLink';
export { cardInUrl } from './tableState';
export { withUnwritten } from './useTableState';
