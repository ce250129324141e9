import { Progress } from '@backstage/core-components';
import { Grid } from '@material-ui/core';
import { lazy, Suspense } from 'react';
import {
  EntityFluxDeploymentsCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
} from '../../src';
import type { BaselineKind } from '../baseline';
import type { PageParams } from './params';

// Loaded lazily, like the cards of any plugin.
const BaselineCard = lazy(async () => ({
  default: (await import('../baseline')).BaselineCard,
}));

const OURS = [
  EntityFluxDeploymentsCard,
  EntityFluxSourcesCard,
  EntityFluxKustomizationsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
];

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
      ? OURS.map((Card, i) => <Card key={i} />)
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
