import type { FluxResource } from '../../flux';
import { PushedCommitCell, RepositoriesCell, repositoryWords } from '../cells';
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

const repositoriesColumn = column({
  ...COLUMNS.source,
  sortValue: ({ resource }) => repositoryWords(resource)[0],
  words: ({ resource }) => repositoryWords(resource),
  cell: ({ resource }) => <RepositoriesCell resource={resource} />,
});

const pushedCommitColumn = column({
  ...COLUMNS.revision,
  sortValue: ({ resource }) => resource.writing?.commit?.text,
  words: ({ resource }) => [resource.writing?.commit?.text],
  cell: ({ resource }) => <PushedCommitCell resource={resource} />,
});

/**
 * Shows where content comes from: an applier's source, the address of a source, the repository of an image policy, the
 * sources of a generator, or the repository that an automation writes to.
 */
export const mixedSourceColumn = mixed(COLUMNS.source, resource => {
  const { revisions, image, address, artifact } = resource;
  if (image) return COLUMNS.imageRepository;
  if (revisions) return COLUMNS.source;
  if (address || artifact) return COLUMNS.url;
  return repositoryWords(resource).length > 0
    ? repositoriesColumn
    : COLUMNS.source;
});

/**
 * Shows the revision that an applier has applied or a source has stored, the image that a policy has chosen, or the
 * commit that an automation has pushed.
 */
export const mixedRevisionColumn = mixed(
  COLUMNS.revision,
  ({ revisions, image, artifact, writing }) => {
    if (image) return COLUMNS.latestImage;
    if (writing) return pushedCommitColumn;
    return !revisions && artifact ? COLUMNS.artifact : COLUMNS.revision;
  },
);
