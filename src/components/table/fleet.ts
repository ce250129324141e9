/**
 * Second index of this folder: what the page of all clusters needs, and the first load of a card does not.
 *
 * @packageDocumentation
 */
export { CATALOG_FILTERS, NO_FILTERS, type FluxFilters } from './filters';
export type { MoreFilters } from './FluxToolbar';
export { FilterSelect } from './FilterSelect';
export { FluxSummary } from './FluxSummary';
export type { FluxRow } from './rows';
export {
  countStandings,
  REMARKS,
  type Remark,
  type Standing,
  STANDINGS,
} from './standing';
export { summaryWords } from './summaryWords';
export { cardInUrl, readTableState, writeTableState } from './tableState';
export { withUnwritten } from './useTableState';
