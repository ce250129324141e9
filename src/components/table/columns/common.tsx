import { lastActivity, SEVERITY } from '../../../flux';
import {
  Age,
  NameCell,
  problemText,
  shareMark,
  StatusCell,
  statusMarks,
} from '../../cells';
import { exactTime } from '../../shared';
import type { FluxColumn } from './FluxColumn';

export const kindColumn: FluxColumn = {
  id: 'kind',
  width: 14,
  whenNarrow: 'withName',
  sortValue: ({ resource }) => resource.kind,
  words: ({ resource }) => [resource.kind],
  render: ({ resource }) => resource.kind,
};

export const nameColumn: FluxColumn = {
  id: 'name',
  width: 20,
  whenNarrow: 'stays',
  sortValue: ({ resource }) => resource.name,
  words: (row, t) => [
    row.resource.name,
    row.resource.namespace,
    row.resource.cluster,
    shareMark(row, t)?.text,
  ],
  render: (row, t) => <NameCell t={t} row={row} />,
};

export const statusColumn: FluxColumn = {
  id: 'status',
  width: 15,
  whenNarrow: 'stays',
  sortValue: ({ resource }) => SEVERITY.indexOf(resource.status.word),
  words: ({ resource }, t) => [
    t(`status.${resource.status.word}`),
    resource.status.reason,
    problemText(t, resource),
    resource.suspended ? resource.suspension?.by : undefined,
    resource.suspended ? resource.suspension?.reason : undefined,
    ...statusMarks(t, resource),
  ],
  render: ({ resource }, t) => <StatusCell t={t} resource={resource} />,
};

export const updatedColumn: FluxColumn = {
  id: 'updated',
  width: 12,
  sortValue: ({ resource }) => {
    const activity = lastActivity(resource);
    // The latest first, as one reads a log.
    return activity && -Date.parse(activity.at);
  },
  words: ({ resource }) => [lastActivity(resource)?.at],
  render: ({ resource }, t) => {
    const activity = lastActivity(resource);
    if (!activity) return t('time.unknown');
    const detail = t(`activity.${activity.what}`, {
      at: exactTime(t, activity.at),
    });
    return <Age t={t} at={activity.at} detail={detail} />;
  },
};
