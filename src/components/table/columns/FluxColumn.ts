import type { ReactNode } from 'react';
import type { Translate } from '../../shared';
import type { FluxRow } from '../rows';
import type { ColumnId } from '.';

/** A column of cards, or the one that only the page of all clusters has. */
export type AnyColumnId = ColumnId | 'entity';

/** One column of a table: its cells, how it sorts, and the words that a search finds its cells by. */
export interface FluxColumn<TId extends string = AnyColumnId> {
  /** Key of its name among the translations. */
  readonly id: TId;
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

/** Types a column by its id, from which {@link ColumnId} derives. */
export const column = <TId extends string>(
  definition: FluxColumn<TId>,
): FluxColumn<TId> => definition;
