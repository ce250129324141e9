import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { ExtraKindProblem } from '../../flux';
import { useTranslate } from './translate';
import { useFrame } from './useFrame';

const useStyles = makeStyles(
  theme => ({
    notice: { margin: theme.spacing(1, 2), overflowWrap: 'anywhere' },
    lines: { margin: 0, padding: 0, listStyle: 'none' },
  }),
  { name: 'FluxExtraKinds' },
);

const ProblemText = ({ index, field, known }: ExtraKindProblem) => {
  const t = useTranslate();
  if (index === undefined) {
    return <>{t('extraKinds.notAList', { entry: 'flux.extraKinds' })}</>;
  }
  const entry = `flux.extraKinds[${index}]`;
  if (known !== undefined) {
    return <>{t('extraKinds.known', { entry, kind: known })}</>;
  }
  return field === undefined ? (
    <>{t('extraKinds.notAnObject', { entry })}</>
  ) : (
    <>{t('extraKinds.invalid', { entry, field })}</>
  );
};

/** A warning with one line for each entry of `flux.extraKinds` that is ignored. */
export const ExtraKindProblems = (props: {
  problems: readonly ExtraKindProblem[];
}) => {
  const classes = useStyles();
  const frame = useFrame();
  return (
    <div className={frame}>
      <Alert severity="warning" role="status" className={classes.notice}>
        <ul className={classes.lines}>
          {props.problems.map(problem => (
            <li key={problem.index ?? ''}>
              <ProblemText {...problem} />
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
};
