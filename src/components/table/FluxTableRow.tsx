import { TableCell, TableRow } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { memo } from 'react';
import type { FluxActionState } from '../../hooks';
import type { FluxAction, FluxObject } from '../../flux';
import { SelectCell, SelectCheckbox, useBesideSelectCheckbox } from '../bulk';
import { placedTitle, shorten, type Translate, useCellStyles } from '../shared';
import { problemText } from '../cells';
import { ProgressLine, RowActions } from '../actions';
import type { FluxColumn } from './columns';
import type { FluxRow } from './rows';

const PROBLEM_LENGTH = 600;

const useStyles = makeStyles(
  theme => ({
    // Backstage's theme stripes the rows; a resource may have two of them.
    row: { '&&': { backgroundColor: 'transparent' } },
    cell: { verticalAlign: 'top' },
    last: {
      '& > td, & > th': { borderBottom: `1px solid ${theme.palette.divider}` },
    },
    /** More about it follows in a row of its own. Stronger than what the table says of all its cells. */
    followed: {
      '&& > td, && > th': { borderBottom: 'none', paddingBottom: 0 },
    },
    problem: {
      '&&': { paddingTop: theme.spacing(0.5) },
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.4,
    },
    progress: {
      // Of two borders that meet, this one wins: nothing between a row and how far it is.
      borderTop: 'hidden',
      fontSize: theme.typography.caption.fontSize,
      lineHeight: 1.4,
    },
    /** The beginning of it; the whole is in the status's tooltip. */
    clamped: {
      display: '-webkit-box',
      '-webkit-box-orient': 'vertical',
      '-webkit-line-clamp': 3,
      overflow: 'hidden',
      whiteSpace: 'pre-line',
    },
    /** Two or more beside each other, each below its column's name. */
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
      // Each may be a link or a button, which a finger must hit.
      '& dd': { margin: 0, minHeight: 24 },
    },
  }),
  { name: 'FluxTableRow' },
);

interface FluxTableRowProps {
  readonly t: Translate;
  readonly row: FluxRow;
  /** Those with cells of their own, and those that have no room beside them. */
  readonly columns: readonly FluxColumn[];
  readonly folded: readonly FluxColumn[];
  readonly actionState: FluxActionState | undefined;
  /** `undefined` where rows cannot be selected. */
  readonly isSelected?: boolean;
  /** @param isRange - with those up to the one that was selected last */
  readonly onSelect: (key: string, isRange: boolean) => void;
  readonly onAction: (
    resource: FluxObject,
    action: FluxAction,
    reason?: string,
  ) => void;
}

const Row = (props: FluxTableRowProps) => {
  const { t, row, columns, folded, actionState, onAction } = props;
  const { isSelected, onSelect } = props;
  const classes = useStyles();
  const cellClasses = useCellStyles();
  const beside = useBesideSelectCheckbox();
  const isSelectable = isSelected !== undefined;
  const span = columns.length + (isSelectable ? 2 : 1);
  const line = `${cellClasses.clusterText} ${isSelectable ? beside : ''}`;
  const problem = problemText(t, row.resource);
  const withName = folded.filter(({ whenNarrow }) => whenNarrow === 'withName');
  const below = folded.filter(
    ({ whenNarrow, words }) =>
      whenNarrow !== 'withName' && words(row, t).some(Boolean),
  );
  const beforeProblem = `${classes.row} ${problem === undefined ? classes.last : classes.followed}`;
  return (
    <>
      <TableRow
        className={
          below.length > 0
            ? `${classes.row} ${classes.followed}`
            : beforeProblem
        }
      >
        {isSelectable && (
          <SelectCell>
            <SelectCheckbox
              name={t('bulk.selectRow', { what: placedTitle(t, row.resource) })}
              isChecked={isSelected}
              onToggle={isRange => onSelect(row.resource.key, isRange)}
            />
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
            {column.render(row, t)}
            {column.id === 'name' &&
              withName.map(({ id, render }) => (
                <div key={id} className={cellClasses.secondary}>
                  {render(row, t)}
                </div>
              ))}
          </TableCell>
        ))}
        <TableCell className={classes.cell}>
          <RowActions
            t={t}
            resource={row.resource}
            state={actionState}
            onAction={onAction}
          />
        </TableCell>
      </TableRow>
      {below.length > 0 && (
        <TableRow className={beforeProblem}>
          <TableCell colSpan={span} className={line}>
            <dl className={classes.folded}>
              {below.map(({ id, render }) => (
                <div key={id}>
                  <dt>{t(`column.${id}`)}</dt>
                  <dd>{render(row, t)}</dd>
                </div>
              ))}
            </dl>
          </TableCell>
        </TableRow>
      )}
      {actionState?.phase === 'running' && (
        <ProgressLine t={t} resourceKey={row.resource.key}>
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
      {problem !== undefined && (
        <TableRow className={`${classes.row} ${classes.last}`}>
          <TableCell colSpan={span} className={`${classes.problem} ${line}`}>
            <bdi className={classes.clamped}>
              {shorten(problem.replace(/\s*\n\s*/g, '\n'), PROBLEM_LENGTH)}
            </bdi>
          </TableCell>
        </TableRow>
      )}
    </>
  );
};

/** One resource. It is drawn again only when the resource, its source or its action has changed. */
export const FluxTableRow = memo(Row);
