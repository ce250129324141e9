import { IconButton, DialogContentText, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { supportOf, type FluxObject } from '../../flux';
import { fluxCommand } from '../../flux/details';
import { useCopy, useTranslate } from '../shared';
import { ActionDialog } from '../shared/dialog';
import { ACTIONS, actionsWith } from './actions';

const useStyles = makeStyles(
  theme => ({
    command: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    code: {
      flex: 1,
      minWidth: 0,
      padding: theme.spacing(0.5, 1),
      overflowWrap: 'anywhere',
      fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
      fontSize: '0.8125rem',
      backgroundColor: theme.palette.background.default,
      borderRadius: theme.shape.borderRadius,
    },
    name: { marginTop: theme.spacing(1) },
  }),
  { name: 'FluxCommandsDialog' },
);

/** The flux CLI commands that are equivalent to the actions of an object, to be copied. */
export const CommandsDialog = (props: {
  resource: FluxObject;
  onClose: () => void;
}) => {
  const t = useTranslate();
  const { resource, onClose } = props;
  const classes = useStyles();
  const { copy, copied, outcome } = useCopy(t('commands.notCopied'));
  const commands = actionsWith('command').flatMap(action => {
    // Commands that the current state refuses are still worth knowing.
    if (supportOf(resource, action) !== 'yes') return [];
    const command = fluxCommand(resource, ACTIONS[action].command);
    return command === undefined ? [] : { action, command };
  });
  return (
    <ActionDialog
      title={t('commands.title', { what: t.placedTitle(resource) })}
      onClose={onClose}
    >
      <DialogContentText>
        {commands.length > 0
          ? t('commands.where', {
              cluster: t.clusterAndName(resource.cluster),
            })
          : t('commands.none')}
      </DialogContentText>
      {commands.map(({ action, command }) => {
        return (
          <div key={action}>
            <Typography variant="caption" className={classes.name}>
              {t(`action.${action}.command`)}
            </Typography>
            <div className={classes.command}>
              <code className={classes.code}>{command}</code>
              <IconButton
                size="small"
                aria-label={t('commands.copy', { command })}
                onClick={() => copy(command)}
              >
                {copied === command ? (
                  <CheckIcon fontSize="small" />
                ) : (
                  <FileCopyIcon fontSize="small" />
                )}
              </IconButton>
            </div>
          </div>
        );
      })}
      <div role="status">{outcome}</div>
    </ActionDialog>
  );
};
