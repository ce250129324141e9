import { AppliedRevisionCell } from '../../cells';
import { column } from './FluxColumn';

export const revisionColumn = column({
  id: 'revision',
  width: 17,
  sortValue: ({ resource }) => resource.revisions?.applied?.text,
  words: ({ resource: { revisions }, comparison }, t) =>
    revisions
      ? [
          revisions.applied?.text ?? t('revision.none'),
          revisions.attempted?.text,
          comparison?.isBehind ? t('revision.behind') : undefined,
        ]
      : [],
  cell: ({ resource, comparison }) => (
    <AppliedRevisionCell resource={resource} comparison={comparison} />
  ),
});
