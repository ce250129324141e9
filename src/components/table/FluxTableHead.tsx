import {
  TableCell,
  TableHead,
  TableRow,
  TableSortLabel,
} from '@material-ui/core';
import type { ReactNode } from 'react';
import { SelectCell } from '../bulk';
import type { FluxColumn } from './columns';
import { useTranslate } from '../shared';
import type { FluxSorting } from './tableState';

/** Names of the columns, as buttons that sort if `onSort` is set. */
export const FluxTableHead = (props: {
  columns: readonly FluxColumn[];
  sorting?: FluxSorting;
  onSort?: (id: FluxColumn['id']) => void;
  /** Checkbox that selects all rows; `null` reserves its space, `undefined` does not. */
  select?: ReactNode;
}) => {
  const t = useTranslate();
  const { columns, sorting, onSort, select } = props;
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
