import type { FluxResource } from '../../flux';
import { BreakableText, inCell, resourceTitle, useCellStyles } from '../shared';

/** Each once: a generator may name a source for several of its artifacts. */
const titles = ({ edges }: FluxResource): readonly string[] => [
  ...new Set(
    edges
      .filter(({ type }) => type === 'writes' || type === 'generatedFrom')
      .map(({ to }) => resourceTitle(to)),
  ),
];

const branch = ({ writing }: FluxResource) =>
  writing?.branch && `branch ${writing.branch}`;

/** Returns the words of {@link RepositoriesCell}; none for kinds that it does not apply to. */
export const repositoryWords = (resource: FluxResource): readonly string[] =>
  [...titles(resource), branch(resource)].flatMap(word => word ?? []);

/** The sources that a generator is made from, or the repository that an automation writes to, with its branch. */
export const RepositoriesCell = ({ resource }: { resource: FluxResource }) => {
  const classes = useCellStyles();
  const pushedTo = branch(resource);
  return (
    <>
      {titles(resource).map(title => (
        <div key={title} className={classes.clusterText}>
          <BreakableText>{inCell(title)}</BreakableText>
        </div>
      ))}
      {pushedTo && (
        <div className={`${classes.secondary} ${classes.clusterText}`}>
          <BreakableText>{inCell(pushedTo)}</BreakableText>
        </div>
      )}
    </>
  );
};
