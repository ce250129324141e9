import {
  TableCell,
  TableHead,
  TableRow,
  TableSortLabel,
} from '@material-ui/core';
import type { ReactNode } from 'react';
import { SelectCell } from '../bulk';
import type { FluxColumn } from './columns';
import type { Translate } from '../shared';
import type { FluxSorting } from './useFluxTable';

/** The names of the columns, each a button that sorts. While it loads they are names alone. */
export const FluxTableHead = (props: {
  t: Translate;
  columns: readonly FluxColumn[];
  sorting?: FluxSorting;
  onSort?: (id: FluxColumn['id']) => void;
  /** The box that selects all, where rows can be selected; `null` for its place alone. */
  select?: ReactNode;
}) => {
  const { t, columns, sorting, onSort, select } = props;
  return (
    <TableHead>
      <TableRow>
        {select !== undefined && <SelectCell>{select}</SelectCell>}
        {columns.map(({ id }) => {
          const direction = sorting?.desc ? 'desc' : 'asc';
          const sorted = sorting?.id === id && direction;
          const name = t(`column.${id}`);
          return (
            <TableCell key={id} scope="col" sortDirection={sorted}>
              {onSort ? (
                <TableSortLabel
                  active={sorted !== false}
                  direction={sorted || 'asc'}
                  onClick={() => onSort(id)}
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
