import {
  TableCell,
  TableHead,
  TableRow,
  TableSortLabel,
} from '@material-ui/core';
import type { Table } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { SelectCell } from '../bulk';
import type { FluxColumn } from '../columns';
import type { FluxRow } from '../rows';
import type { Translate } from '../translate';

/** The names of the columns, each a button that sorts. Without a table (while it loads) they are names alone. */
export const FluxTableHead = (props: {
  t: Translate;
  columns: readonly FluxColumn[];
  table?: Table<FluxRow>;
  /** The box that selects all, where rows can be selected; `null` for its place alone. */
  select?: ReactNode;
}) => {
  const { t, columns, table, select } = props;
  return (
    <TableHead>
      <TableRow>
        {select !== undefined && <SelectCell>{select}</SelectCell>}
        {columns.map(({ id }) => {
          const column = table?.getColumn(id);
          const sorted = column?.getIsSorted() || false;
          const name = t(`column.${id}`);
          return (
            <TableCell key={id} scope="col" sortDirection={sorted}>
              {column ? (
                <TableSortLabel
                  active={sorted !== false}
                  direction={sorted || 'asc'}
                  onClick={() => column.toggleSorting()}
                >
                  {name}
                </TableSortLabel>
              ) : (
                name
              )}
            </TableCell>
          );
        })}
        <TableCell scope="col">{t('column.actions')}</TableCell>
      </TableRow>
    </TableHead>
  );
};
