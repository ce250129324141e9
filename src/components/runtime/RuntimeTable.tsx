import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';
import useToggle from 'react-use/lib/useToggle';
import { BreakableText, useTranslate } from '../shared';
import {
  AllClustersButton,
  DISCLOSURE_WIDTH,
  DisclosureButton,
} from '../shared/late';
import { ClusterDetails } from './ClusterDetails';
import { FluxCell } from './FluxCell';
import { runtimePlace, WELL, type RuntimeState } from './runtimeStates';

/** Most clusters to show of those that are well, unless the person wants all of them. */
const FEW = 12;

const useStyles = makeStyles(
  theme => ({
    top: { padding: theme.spacing(1.5, 2, 1) },
    cell: { verticalAlign: 'top', overflowWrap: 'anywhere', lineHeight: 1.43 },
    /** Breaks names between their parts only. */
    named: { overflowWrap: 'break-word', wordBreak: 'normal' },
    cluster: { display: 'flex', gap: theme.spacing(0.5), fontWeight: 600 },
    name: { minWidth: 0, unicodeBidi: 'isolate' },
    space: { flex: `0 0 ${DISCLOSURE_WIDTH}px` },
    closed: { borderBottom: 0, paddingBottom: 0 },
    inner: { paddingTop: 0 },
    more: { margin: theme.spacing(1, 2, 2) },
  }),
  { name: 'FluxRuntime' },
);

/** A further column. */
interface MoreColumn {
  readonly label: string;
  readonly cell: (cluster: string) => ReactNode;
}

const ClusterRow = (props: {
  state: RuntimeState;
  name: ReactNode;
  more?: ReactNode;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { state, name, more } = props;
  const { runtime } = state;
  const [isOpen, toggle] = useToggle(false);
  const id = useId();
  const hasDetails =
    (runtime?.controllers?.length ?? 0) > 0 ||
    (runtime?.groups?.length ?? 0) > 0 ||
    (runtime?.unreadable ?? 0) > 0 ||
    state.old.length > 0;
  const cell = isOpen ? `${classes.cell} ${classes.closed}` : classes.cell;
  return (
    <>
      <TableRow>
        <TableCell
          component="th"
          scope="row"
          role="rowheader"
          className={`${cell} ${classes.named}`}
        >
          <span className={classes.cluster}>
            {hasDetails ? (
              <DisclosureButton
                label={t('runtime.show', { cluster: t.cluster(state.name) })}
                controls={id}
                isOpen={isOpen}
                onToggle={toggle}
              />
            ) : (
              <span className={classes.space} />
            )}
            <span className={classes.name}>{name}</span>
          </span>
        </TableCell>
        <TableCell className={cell}>
          <FluxCell state={state} isAlone={more === undefined} />
        </TableCell>
        {more !== undefined && <TableCell className={cell}>{more}</TableCell>}
      </TableRow>
      {isOpen && hasDetails && (
        <TableRow id={id}>
          <TableCell
            colSpan={more === undefined ? 2 : 3}
            className={classes.inner}
          >
            <ClusterDetails state={state} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
};

/** All clusters with the Flux that runs there, in the order of the states; each opens to its controllers. */
export const RuntimeTable = (props: {
  title: string;
  states: readonly RuntimeState[];
  /** Default: the title of the cluster. */
  nameOf?: (cluster: string) => ReactNode;
  /** Number of clusters at the beginning that are always shown, however many there are. Default: those that are not well. */
  urgent?: number;
  more?: MoreColumn;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { title, states, nameOf, more } = props;
  const [isAll, toggle] = useToggle(false);
  const {
    urgent = states.filter(state => runtimePlace(state) !== WELL).length,
  } = props;
  const few = states.slice(0, Math.max(urgent, FEW));
  return (
    <>
      <Table size="small" aria-label={title}>
        <TableHead>
          <TableRow>
            <TableCell>{t('table.filterCluster')}</TableCell>
            <TableCell>{t('runtime.flux')}</TableCell>
            {more && <TableCell>{more.label}</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody>
          {(isAll ? states : few).map(state => (
            <ClusterRow
              key={state.name}
              state={state}
              name={
                nameOf?.(state.name) ?? (
                  <BreakableText>{t.cluster(state.name)}</BreakableText>
                )
              }
              more={more?.cell(state.name)}
            />
          ))}
        </TableBody>
      </Table>
      {few.length < states.length && (
        <AllClustersButton
          count={states.length}
          isAll={isAll}
          onToggle={toggle}
          className={classes.more}
        />
      )}
      {states.length === 0 && (
        <Typography variant="body2" className={classes.top}>
          {t('empty.noClusters')}
        </Typography>
      )}
    </>
  );
};
