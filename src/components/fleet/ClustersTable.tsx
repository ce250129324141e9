import { Link } from '@backstage/core-components';
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { BreakableText, problemOf, shorten, useTranslate } from '../shared';
import { FluxSummary, NO_FILTERS } from '../table/fleet';
import { ClusterIcon } from './ClusterIcon';
import type { ClusterState } from './clusterStates';
import { linkToCluster } from './useClusterFilter';

const MESSAGE_LENGTH = 300;

const useStyles = makeStyles(
  theme => ({
    cell: { verticalAlign: 'top', overflowWrap: 'anywhere' },
    cluster: { display: 'flex', gap: theme.spacing(1), fontWeight: 600 },
    name: { minWidth: 0, unicodeBidi: 'isolate' },
    /** The summary has the padding of a card's own. */
    summary: { margin: theme.spacing(-1.5, -2, -1) },
    problem: { margin: theme.spacing(0, 0, 0.5), unicodeBidi: 'isolate' },
  }),
  { name: 'FluxClustersTable' },
);

const ClusterRow = ({ state }: { state: ClusterState }) => {
  const t = useTranslate();
  const classes = useStyles();
  const { name, rows, error, isPending, isSilent } = state;
  return (
    <TableRow>
      <TableCell component="th" scope="row" className={classes.cell}>
        <span className={classes.cluster}>
          <ClusterIcon state={state} />
          <Link to={`..${linkToCluster(name)}`} className={classes.name}>
            <BreakableText>{t.cluster(name)}</BreakableText>
          </Link>
        </span>
      </TableCell>
      <TableCell className={classes.cell}>
        {error && (
          <Typography variant="body2" className={classes.problem}>
            {problemOf(t, error)}
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
      </TableCell>
    </TableRow>
  );
};

/** All clusters with the state of their resources, those first that somebody should look at. */
export const ClustersTable = (props: {
  title: string;
  states: readonly ClusterState[];
}) => {
  const t = useTranslate();
  return (
    <Table size="small" aria-label={props.title}>
      <TableHead>
        <TableRow>
          <TableCell>{t('table.filterCluster')}</TableCell>
          <TableCell>{t('column.status')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.states.map(state => (
          <ClusterRow key={state.name} state={state} />
        ))}
      </TableBody>
    </Table>
  );
};
