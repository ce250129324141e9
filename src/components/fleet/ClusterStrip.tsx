import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import useToggle from 'react-use/lib/useToggle';
import { BreakableText, useTranslate, useWords } from '../shared';
import { AllClustersButton } from '../shared/late';
import { ClusterIcon } from './ClusterIcon';
import { isWell, type ClusterState } from './clusterStates';
import { clusterWords } from './clusterWords';
import { useClusterFilter } from './useClusterFilter';

/** Most clusters to show of those that are well, unless the person wants all of them. */
const FEW = 12;

const useStyles = makeStyles(
  theme => ({
    strip: {
      padding: theme.spacing(1.5, 2, 1.5),
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    sentence: {
      margin: theme.spacing(0, 0, 1),
      ...theme.typography.body2,
      fontWeight: 600,
    },
    tiles: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(190px, 100%), 1fr))',
      gap: theme.spacing(1),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    tile: {
      appearance: 'none',
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
      width: '100%',
      height: '100%',
      margin: 0,
      padding: theme.spacing(0.75, 1),
      textAlign: 'start',
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      background: 'none',
      font: 'inherit',
      color: 'inherit',
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&[aria-pressed="true"]': {
        backgroundColor: theme.palette.action.selected,
        borderColor: theme.palette.text.primary,
      },
    },
    words: { minWidth: 0 },
    name: {
      ...theme.typography.body2,
      display: 'block',
      fontWeight: 600,
      overflowWrap: 'anywhere',
      unicodeBidi: 'isolate',
    },
    said: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    more: { marginTop: theme.spacing(1) },
  }),
  { name: 'FluxClusterStrip' },
);

const Tile = (props: {
  state: ClusterState;
  isChosen: boolean;
  onToggle: () => void;
}) => {
  const t = useTranslate();
  const { tileText } = useWords(clusterWords);
  const classes = useStyles();
  const { state, isChosen, onToggle } = props;
  const said = tileText(state);
  return (
    <button
      type="button"
      className={classes.tile}
      aria-pressed={isChosen}
      aria-label={t.labelled(t.cluster(state.name), said)}
      onClick={onToggle}
    >
      <ClusterIcon state={state} />
      <span className={classes.words}>
        <span className={classes.name}>
          <BreakableText>{t.cluster(state.name)}</BreakableText>
        </span>
        <span className={classes.said}>{said}</span>
      </span>
    </button>
  );
};

/** All clusters, each with what is to be done there. Choosing one filters the table below. */
export const ClusterStrip = ({
  states,
}: {
  states: readonly ClusterState[];
}) => {
  const { fleetText } = useWords(clusterWords);
  const classes = useStyles();
  const [isOpen, toggle] = useToggle(false);
  const { chosen, choose } = useClusterFilter();
  const id = useId();
  if (states.length === 0) return null;
  const urgent = states.filter(state => !isWell(state)).length;
  const few = states.slice(0, Math.max(urgent, FEW));
  const isChosenHidden = states
    .slice(few.length)
    .some(({ name }) => name === chosen);
  const shown = isOpen || isChosenHidden ? states : few;
  return (
    <div role="group" aria-labelledby={id} className={classes.strip}>
      <p id={id} className={classes.sentence}>
        {fleetText(states)}
      </p>
      <ul className={classes.tiles}>
        {shown.map(state => (
          <li key={state.name}>
            <Tile
              state={state}
              isChosen={state.name === chosen}
              onToggle={() =>
                choose(state.name === chosen ? undefined : state.name)
              }
            />
          </li>
        ))}
      </ul>
      {few.length < states.length && !isChosenHidden && (
        <AllClustersButton
          count={states.length}
          isAll={isOpen}
          onToggle={toggle}
          className={classes.more}
        />
      )}
    </div>
  );
};
