import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

/** A fact with its label. One without a value is left out. */
export type Fact = readonly [label: string, value: ReactNode];

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'minmax(120px, 1fr) 3fr',
      gap: theme.spacing(0.75, 2),
      margin: 0,
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
    },
  }),
  { name: 'FluxFacts' },
);

const FactLine = (props: { label: string; children: ReactNode }) => (
  <>
    <dt>{props.label}</dt>
    <dd>{props.children}</dd>
  </>
);

/** Labels and values, side by side. */
export const FactList = ({ facts }: { facts: readonly Fact[] }) => {
  const classes = useStyles();
  return (
    <dl className={classes.list}>
      {facts.map(
        ([label, value]) =>
          value && (
            <FactLine key={label} label={label}>
              {value}
            </FactLine>
          ),
      )}
    </dl>
  );
};
