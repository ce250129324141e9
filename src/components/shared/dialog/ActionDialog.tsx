import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
} from '@material-ui/core';
import { useId, type ReactNode } from 'react';
import type { Translate } from '../translate';
import { transitionDuration } from '../motion';
import { useFrame } from '../useFrame';

/** Asks before something is done. Enter in a field confirms, Escape cancels. */
export const ActionDialog = (props: {
  t: Translate;
  title: string;
  /** The word on the button that does it; without it there is only one to close the dialog. */
  confirm?: string;
  /** It can be done now. */
  isReady?: boolean;
  /** The dialog closes then. */
  onConfirm?: () => void;
  onClose: () => void;
  children: ReactNode;
}) => {
  const { t, title, confirm, isReady = true, onConfirm, onClose } = props;
  const id = useId();
  const frame = useFrame();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={id}
      maxWidth="sm"
      fullWidth
      transitionDuration={transitionDuration()}
      className={frame}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          if (!isReady) return;
          onConfirm?.();
          onClose();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>{props.children}</DialogContent>
        <DialogActions>
          <Button onClick={onClose}>
            {confirm === undefined ? t('dialog.close') : t('dialog.cancel')}
          </Button>
          {confirm !== undefined && (
            <Button
              type="submit"
              color="primary"
              variant="contained"
              disabled={!isReady}
            >
              {confirm}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
};
