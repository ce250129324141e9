import { SEVERITY } from '../../../flux';
import { StatusCell, statusWords } from '../../cells';
import { column } from './FluxColumn';

export const statusColumn = column({
  id: 'status',
  width: 15,
  whenNarrow: 'stays',
  sortValue: ({ resource }) => SEVERITY.indexOf(resource.status.word),
  words: ({ resource }, t) => {
    const { statusMarks, unrecordedText } = statusWords(t);
    const { status, suspended } = resource;
    const note = suspended ? resource.suspension : undefined;
    return [
      t(`status.${status.word}`),
      status.reason,
      note?.by,
      note?.reason,
      suspended && !note ? unrecordedText(resource) : undefined,
      ...statusMarks(resource),
    ];
  },
  cell: ({ resource }) => <StatusCell resource={resource} />,
});
