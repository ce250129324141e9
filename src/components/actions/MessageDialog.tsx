import { Button } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import type { FluxObject } from '../../flux';
import { causeLines, useCopy, useTranslate } from '../shared';
import { ActionDialog } from '../shared/dialog';

const useStyles = makeStyles(
  theme => ({
    message: {
      margin: theme.spacing(0, 0, 1),
      padding: theme.spacing(1),
      width: '100%',
      boxSizing: 'border-box',
      color: 'inherit',
      fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
      fontSize: '0.8125rem',
      backgroundColor: theme.palette.background.default,
      borderRadius: theme.shape.borderRadius,
    },
  }),
  { name: 'FluxMessageDialog' },
);

/** The whole message of an object's status, however long, to be read and copied. */
export const MessageDialog = (props: {
  resource: FluxObject;
  onClose: () => void;
}) => {
  const t = useTranslate();
  const { resource, onClose } = props;
  const classes = useStyles();
  const message = causeLines(resource.status).join('\n\n');
  const { copy, outcome } = useCopy(
    t('commands.messageNotCopied'),
    () => message,
  );
  return (
    <ActionDialog
      title={t('commands.messageTitle', { what: t.placedTitle(resource) })}
      onClose={onClose}
    >
      <textarea
        className={classes.message}
        readOnly
        rows={12}
        aria-label={t('statusDetail.message')}
        value={message}
      />
      <Button color="primary" onClick={() => copy(message)}>
        {t('commands.copyMessage')}
      </Button>
      <div role="status">{outcome}</div>
    </ActionDialog>
  );
};
