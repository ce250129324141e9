import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { groupBy, type FluxResource } from '../../flux';
import { useTranslate, useWords } from '../shared';
import type { BulkAction } from './bulkActions';
import { NameList } from './NameList';
import type { BulkPlan } from './plan';
import { planWords } from './planWords';

const useStyles = makeStyles(
  theme => ({ group: { marginTop: theme.spacing(0.5) } }),
  { name: 'FluxPlanLists' },
);

/** Lists the objects that a bulk action would act on, and those that it would skip with the reasons. */
export const PlanLists = (props: { action: BulkAction; plan: BulkPlan }) => {
  const t = useTranslate();
  const { skipText } = useWords(planWords);
  const classes = useStyles();
  const { action } = props;
  const { included, skipped } = props.plan;
  const byReason = groupBy(skipped.keys(), resource => {
    const reason = skipped.get(resource);
    return reason && skipText(reason);
  });
  const count = skipped.size;
  const includedName = t(`action.${action}.bulk.will`, {
    count: included.length,
  });
  const skippedName = t('bulk.skipped', { count });
  const linesOf = (resources: readonly FluxResource[]) =>
    resources.map(resource => ({
      key: resource.key,
      text: t.placedTitle(resource),
    }));
  return (
    <>
      {included.length > 0 ? (
        <>
          <Typography component="h3" variant="subtitle2">
            {includedName}
          </Typography>
          <NameList label={includedName} lines={linesOf(included)} />
        </>
      ) : (
        <Typography variant="body2" gutterBottom>
          {t('bulk.noneApplies')}
        </Typography>
      )}
      {count > 0 && (
        <Typography component="h3" variant="subtitle2">
          {skippedName}
        </Typography>
      )}
      {[...byReason].map(([reason, resources]) => (
        <div key={reason} className={classes.group}>
          <Typography variant="body2">
            {t('bulk.reasonCount', { number: resources.length, reason })}
          </Typography>
          <NameList
            label={t.labelled(skippedName, reason)}
            lines={linesOf(resources)}
          />
        </div>
      ))}
    </>
  );
};
