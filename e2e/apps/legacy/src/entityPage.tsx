import { EntityAboutCard, EntityLayout } from '@backstage/plugin-catalog';
import { EntityKubernetesContent } from '@backstage/plugin-kubernetes';
import { Grid } from '@material-ui/core';
import {
  EntityFluxContent,
  EntityFluxDeploymentsCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
  EntityFluxSummaryCard,
  isFluxAvailable,
} from 'backstage-plugin-flux/legacy';

const CARDS = [
  EntityFluxDeploymentsCard,
  EntityFluxSourcesCard,
  EntityFluxKustomizationsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
];

export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <>
        <EntityAboutCard />
        <EntityFluxSummaryCard title="Flux at a glance" />
      </>
    </EntityLayout.Route>
    <EntityLayout.Route path="/dashboard" title="Dashboard">
      <Grid container spacing={3}>
        {CARDS.map((Card, i) => (
          <Grid item key={i} xs={12}>
            <Card />
          </Grid>
        ))}
      </Grid>
    </EntityLayout.Route>
    <EntityLayout.Route path="/flux" title="Flux" if={isFluxAvailable}>
      <EntityFluxContent />
    </EntityLayout.Route>
    <EntityLayout.Route path="/kubernetes" title="Kubernetes">
      <EntityKubernetesContent />
    </EntityLayout.Route>
  </EntityLayout>
);
