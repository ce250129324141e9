import { TableCell, TableRow } from '@material-ui/core';
import { memo, useRef, type FocusEvent } from 'react';
import type { FluxActionState } from '../../hooks';
import { needsAttention } from '../../flux';
import { SelectCell, SelectCheckbox, useBesideSelectCheckbox } from '../bulk';
import { useCellStyles, useKeptFocus, useTranslate, useWords } from '../shared';
import {
  ProgressLine,
  RowActions,
  useRowAccessRequest,
  type OnAction,
} from '../actions';
import { statusWords } from '../cells';
import type { FluxColumn } from './columns';
import { Late } from './Late';
import { Problem } from './Problem';
import type { FluxRow } from './rows';
import { rowNeedsAttention } from './standing';
import { useRowStyles } from './useRowStyles';

interface FluxTableRowProps {
  readonly row: FluxRow;
  /** Columns that have their own cells. `folded` are those without space. */
  readonly columns: readonly FluxColumn[];
  readonly folded: readonly FluxColumn[];
  readonly actionState: FluxActionState | undefined;
  /** `undefined` if rows cannot be selected. */
  readonly isSelected?: boolean;
  /** @param isRange - select all rows from the last selected one to this one */
  readonly onSelect?: (key: string, isRange: boolean) => void;
  readonly onAction: OnAction;
}

/** Returns the class of the coloured edge; the status and the remarks say the same in words. */
function edgeOf(
  row: FluxRow,
  classes: Readonly<Record<'failing' | 'warning', string>>,
): string {
  if (!rowNeedsAttention(row)) return '';
  return needsAttention(row.resource) ? classes.failing : classes.warning;
}

const Row = (props: FluxTableRowProps) => {
  const t = useTranslate();
  const { problemText } = useWords(statusWords);
  const { row, columns, folded, actionState, onAction } = props;
  const { isSelected, onSelect } = props;
  const classes = useRowStyles();
  const cellClasses = useCellStyles();
  const beside = useBesideSelectCheckbox();
  const accessRequest = useRowAccessRequest(row.resource);
  const actions = useRef<HTMLTableCellElement>(null);
  // A problem goes with its links and its remedy.
  const keptFocus = useKeptFocus(() =>
    actions.current?.querySelector('button'),
  );
  const isSelectable = isSelected !== undefined;
  const span = columns.length + (isSelectable ? 2 : 1);
  const line = `${cellClasses.clusterText} ${isSelectable ? beside : ''}`;
  const hasProblem =
    row.blocker !== undefined || problemText(row.resource) !== undefined;
  const withName = folded.filter(({ whenNarrow }) => whenNarrow === 'withName');
  const below = folded.filter(
    ({ whenNarrow, words }) =>
      whenNarrow !== 'withName' && words(row, t).some(Boolean),
  );
  const rowClass = `${classes.row} ${edgeOf(row, classes)}`;
  const beforeProblem = `${rowClass} ${hasProblem ? classes.followed : classes.last}`;
  return (
    <>
      <TableRow
        {...accessRequest}
        className={
          below.length > 0 ? `${rowClass} ${classes.followed}` : beforeProblem
        }
      >
        {isSelectable && (
          <SelectCell>
            <Late>
              {() => (
                <SelectCheckbox
                  name={t('bulk.selectRow', {
                    what: t.placedTitle(row.resource),
                  })}
                  isChecked={isSelected}
                  onToggle={isRange => onSelect?.(row.resource.key, isRange)}
                />
              )}
            </Late>
          </SelectCell>
        )}
        {columns.map(column => (
          <TableCell
            key={column.id}
            className={classes.cell}
            {...(column.id === 'name'
              ? { component: 'th', scope: 'row', role: 'rowheader' }
              : {})}
          >
            {column.cell(row)}
            {column.id === 'name' &&
              withName.map(({ id, cell }) => (
                <div key={id} className={cellClasses.secondary}>
                  {cell(row)}
                </div>
              ))}
          </TableCell>
        ))}
        <TableCell ref={actions} className={classes.cell}>
          <Late space={<div className={classes.comingActions} />}>
            {() => (
              <RowActions
                resource={row.resource}
                state={actionState}
                onAction={onAction}
              />
            )}
          </Late>
        </TableCell>
      </TableRow>
      {below.length > 0 && (
        <TableRow className={beforeProblem}>
          <TableCell colSpan={span} className={line}>
            <dl className={classes.folded}>
              {below.map(({ id, cell }) => (
                <div key={id}>
                  <dt>{t(`column.${id}`)}</dt>
                  <dd>{cell(row)}</dd>
                </div>
              ))}
            </dl>
          </TableCell>
        </TableRow>
      )}
      {actionState?.phase === 'running' && (
        <ProgressLine resourceKey={row.resource.key}>
          {text => (
            <TableRow className={beforeProblem}>
              <TableCell
                colSpan={span}
                className={`${classes.progress} ${line}`}
                role="status"
              >
                <bdi>{text}</bdi>
              </TableCell>
            </TableRow>
          )}
        </ProgressLine>
      )}
      {hasProblem && (
        <TableRow
          {...accessRequest}
          {...keptFocus}
          onFocus={(event: FocusEvent) => {
            accessRequest.onFocus();
            keptFocus.onFocus(event);
          }}
          className={`${rowClass} ${classes.last}`}
        >
          <TableCell colSpan={span} className={line}>
            <Problem {...{ row, actionState, onAction }} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
};

/** Rows of one resource. Re-rendered only if the resource, its source or its action has changed. */
export const FluxTableRow = memo(Row);
