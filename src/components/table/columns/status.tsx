import { SEVERITY } from '../../../flux';
import { problemText, StatusCell, statusMarks } from '../../cells';
import { column } from './FluxColumn';

export const statusColumn = column({
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
  cell: ({ resource }) => <StatusCell resource={resource} />,
});
