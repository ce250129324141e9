import { Link } from '@backstage/core-components';
import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import type { FluxError } from '../../api';
import {
  runtimePlace,
  RuntimeTable,
  WELL,
  type RuntimeState,
} from '../runtime';
import {
  BreakableText,
  problemWords,
  shorten,
  useTranslate,
  useWords,
} from '../shared';
import { FluxSummary, NO_FILTERS } from '../table/fleet';
import { ClusterIcon } from './ClusterIcon';
import { clusterPlace, type ClusterState } from './clusterStates';
import { linkToCluster } from './useClusterFilter';

const MESSAGE_LENGTH = 300;

const useStyles = makeStyles(
  theme => ({
    name: { unicodeBidi: 'isolate' },
    resources: { display: 'flex', gap: theme.spacing(1) },
    words: { minWidth: 0, flex: 1 },
    /** The summary has the padding of a card's own. */
    summary: { margin: theme.spacing(-1.5, -2, -1) },
    problem: { margin: theme.spacing(0, 0, 0.5), unicodeBidi: 'isolate' },
  }),
  { name: 'FluxClustersTable' },
);

const ClusterResources = ({ state }: { state: ClusterState }) => {
  const t = useTranslate();
  const problemOf = useWords(problemWords);
  const classes = useStyles();
  const { name, rows, error, isPending, isSilent } = state;
  return (
    <div className={classes.resources}>
      <ClusterIcon state={state} />
      <div className={classes.words}>
        {error && (
          <Typography variant="body2" className={classes.problem}>
            {problemOf(error)}
            {': '}
            {shorten(error.message, MESSAGE_LENGTH)}
          </Typography>
        )}
        {isPending && t('fleet.pending')}
        {rows.length > 0 && (
          <div className={classes.summary}>
            <FluxSummary
              title={t.cluster(name)}
              rows={rows}
              isIncomplete={error !== undefined}
              filters={NO_FILTERS}
            />
          </div>
        )}
        {rows.length === 0 && !isPending && !isSilent && t('fleet.noResources')}
      </div>
    </div>
  );
};

/** All clusters with the Flux that runs there and the state of their resources, those first that somebody should look at. */
export const ClustersTable = (props: {
  title: string;
  runtimes: readonly RuntimeState[];
  states: readonly ClusterState[];
  /** Why the resources could not be read at all. */
  failure?: FluxError;
}) => {
  const t = useTranslate();
  const problemOf = useWords(problemWords);
  const classes = useStyles();
  const { failure } = props;
  const byName = new Map(props.states.map(state => [state.name, state]));
  const placeOf = (runtime: RuntimeState) => {
    const state = byName.get(runtime.name);
    return Math.min(runtimePlace(runtime), state ? clusterPlace(state) : WELL);
  };
  const runtimes = [...props.runtimes].sort(
    (one, other) => placeOf(one) - placeOf(other),
  );
  return (
    <RuntimeTable
      title={props.title}
      states={runtimes}
      nameOf={name => (
        <Link to={`..${linkToCluster(name)}`} className={classes.name}>
          <BreakableText>{t.cluster(name)}</BreakableText>
        </Link>
      )}
      urgent={runtimes.filter(each => placeOf(each) !== WELL).length}
      more={{
        label: t('fleet.resources'),
        cell: name => {
          const state = byName.get(name);
          if (state) return <ClusterResources state={state} />;
          return failure ? problemOf(failure) : t('fleet.pending');
        },
      }}
    />
  );
};
