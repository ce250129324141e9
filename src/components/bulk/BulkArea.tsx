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
import type { Translate } from '../shared';
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
    /** All in one place, as high as the highest: nothing below moves when one gives way to another. */
    stack: {
      display: 'grid',
      // What is only spoken would otherwise lengthen a page that scrolls within itself.
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

/** What a screen reader is told: that something has begun, and how it ended; not each step. */
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
 * The line above a table: its summary, or in its place what is selected and can be done to it, how far that is, and
 * how it ended.
 */
export const BulkArea = (props: {
  t: Translate;
  title: string;
  selection: Selection;
  bulk: Bulk;
  states: ReadonlyMap<string, FluxActionState>;
  /** Where the focus goes from a line that is no more. */
  selectAll: RefObject<HTMLElement>;
  /** The summary. */
  children: ReactNode;
}) => {
  const { t, title, selection, states, selectAll } = props;
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
    // The button is not to be pressed a second time, and then is no more.
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
          {bulk && isRunning && (
            <BulkProgress {...{ t, title, bulk, onCancel }} />
          )}
          {bulk && !isRunning && (
            <BulkResult {...{ t, title, bulk }} onDismiss={leave(dismiss)} />
          )}
          {hasSelection && (
            <SelectionBar
              {...{ t, title, selection, isRunning }}
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
            t={t}
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
