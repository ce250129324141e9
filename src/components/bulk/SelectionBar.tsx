import { Button, IconButton } from '@material-ui/core';
import CloseIcon from '@material-ui/icons/Close';
import { useMemo } from 'react';
import { useTranslate, useWords } from '../shared';
import { bulkActionsFor, type BulkAction } from './bulkActions';
import { useBarStyles } from './barStyles';
import type { Selection } from './useSelection';
import { bulkWords } from './bulkWords';

/** The toolbar of a selection: the number of rows and the actions for them. */
export const SelectionBar = (props: {
  title: string;
  selection: Selection;
  /** A bulk action of this card is running. */
  isRunning: boolean;
  onAction: (action: BulkAction) => void;
  onClear: () => void;
}) => {
  const t = useTranslate();
  const { selectionText } = useWords(bulkWords);
  const { title, selection, isRunning, onAction, onClear } = props;
  const classes = useBarStyles();
  const { rows } = selection;
  const actions = useMemo(
    () => bulkActionsFor(rows.map(({ resource }) => resource)),
    [rows],
  );
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      onKeyDown={({ key }) => key === 'Escape' && onClear()}
      aria-label={t('bulk.label', { title })}
      className={classes.bar}
    >
      <span className={classes.count}>{selectionText(selection)}</span>
      {actions.map(action => (
        <Button
          key={action}
          size="small"
          color="primary"
          aria-haspopup="dialog"
          className={classes.button}
          disabled={isRunning}
          onClick={() => onAction(action)}
        >
          {t(`action.${action}.bulk.button`)}
        </Button>
      ))}
      {isRunning && <span className={classes.quiet}>{t('bulk.busy')}</span>}
      <IconButton
        size="small"
        className={classes.end}
        aria-label={t('bulk.clear')}
        title={t('bulk.clear')}
        onClick={onClear}
      >
        <CloseIcon fontSize="small" />
      </IconButton>
    </div>
  );
};
