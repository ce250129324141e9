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

/** What a resource takes its content from: its source, the address of a source, or the repository of an image policy. */
export const mixedSourceColumn = mixed(
  COLUMNS.source,
  ({ revisions, image, address, artifact }) => {
    if (image) return COLUMNS.imageRepository;
    return !revisions && (address || artifact) ? COLUMNS.url : COLUMNS.source;
  },
);

/** The revision that is applied, fetched, or chosen by an image policy. */
export const mixedRevisionColumn = mixed(
  COLUMNS.revision,
  ({ revisions, image, artifact }) => {
    if (image) return COLUMNS.latestImage;
    return !revisions && artifact ? COLUMNS.artifact : COLUMNS.revision;
  },
);
