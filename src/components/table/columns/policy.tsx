import { PolicyCell, policyWords } from '../../cells';
import { column } from './FluxColumn';

export const policyColumn = column({
  id: 'policy',
  width: 17,
  sortValue: ({ resource }) => {
    const choice = resource.image?.choice;
    return choice && `${choice.by} ${choice.value}`;
  },
  words: ({ resource }, t) => [policyWords(t)(resource)],
  cell: ({ resource }) => <PolicyCell resource={resource} />,
});
