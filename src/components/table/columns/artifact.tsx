import { ArtifactCell, revisionWords } from '../../cells';
import { column } from './FluxColumn';

export const artifactColumn = column({
  id: 'artifact',
  width: 18,
  sortValue: ({ resource }) => resource.artifact?.revision?.text,
  words: ({ resource: { artifact } }, t) => [
    artifact &&
      (artifact.revision?.text ?? revisionWords(t).noArtifactText(artifact)),
    artifact?.origin?.revision.text,
  ],
  cell: ({ resource }) => <ArtifactCell resource={resource} />,
});
