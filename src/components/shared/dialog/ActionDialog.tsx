import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
} from '@material-ui/core';
import { useId, type ReactNode } from 'react';
import { useTranslate } from '../translate';
import { transitionDuration } from '../motion';
import { useFrame } from '../useFrame';

/** Dialog that confirms an action, or shows something. Enter in a field confirms, Escape cancels. */
export const ActionDialog = (props: {
  title: string;
  /** Label of the button that confirms. Without it, there is only a button to close the dialog. */
  confirm?: string;
  /** Whether the button that confirms works. */
  isReady?: boolean;
  /** Called when the person confirms; the dialog closes afterwards. */
  onConfirm?: () => void;
  onClose: () => void;
  children: ReactNode;
}) => {
  const t = useTranslate();
  const { title, confirm, isReady = true, onConfirm, onClose } = props;
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
