import { makeStyles } from '@material-ui/core/styles';
import {
  lazy,
  Suspense,
  useCallback,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import type { FluxResource } from '../../flux';
import type { FluxActionState } from '../../hooks';
import { type Translate, useTranslate } from '../shared';
import type { BulkAction } from './bulkActions';
import { BulkProgress, doingText } from './BulkProgress';
import { BulkResult } from './BulkResult';
import { summaryText } from './result';
import { SelectionBar, selectionText } from './SelectionBar';
import type { Bulk } from './useBulk';
import { useKeptFocus } from './useKeptFocus';
import type { Selection } from './useSelection';

const BulkDialog = lazy(async () => ({
  default: (await import('./BulkDialog')).BulkDialog,
}));

const useStyles = makeStyles(
  theme => ({
    /** Stacks the lines in one place, as high as the highest, so that nothing below moves when they change. */
    stack: {
      display: 'grid',
      // Contains visually hidden elements, which would otherwise add to the height of a scrolling page.
      position: 'relative',
      '& > *': { gridArea: '1 / 1', minWidth: 0 },
      '&:focus': { outline: 'none' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    covered: { visibility: 'hidden' },
    spoken: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'FluxBulkArea' },
);

/** Returns the announcement for screen readers: start and outcome, but not each step. */
function spokenText(
  t: Translate,
  title: string,
  { bulk, isRunning }: Bulk,
): string | undefined {
  if (!bulk) return undefined;
  return isRunning
    ? doingText(t, title, bulk)
    : t('bulk.result', { title, summary: summaryText(t, bulk) });
}

/**
 * Line above a table: its summary, or instead the selection with its actions, the progress of a bulk action, or
 * its outcome.
 */
export const BulkArea = (props: {
  title: string;
  selection: Selection;
  bulk: Bulk;
  states: ReadonlyMap<string, FluxActionState>;
  /** Element that gets the focus when the focused line disappears. */
  selectAll: RefObject<HTMLElement>;
  /** Summary of the table. */
  children: ReactNode;
}) => {
  const t = useTranslate();
  const { title, selection, states, selectAll } = props;
  const { bulk, isRunning, begin, cancel, dismiss } = props.bulk;
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(root);
  const [action, setAction] = useState<BulkAction>();
  const isBusy = useCallback(
    ({ key }: FluxResource) =>
      ['queued', 'running'].includes(states.get(key)?.phase ?? ''),
    [states],
  );
  const hasSelection = selection.rows.length > 0;
  const isCovered = hasSelection || bulk !== undefined;
  const leave = (how: () => void) => () => {
    selectAll.current?.focus();
    how();
  };
  const onCancel = () => {
    // The button must not be pressed twice, and disappears.
    root.current?.focus();
    cancel();
  };
  return (
    <div
      ref={root}
      role="group"
      aria-label={title}
      tabIndex={-1}
      className={classes.stack}
      {...keptFocus}
    >
      <div className={isCovered ? classes.covered : undefined}>
        {props.children}
      </div>
      {isCovered && (
        <div>
          {bulk && isRunning && <BulkProgress {...{ title, bulk, onCancel }} />}
          {bulk && !isRunning && (
            <BulkResult {...{ title, bulk }} onDismiss={leave(dismiss)} />
          )}
          {hasSelection && (
            <SelectionBar
              {...{ title, selection, isRunning }}
              onAction={setAction}
              onClear={leave(selection.clear)}
            />
          )}
        </div>
      )}
      <span role="status" className={classes.spoken}>
        {spokenText(t, title, props.bulk)}
      </span>
      <span aria-live="polite" className={classes.spoken}>
        {hasSelection && selectionText(t, selection)}
      </span>
      {action && hasSelection && (
        <Suspense fallback={null}>
          <BulkDialog
            action={action}
            rows={selection.rows}
            isBusy={isBusy}
            onConfirm={(resources, reason) => {
              selection.clear();
              begin(action, resources, reason);
            }}
            onClose={() => setAction(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
};
