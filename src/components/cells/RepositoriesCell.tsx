import { namespacedName, type FluxResource } from '../../flux';
import { BreakableText, inCell, useCellStyles } from '../shared';

/** Each once: a generator may name a source for several of its artifacts. */
const titles = ({ edges }: FluxResource): readonly string[] => [
  ...new Set(
    edges
      .filter(({ type }) => type === 'writes' || type === 'generatedFrom')
      .map(({ to }) => `${to.kind} ${namespacedName(to)}`),
  ),
];

const branch = ({ writing }: FluxResource) =>
  writing?.branch && `branch ${writing.branch}`;

/** Returns the words of {@link RepositoriesCell}. */
export const repositoryWords = (
  resource: FluxResource,
): readonly (string | undefined)[] => [...titles(resource), branch(resource)];

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
