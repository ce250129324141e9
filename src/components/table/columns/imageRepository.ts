import { namespacedName, type FluxResource } from '../../../flux';
import { inCell } from '../../shared';
import { column } from './FluxColumn';

function repositoryName(resource: FluxResource): string | undefined {
  const edge = resource.edges.find(({ type }) => type === 'image');
  return edge && namespacedName(edge.to);
}

export const imageRepositoryColumn = column({
  id: 'imageRepository',
  width: 19,
  sortValue: ({ resource }) => repositoryName(resource),
  words: ({ resource }) => [repositoryName(resource)],
  cell: ({ resource }) => inCell(repositoryName(resource) ?? ''),
});
