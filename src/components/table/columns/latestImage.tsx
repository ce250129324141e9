import { LatestImageCell } from '../../cells';
import { column } from './FluxColumn';

export const latestImageColumn = column({
  id: 'latestImage',
  width: 22,
  sortValue: ({ resource }) => {
    const latest = resource.image?.latest;
    return latest && `${latest.name}:${latest.tag}`;
  },
  words: ({ resource }) => {
    const latest = resource.image?.latest;
    return [latest?.name, latest?.tag, latest?.digest];
  },
  cell: ({ resource }) => <LatestImageCell resource={resource} />,
});
