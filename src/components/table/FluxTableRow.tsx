import { TableCell, TableRow } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import type { FluxActionState } from '../../hooks';
import { needsAttention } from '../../flux';
import { SelectCell, SelectCheckbox, useBesideSelectCheckbox } from '../bulk';
import { useCellStyles, useTranslate, useWords } from '../shared';
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

const useStyles = makeStyles(
  theme => ({
    // Removes the stripes of Backstage's theme, because a resource may have several rows.
    row: { '&&': { backgroundColor: 'transparent' } },
    cell: { verticalAlign: 'top' },
    /** As high as the buttons, with their margins. */
    comingActions: { height: 30 - theme.spacing(1) },
    last: {
      '& > td, & > th': { borderBottom: `1px solid ${theme.palette.divider}` },
    },
    /** Row followed by another one of the same resource. `&&` overrides the table's style of all cells. */
    followed: {
      '&& > td, && > th': { borderBottom: 'none', paddingBottom: 0 },
    },
    /** Edge beside all lines of a resource that needs attention. A shadow takes no space. */
    failing: {
      '& > :first-child': {
        boxShadow: `inset 4px 0 0 ${theme.palette.error.main}`,
      },
    },
    warning: {
      '& > :first-child': {
        boxShadow: `inset 4px 0 0 ${theme.palette.warning.main}`,
      },
    },
    progress: {
      // `hidden` wins over the other border, so that no line separates the row from its progress.
      borderTop: 'hidden',
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.4,
    },
    /** Cells side by side, each below the name of its column. */
    folded: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(120px, 45%), 1fr))',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      fontSize: theme.typography.body2.fontSize,
      '& > div': { minWidth: 0 },
      '& dt': {
        color: theme.palette.text.secondary,
        fontSize: theme.typography.caption.fontSize,
        lineHeight: 1.4,
      },
      // Minimum height of a touch target.
      '& dd': { margin: 0, minHeight: 24 },
    },
  }),
  { name: 'FluxTableRow' },
);

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
  const classes = useStyles();
  const cellClasses = useCellStyles();
  const beside = useBesideSelectCheckbox();
  const accessRequest = useRowAccessRequest(row.resource);
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
        <TableCell className={classes.cell}>
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
        <TableRow {...accessRequest} className={`${rowClass} ${classes.last}`}>
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
