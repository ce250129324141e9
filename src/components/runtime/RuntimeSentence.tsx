import { makeStyles } from '@material-ui/core/styles';
import { useTranslate, useWords } from '../shared';
import type { RuntimeState } from './runtimeStates';
import { missingRoles, runtimeWords } from './runtimeWords';

const useStyles = makeStyles(
  theme => ({
    top: { padding: theme.spacing(1.5, 2, 1) },
    sentence: { margin: 0, ...theme.typography.body2, fontWeight: 600 },
    role: {
      margin: theme.spacing(0.5, 0, 0),
      ...theme.typography.body2,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'FluxRuntimeSentence' },
);

/** One line about Flux on all clusters: whether they differ is visible at once. Below it, the roles that are missing. */
export const RuntimeSentence = ({
  states,
}: {
  states: readonly RuntimeState[];
}) => {
  const t = useTranslate();
  const { runtimeSentence } = useWords(runtimeWords);
  const classes = useStyles();
  return (
    <div className={classes.top}>
      <p className={classes.sentence}>{runtimeSentence(states)}</p>
      {missingRoles(states).map(role => (
        <p key={role} className={classes.role}>
          {t('details.roleNeeded', { role })}
        </p>
      ))}
    </div>
  );
};
