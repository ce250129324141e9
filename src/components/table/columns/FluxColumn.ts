import type { ReactNode } from 'react';
import type { FluxRow } from '../rows';
import type { Translate } from '../../shared';
import type { ColumnId } from './cardColumns';

/** One column: what it shows, how it sorts, and by which words its cells are found. */
export interface FluxColumn {
  readonly id: ColumnId;
  /** Share of the table's width, beside those of the others. */
  readonly width: number;
  /** Where the card is narrow: it stays, or it stands with the name, of which it is a part; else it moves below. */
  readonly whenNarrow?: 'stays' | 'withName';
  /** What stands for the cell when sorting: times as numbers, never the words shown. `undefined` sorts last. */
  readonly sortValue: (row: FluxRow) => string | number | undefined;
  /** The words shown in the cell. */
  readonly words: (
    row: FluxRow,
    t: Translate,
  ) => readonly (string | undefined)[];
  readonly render: (row: FluxRow, t: Translate) => ReactNode;
}
