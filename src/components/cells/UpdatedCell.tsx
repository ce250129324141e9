import { lastActivity, type FluxResource } from '../../flux';
import { useTranslate } from '../shared';
import { Age } from './Age';

/** Age of the object's last activity, with what happened and the exact time in the tooltip. */
export const UpdatedCell = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const activity = lastActivity(resource);
  if (!activity) return <>{t('time.unknown')}</>;
  const at = t.exactTime(activity.at);
  return (
    <Age at={activity.at} detail={t(`activity.${activity.what}`, { at })} />
  );
};
