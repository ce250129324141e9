import type { FluxResource } from '../../flux';
import { column, COLUMNS, type FluxColumn } from '../table/columns';

/** Returns a column that shows, for each resource, what another column would. It keeps its own name and width. */
const mixed = (
  own: FluxColumn,
  columnFor: (resource: FluxResource) => FluxColumn,
): FluxColumn =>
  column({
    ...own,
    sortValue: row => columnFor(row.resource).sortValue(row),
    words: (row, t) => columnFor(row.resource).words(row, t),
    cell: row => columnFor(row.resource).cell(row),
  });

/** Shows where content comes from: an applier's source, the address of a source, or the repository of an image policy. */
export const mixedSourceColumn = mixed(
  COLUMNS.source,
  ({ revisions, image, address, artifact }) => {
    if (image) return COLUMNS.imageRepository;
    return !revisions && (address || artifact) ? COLUMNS.url : COLUMNS.source;
  },
);

/** Shows the revision that an applier has applied or a source has stored, or the image that a policy has chosen. */
export const mixedRevisionColumn = mixed(
  COLUMNS.revision,
  ({ revisions, image, artifact }) => {
    if (image) return COLUMNS.latestImage;
    return !revisions && artifact ? COLUMNS.artifact : COLUMNS.revision;
  },
);
