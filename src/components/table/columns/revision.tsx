import { revisionInCluster } from '../../../flux';
import {
  appliedOrigin,
  AppliedRevisionCell,
  availableText,
  inClusterText,
} from '../../cells';
import { column } from './FluxColumn';

export const revisionColumn = column({
  id: 'revision',
  width: 17,
  sortValue: ({ resource: { revisions } }) =>
    revisions && revisionInCluster(revisions)?.text,
  words: ({ resource, comparison }, t) => {
    const { revisions } = resource;
    return revisions
      ? [
          inClusterText(t, revisions),
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
