import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import { useMemo } from 'react';
import { namespacedName } from '../../../flux';
import type { Dependencies } from '../../../flux/details';
import { StatusIcon } from '../../cells';
import { shorten, useDetailsLinks, useWords } from '../../shared';
import { dependencyWords, type DependencyRow } from './dependencyWords';

const useStyles = makeStyles(
  theme => ({
    picture: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      marginBottom: theme.spacing(2),
      // The picture itself, not the icons in it. A larger one shrinks to fit.
      '& > div > div > svg': { display: 'block', maxHeight: 480 },
    },
    box: {
      fill: theme.palette.background.default,
      stroke: theme.palette.divider,
    },
    own: { stroke: theme.palette.primary.main, strokeWidth: 2 },
    opens: { cursor: 'pointer' },
    text: { fill: theme.palette.text.primary, fontSize: 13 },
    status: { fill: theme.palette.text.secondary, fontSize: 12 },
  }),
  { name: 'FluxDependencyPicture' },
);

const WIDTH = 200;
const HEIGHT = 48;
const NAME_LENGTH = 22;

const Node = ({ node }: { node: DependencyRow }) => {
  const { stateText } = useWords(dependencyWords);
  const classes = useStyles();
  const links = useDetailsLinks();
  const { ref, resource, as } = node;
  const isOwn = as === 'self';
  const open = isOwn || !links ? undefined : () => links.open(ref);
  return (
    // The table below is the way for keyboards and screen readers.
    <g onClick={open} className={open && classes.opens}>
      <rect
        width={WIDTH}
        height={HEIGHT}
        rx={4}
        className={`${classes.box} ${isOwn ? classes.own : ''}`}
      />
      <title>{namespacedName(ref)}</title>
      {resource && (
        <svg x={10} y={13} width={22} height={22}>
          <StatusIcon word={resource.status.word} />
        </svg>
      )}
      <text x={40} y={20} className={classes.text}>
        {shorten(ref.name, NAME_LENGTH)}
      </text>
      <text x={40} y={37} className={classes.status}>
        {shorten(stateText(node), NAME_LENGTH)}
      </text>
    </g>
  );
};

/** Picture of what waits for what: arrows point at the object that waits. The table beside it says the same. */
export const DependencyPicture = (props: {
  rows: readonly DependencyRow[];
  dependencies: Dependencies['edges'];
}) => {
  const classes = useStyles();
  const { palette } = useTheme<BackstageTheme>();
  const { rows, dependencies } = props;
  const nodes = useMemo(
    () => rows.map(node => ({ id: node.key, node })),
    [rows],
  );
  const edges = useMemo(
    () => dependencies.map(({ from, to }) => ({ from: to, to: from })),
    [dependencies],
  );
  return (
    <div aria-hidden className={classes.picture}>
      <DependencyGraph
        nodes={nodes}
        edges={edges}
        direction={DependencyGraphTypes.Direction.TOP_BOTTOM}
        nodeMargin={12}
        rankMargin={32}
        paddingX={12}
        paddingY={12}
        zoom="disabled"
        fit="grow"
        showArrowHeads
        allowFullscreen={false}
        color={palette.text.primary}
        renderNode={({ node }) => <Node node={node.node} />}
      />
    </div>
  );
};
