import { column } from '../table/columns';
import { EntityCell, entityText } from './EntityCell';

/** Entities that a resource belongs to, with their owners. Only this page has it: on an entity's page all would be the same. */
export const entityColumn = column({
  id: 'entity',
  width: 14,
  sortValue: ({ entities }) => {
    const first = entities?.[0];
    return first && entityText(first);
  },
  words: ({ entities = [] }) =>
    entities.flatMap(({ ref, entity, owners }) => [
      ref,
      entity.metadata.title,
      ...owners,
    ]),
  cell: ({ entities }) => <EntityCell entities={entities} />,
});
