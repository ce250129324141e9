import type { ReactNode } from 'react';
import type { Translate } from '../../shared';
import type { FluxRow } from '../rows';

/** A column that a card can have, by its key among the translations. @public */
export type ColumnId =
  | 'kind'
  | 'name'
  | 'source'
  | 'revision'
  | 'verified'
  | 'url'
  | 'artifact'
  | 'policy'
  | 'imageRepository'
  | 'latestImage'
  | 'status'
  | 'updated';

/** A column of cards, or the one that only the page of all clusters has. */
export type AnyColumnId = ColumnId | 'entity';

/** One column of a table: its cells, how it sorts, and the words that a search finds its cells by. */
export interface FluxColumn {
  /** Key of its name among the translations. */
  readonly id: AnyColumnId;
  /** Share of the table's width, relative to the other columns. */
  readonly width: number;
  /**
   * Place of the column in a narrow card: `stays` keeps it, `withName` puts it below the name in the same cell.
   * Otherwise it moves below the row.
   */
  readonly whenNarrow?: 'stays' | 'withName';
  /** Returns what stands for the cell when sorting: times as numbers, never the words shown. `undefined` sorts last. */
  readonly sortValue: (row: FluxRow) => string | number | undefined;
  /** Returns the words shown in the cell. */
  readonly words: (
    row: FluxRow,
    t: Translate,
  ) => readonly (string | undefined)[];
  readonly cell: (row: FluxRow) => ReactNode;
}

/** Types the definition of a column. */
export const column = (definition: FluxColumn): FluxColumn => definition;
