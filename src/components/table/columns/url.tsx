import { followed, sourceUrl, UrlCell } from '../../cells';
import { column } from './FluxColumn';

export const urlColumn = column({
  id: 'url',
  width: 21,
  sortValue: ({ resource }) => sourceUrl(resource),
  words: ({ resource }) => [sourceUrl(resource), followed(resource)],
  cell: ({ resource }) => <UrlCell resource={resource} />,
});
