import { BreakableText } from '../../shared';
import { column } from './FluxColumn';

export const kindColumn = column({
  id: 'kind',
  width: 14,
  whenNarrow: 'withName',
  sortValue: ({ resource }) => resource.kind,
  words: ({ resource }) => [resource.kind],
  cell: ({ resource }) => (
    <BreakableText at="words">{resource.kind}</BreakableText>
  ),
});
