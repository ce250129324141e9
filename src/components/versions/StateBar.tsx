import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import {
  VERSION_STATES,
  type ClusterVersions,
  type VersionState,
} from '../../flux/details';
import { useTranslate } from '../shared';
import { StateIcon } from './stateLooks';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      height: 8,
      gap: 2,
      borderRadius: 4,
      overflow: 'hidden',
      marginBottom: theme.spacing(1),
    },
    states: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1) },
    button: {
      appearance: 'none',
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      margin: 0,
      padding: theme.spacing(0.25, 1),
      borderRadius: 16,
      border: `1px solid ${theme.palette.divider}`,
      background: 'none',
      font: 'inherit',
      fontSize: theme.typography.body2.fontSize,
      color: 'inherit',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&[aria-pressed="true"]': {
        backgroundColor: theme.palette.action.selected,
        borderColor: theme.palette.text.primary,
      },
    },
  }),
  { name: 'FluxStateBar' },
);

const HUES = {
  failed: 'error',
  unanswered: 'aborted',
  waiting: 'warning',
  behind: 'warning',
  suspended: 'aborted',
  running: 'running',
  unknown: 'aborted',
  current: 'ok',
} as const;

/** How many clusters are in each state, as a bar and as buttons that show only those. */
export const StateBar = (props: {
  clusters: readonly ClusterVersions[];
  chosen: VersionState | undefined;
  onChoose: (state: VersionState | undefined) => void;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { palette } = useTheme<BackstageTheme>();
  const { clusters, chosen, onChoose } = props;
  const counts = VERSION_STATES.flatMap(state => {
    const count = clusters.filter(each => each.state === state).length;
    // The chosen one stays, so that it can be given up.
    return count > 0 || state === chosen ? [{ state, count }] : [];
  }).reverse();
  return (
    <>
      <div className={classes.bar} aria-hidden>
        {counts.map(({ state, count }) => (
          <span
            key={state}
            style={{
              flexGrow: count,
              // Custom themes may lack Backstage's status colours.
              backgroundColor:
                palette.status?.[HUES[state]] ?? palette.grey[500],
            }}
          />
        ))}
      </div>
      <div
        role="group"
        aria-label={t('versions.states')}
        className={classes.states}
      >
        {counts.map(({ state, count }) => (
          <button
            key={state}
            type="button"
            className={classes.button}
            aria-pressed={state === chosen}
            onClick={() => onChoose(state === chosen ? undefined : state)}
          >
            <StateIcon state={state} />
            {t('summary.countOf', {
              number: count,
              status: t(`versions.state.${state}`),
            })}
          </button>
        ))}
      </div>
    </>
  );
};
