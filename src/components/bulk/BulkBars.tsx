import { useWords } from '../shared';
import type { BulkAction } from './bulkActions';
import { BulkProgress } from './BulkProgress';
import { BulkResult } from './BulkResult';
import { bulkWords } from './bulkWords';
import { SelectionBar } from './SelectionBar';
import type { Bulk } from './useBulk';
import type { Selection } from './useSelection';

interface BulkBarsProps {
  readonly title: string;
  readonly selection: Selection;
  readonly bulk: Bulk;
}

/** The progress or result of a bulk action, and the selection. */
export const BulkBars = (
  props: BulkBarsProps & {
    onAction: (action: BulkAction) => void;
    onClear: () => void;
    onCancel: () => void;
    onDismiss: () => void;
  },
) => {
  const { title, selection, onAction, onClear, onCancel, onDismiss } = props;
  const { bulk, isRunning } = props.bulk;
  return (
    <>
      {bulk && isRunning && <BulkProgress {...{ title, bulk, onCancel }} />}
      {bulk && !isRunning && <BulkResult {...{ title, bulk, onDismiss }} />}
      {selection.rows.length > 0 && (
        <SelectionBar {...{ title, selection, isRunning, onAction, onClear }} />
      )}
    </>
  );
};

/** The announcement of a start for screen readers. The notification announces the result. */
export const SpokenBulk = ({
  title,
  bulk: { bulk, isRunning },
}: BulkBarsProps) => {
  const { doingText } = useWords(bulkWords);
  return <>{bulk && isRunning && doingText(title, bulk)}</>;
};

/** The announcement of the selection. */
export const SpokenSelection = ({ selection }: BulkBarsProps) => {
  const { selectionText } = useWords(bulkWords);
  return <>{selectionText(selection)}</>;
};
