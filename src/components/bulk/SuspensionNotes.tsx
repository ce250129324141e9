import { DialogContentText } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { FluxObject } from '../../flux';
import { placedTitle, type Translate, useTranslate } from '../shared';
import { NameList } from './NameList';
import { groupBy } from './plan';

const useStyles = makeStyles(
  theme => ({ note: { marginBottom: theme.spacing(1) } }),
  { name: 'FluxSuspensionNotes' },
);

/** Returns who restores `spec.suspend` from Git. */
function applierOf(
  t: Translate,
  { suspendApplier }: FluxObject,
): string | undefined {
  if (!suspendApplier) return undefined;
  const { manager, kustomization } = suspendApplier;
  return kustomization
    ? t('suspension.kustomization', { kustomization })
    : manager;
}

/** Notes before suspending or resuming many objects: consequences, and which changes Git will undo. */
export const SuspensionNotes = (props: {
  action: 'suspend' | 'resume';
  resources: readonly FluxObject[];
}) => {
  const t = useTranslate();
  const { action, resources } = props;
  const classes = useStyles();
  const kinds = new Set(resources.map(({ kind }) => kind));
  if (resources.length === 0) return null;
  return (
    <>
      {groupBy(resources, each => applierOf(t, each)).map(
        ({ reason: who, resources: of }) => {
          const text = t('bulk.undone', { count: of.length, who });
          return (
            <Alert key={who} severity="warning" className={classes.note}>
              {text}
              <NameList
                label={text}
                lines={of.map(each => ({
                  key: each.key,
                  text: placedTitle(t, each),
                }))}
              />
            </Alert>
          );
        },
      )}
      {action === 'suspend' && (
        <DialogContentText variant="body2">
          {[
            t('bulk.suspendWhat'),
            kinds.has('HelmRelease') && t('bulk.noUninstall'),
            kinds.has('Kustomization') && t('bulk.noPrune'),
          ]
            .filter(Boolean)
            .join(' ')}
        </DialogContentText>
      )}
    </>
  );
};
