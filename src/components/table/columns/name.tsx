import { namespacedName } from '../../../flux';
import { NameCell, nameWords } from '../../cells';
import { column } from './FluxColumn';

export const nameColumn = column({
  id: 'name',
  width: 20,
  whenNarrow: 'stays',
  sortValue: ({ resource }) => resource.name,
  words: (row, t) => {
    const { shareMark, targetText } = nameWords(t);
    return [
      row.resource.name,
      row.resource.namespace,
      namespacedName(row.resource),
      row.resource.cluster,
      t.cluster(row.resource.cluster),
      targetText(row.resource),
      shareMark(row)?.text,
    ];
  },
  cell: row => <NameCell row={row} />,
});
