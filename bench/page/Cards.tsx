import { Progress } from '@backstage/core-components';
import { Grid } from '@material-ui/core';
import { lazy, Suspense } from 'react';
import { cards as ours } from '../../dev/cards';
import type { BaselineKind } from '../baseline';
import type { PageParams } from './params';

// Loaded lazily, like the cards of any plugin.
const BaselineCard = lazy(async () => ({
  default: (await import('../baseline')).BaselineCard,
}));

/** The same eight cards, by kind. */
const BASELINE: readonly (readonly BaselineKind[])[] = [
  ['Kustomization', 'HelmRelease'],
  ['GitRepository', 'OCIRepository', 'HelmRepository'],
  ['Kustomization'],
  ['HelmRelease'],
  ['GitRepository'],
  ['OCIRepository'],
  ['HelmRepository'],
  ['ImagePolicy'],
];

/** Renders the cards that the URL selects, laid out like the harness's dashboard. */
export const Cards = ({ plugin, cards, refreshMs }: PageParams) => {
  const all =
    plugin === 'ours'
      ? ours.map(({ extension, Card }) => <Card key={extension} />)
      : BASELINE.map(kinds => (
          <Suspense key={kinds.join()} fallback={<Progress />}>
            <BaselineCard kinds={kinds} refreshMs={refreshMs} />
          </Suspense>
        ));
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
