import { DialogContentText } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { groupBy, type FluxObject } from '../../flux';
import {
  suspendField,
  suspensionWords,
  useTranslate,
  useWords,
} from '../shared';
import { suspensionEffectWords } from '../shared/late';
import type { BulkAction } from './bulkActions';
import { NameList } from './NameList';

const useStyles = makeStyles(
  theme => ({ note: { marginBottom: theme.spacing(1) } }),
  { name: 'FluxSuspensionNotes' },
);

/** Notes on suspending or resuming several objects: what it means, and for which of them Git will undo it. */
export const SuspensionNotes = (props: {
  action: BulkAction;
  resources: readonly FluxObject[];
}) => {
  const t = useTranslate();
  const { undoerName } = useWords(suspensionWords);
  const suspensionEffect = useWords(suspensionEffectWords);
  const { action, resources } = props;
  const classes = useStyles();
  const effects = new Set(resources.map(({ onDelete }) => onDelete));
  if (resources.length === 0) return null;
  // One warning names one manager and one field.
  const byApplier = groupBy(resources, each => {
    const who = undoerName(each);
    return who && JSON.stringify([who, suspendField(each)]);
  });
  return (
    <>
      {[...byApplier].map(([key, group]) => {
        const [first] = group;
        if (!first) return null;
        const facts = {
          count: group.length,
          who: undoerName(first) ?? '',
          field: suspendField(first),
        };
        const text =
          first.suspendApplier?.restores === 'always'
            ? t('bulk.undoneByGit', facts)
            : t('bulk.mayBeUndone', facts);
        return (
          <Alert key={key} severity="warning" className={classes.note}>
            {text}
            <NameList
              label={text}
              lines={group.map(each => ({
                key: each.key,
                text: t.placedTitle(each),
              }))}
            />
          </Alert>
        );
      })}
      {action === 'suspend' && (
        <DialogContentText variant="body2">
          {[
            t('action.suspend.bulk.explain'),
            suspensionEffect(resources),
            effects.has('uninstall') && t('bulk.noUninstall'),
            effects.has('prune') && t('bulk.noPrune'),
          ]
            .filter(Boolean)
            .join(' ')}
        </DialogContentText>
      )}
    </>
  );
};
