import { makeStyles } from '@material-ui/core/styles';
import {
  useCallback,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import type { FluxResource } from '../../flux';
import type { FluxActionState } from '../../hooks';
import { onDemand, SpokenText, useKeptFocus } from '../shared';
import type { BulkAction } from './bulkActions';
import type { Bulk } from './useBulk';
import type { Selection } from './useSelection';

const loadBars = () => import('./BulkBars');
const BulkBars = onDemand(async () => (await loadBars()).BulkBars);
const SpokenBulk = onDemand(async () => (await loadBars()).SpokenBulk);
const SpokenSelection = onDemand(async () => {
  return (await loadBars()).SpokenSelection;
});
const BulkDialog = onDemand(async () => {
  return (await import('./BulkDialog')).BulkDialog;
});

/** Loads the bars in advance, when a row seems about to be selected. */
export function preloadBars(): void {
  loadBars().catch(() => {
    // Whoever shows a bar loads them again, and says if that fails.
  });
}

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
  const { title, selection, states, selectAll } = props;
  const { bulk, begin, cancel, dismiss } = props.bulk;
  const shown = { title, selection, bulk: props.bulk };
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(() => root.current);
  const [action, setAction] = useState<BulkAction>();
  const isBusy = useCallback(
    ({ key }: FluxResource) => {
      const { phase, isSlow } = states.get(key) ?? {};
      return phase === 'queued' || (phase === 'running' && !isSlow);
    },
    [states],
  );
  const hasSelection = selection.rows.length > 0;
  // Closes the dialog when its last object disappears: the next selection must not open it again.
  if (action && !hasSelection) setAction(undefined);
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
          <BulkBars
            {...shown}
            onAction={setAction}
            onClear={leave(selection.clear)}
            onCancel={onCancel}
            onDismiss={leave(dismiss)}
          />
        </div>
      )}
      <SpokenText role="status">{bulk && <SpokenBulk {...shown} />}</SpokenText>
      <SpokenText aria-live="polite">
        {hasSelection && <SpokenSelection {...shown} />}
      </SpokenText>
      {action && (
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
      )}
    </div>
  );
};
