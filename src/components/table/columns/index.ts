export type { CardName, ColumnId } from './cardColumns';
export { chosenColumns, columnsOf } from './chosenColumns';
export type { FluxColumn } from './FluxColumn';
