import { NameCell, shareMark, targetText } from '../../cells';
import { column } from './FluxColumn';

export const nameColumn = column({
  id: 'name',
  width: 20,
  whenNarrow: 'stays',
  sortValue: ({ resource }) => resource.name,
  words: (row, t) => [
    row.resource.name,
    row.resource.namespace,
    row.resource.cluster,
    t.cluster(row.resource.cluster),
    targetText(t, row.resource),
    shareMark(row, t)?.text,
  ],
  cell: row => <NameCell row={row} />,
});
