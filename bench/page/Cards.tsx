import { Grid } from '@material-ui/core';
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
import { BaselineCard, type BaselineKind } from '../baseline';
import type { PageParams } from './params';

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

/** The same eight, kind by kind. */
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

/** The cards that the URL asks for, laid out as on the harness's dashboard. */
export const Cards = ({ plugin, cards, refreshMs }: PageParams) => {
  const all =
    plugin === 'ours'
      ? OURS.map((Card, i) => <Card key={i} />)
      : BASELINE.map(kinds => (
          <BaselineCard
            key={kinds.join()}
            kinds={kinds}
            refreshMs={refreshMs}
          />
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
