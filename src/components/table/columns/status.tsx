import { SEVERITY, type FluxResource } from '../../../flux';
import {
  blockerText,
  problemText,
  StatusCell,
  statusMarks,
  unrecordedText,
} from '../../cells';
import type { Translate } from '../../shared';
import { column } from './FluxColumn';

function suspensionWords(t: Translate, resource: FluxResource) {
  if (!resource.suspended) return [];
  const { suspension } = resource;
  return suspension
    ? [suspension.by, suspension.reason]
    : [unrecordedText(t, resource)];
}

export const statusColumn = column({
  id: 'status',
  width: 15,
  whenNarrow: 'stays',
  sortValue: ({ resource }) => SEVERITY.indexOf(resource.status.word),
  words: ({ resource, blocker }, t) => [
    t(`status.${resource.status.word}`),
    resource.status.reason,
    problemText(t, resource),
    blocker && blockerText(t, blocker),
    ...suspensionWords(t, resource),
    ...statusMarks(t, resource),
  ],
  cell: ({ resource }) => <StatusCell resource={resource} />,
});
