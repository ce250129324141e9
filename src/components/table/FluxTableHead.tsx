import {
  TableCell,
  TableHead,
  TableRow,
  TableSortLabel,
} from '@material-ui/core';
import { useRef, type ReactNode } from 'react';
import { SelectCell, useBesideSelectCheckbox } from '../bulk';
import type { FluxColumn } from './columns';
import { useKeptFocus, useTranslate } from '../shared';
import type { FluxSorting } from './tableState';

/**
 * Names of the columns, as buttons that sort if `onSort` is set. A column that sorts and has no space has its button in a
 * line of its own.
 */
export const FluxTableHead = (props: {
  columns: readonly FluxColumn[];
  /** Columns without space. */
  folded: readonly FluxColumn[];
  sorting?: FluxSorting;
  onSort?: (id: FluxColumn['id']) => void;
  /** Checkbox that selects all rows; `null` reserves its space, `undefined` does not. */
  select?: ReactNode;
}) => {
  const t = useTranslate();
  const { columns, folded, sorting, onSort, select } = props;
  const direction = sorting?.desc ? 'desc' : 'asc';
  const unseen = folded.find(({ id }) => id === sorting?.id);
  const beside = useBesideSelectCheckbox();
  // Its button goes when it no longer sorts.
  const first = useRef<HTMLSpanElement>(null);
  const keptFocus = useKeptFocus(() => first.current);
  return (
    <TableHead {...keptFocus}>
      <TableRow>
        {select !== undefined && <SelectCell>{select}</SelectCell>}
        {columns.map(({ id }, i) => {
          const sorted = sorting?.id === id && direction;
          const name = t(`column.${id}`);
          return (
            <TableCell key={id} scope="col" sortDirection={sorted}>
              {onSort ? (
                <TableSortLabel
                  ref={i === 0 ? first : undefined}
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
      {unseen && (
        <TableRow>
          <TableCell
            component="td"
            className={select === undefined ? '' : beside}
            colSpan={columns.length + (select === undefined ? 1 : 2)}
          >
            <TableSortLabel
              active
              direction={direction}
              onClick={() => onSort?.(unseen.id)}
            >
              {t('table.sortedBy', { column: t(`column.${unseen.id}`) })}
            </TableSortLabel>
          </TableCell>
        </TableRow>
      )}
    </TableHead>
  );
};
