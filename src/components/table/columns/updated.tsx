import { lastActivity } from '../../../flux';
import { UpdatedCell } from '../../cells';
import { column } from './FluxColumn';

export const updatedColumn = column({
  id: 'updated',
  width: 12,
  // Latest first, as in a log.
  sortValue: ({ resource }) => {
    const activity = lastActivity(resource);
    return activity && -Date.parse(activity.at);
  },
  words: ({ resource }) => [lastActivity(resource)?.at],
  cell: ({ resource }) => <UpdatedCell resource={resource} />,
});
