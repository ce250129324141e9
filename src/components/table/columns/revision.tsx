import { revisionInCluster } from '../../../flux';
import { appliedOrigin, AppliedRevisionCell, revisionWords } from '../../cells';
import { column } from './FluxColumn';

export const revisionColumn = column({
  id: 'revision',
  width: 17,
  sortValue: ({ resource: { revisions } }) =>
    revisions && revisionInCluster(revisions)?.text,
  words: ({ resource, comparison }, t) => {
    const { revisions } = resource;
    const { availableText, inClusterText } = revisionWords(t);
    return revisions
      ? [
          inClusterText(revisions),
          revisions.attempted?.text,
          appliedOrigin(resource, comparison)?.revision.text,
          availableText(resource, comparison),
        ]
      : [];
  },
  cell: ({ resource, comparison }) => (
    <AppliedRevisionCell resource={resource} comparison={comparison} />
  ),
});
