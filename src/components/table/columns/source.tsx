import {
  SourceCell,
  sourceTitle,
  sourceWords,
  takenFromSource,
} from '../../cells';
import { column } from './FluxColumn';

export const sourceColumn = column({
  id: 'source',
  width: 22,
  sortValue: ({ resource }) => sourceTitle(resource),
  words: (row, t) => [
    sourceTitle(row.resource),
    takenFromSource(row.resource),
    sourceWords(t)(row),
  ],
  cell: row => <SourceCell row={row} />,
});
