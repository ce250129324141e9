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
import { SpokenText, useTranslate, type Translate } from '../shared';
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
    /** Stacks the bars in one grid cell as high as the highest, so that the table does not move. */
    stack: {
      display: 'grid',
      // For SpokenText.
      position: 'relative',
      '& > *': { gridArea: '1 / 1', minWidth: 0 },
      '&:focus': { outline: 'none' },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    covered: { visibility: 'hidden' },
  }),
  { name: 'FluxBulkArea' },
);

/** Returns the announcement for screen readers: the start and the result, not each step. */
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

/** The area above a table: its summary, or in its place the selection and the progress or result of a bulk action. */
export const BulkArea = (props: {
  title: string;
  selection: Selection;
  bulk: Bulk;
  states: ReadonlyMap<string, FluxActionState>;
  /** Gets the focus when the bar that has it is closed. */
  selectAll: RefObject<HTMLElement>;
  /** The summary. */
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
  const leave = (close: () => void) => () => {
    selectAll.current?.focus();
    close();
  };
  const onCancel = () => {
    // The focused button is disabled now, and removed at the end.
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
      <SpokenText role="status">{spokenText(t, title, props.bulk)}</SpokenText>
      <SpokenText aria-live="polite">
        {hasSelection && selectionText(t, selection)}
      </SpokenText>
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
