import { Progress } from '@backstage/core-components';
import { Grid } from '@material-ui/core';
import { lazy, Suspense } from 'react';
import { cards as ours } from '../../dev/cards';
import type { Plugin } from './contestants';
import { DASHBOARD } from './kinds';
import type { PageParams } from './params';

// Loaded lazily, like the cards of any plugin.
const OTHERS = {
  usual: lazy(async () => ({ default: (await import('../usual')).UsualCard })),
  incumbent: lazy(async () => ({
    default: (await import('../incumbent')).IncumbentCard,
  })),
};

function cardsOf(plugin: Plugin, refreshMs: number): readonly JSX.Element[] {
  if (plugin === 'ours') {
    return ours.map(({ extension, Card }) => <Card key={extension} />);
  }
  const Card = OTHERS[plugin];
  return DASHBOARD.map(kinds => (
    <Suspense key={kinds.join()} fallback={<Progress />}>
      <Card kinds={kinds} refreshMs={refreshMs} />
    </Suspense>
  ));
}

/** Renders the cards that the URL selects, laid out like the harness's dashboard. */
export const Cards = ({ plugin, cards, refreshMs }: PageParams) => {
  const all = cardsOf(plugin, refreshMs);
  return (
    <Grid container spacing={2}>
      {all.slice(0, cards === 'dashboard' ? all.length : 1).map((card, i) => (
        <Grid item key={card.key} xs={12} lg={i < 2 ? 12 : 6}>
          {card}
        </Grid>
      ))}
    </Grid>
  );
};
