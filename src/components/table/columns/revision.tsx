import { appliedOrigin, AppliedRevisionCell, availableText } from '../../cells';
import { column } from './FluxColumn';

export const revisionColumn = column({
  id: 'revision',
  width: 17,
  sortValue: ({ resource }) => resource.revisions?.applied?.text,
  words: ({ resource, comparison }, t) => {
    const { revisions } = resource;
    return revisions
      ? [
          revisions.applied?.text ?? t('revision.none'),
          revisions.attempted?.text,
          appliedOrigin(resource, comparison)?.revision.text,
          availableText(t, resource, comparison),
        ]
      : [];
  },
  cell: ({ resource, comparison }) => (
    <AppliedRevisionCell resource={resource} comparison={comparison} />
  ),
});
