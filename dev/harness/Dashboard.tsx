import { TabbedLayout } from '@backstage/core-components';
import { Grid } from '@material-ui/core';
import type { ReactElement } from 'react';
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

// In the dashboard's order; the first two take the full width.
const CARDS = [
  ['deployments', 'Deployments', EntityFluxDeploymentsCard],
  ['sources', 'Sources', EntityFluxSourcesCard],
  ['kustomizations', 'Kustomizations', EntityFluxKustomizationsCard],
  ['helm-releases', 'HelmReleases', EntityFluxHelmReleasesCard],
  ['git-repositories', 'GitRepositories', EntityFluxGitRepositoriesCard],
  ['oci-repositories', 'OCIRepositories', EntityFluxOCIRepositoriesCard],
  ['helm-repositories', 'HelmRepositories', EntityFluxHelmRepositoriesCard],
  ['image-policies', 'ImagePolicies', EntityFluxImagePoliciesCard],
] as const;

/** Renders the entity's tabs: a dashboard with all cards, a tab for each card, and the plugin's own tab. */
export const Dashboard = ({ children }: { children: ReactElement }) => (
  <TabbedLayout>
    <TabbedLayout.Route path="/" title="Dashboard">
      <Grid container spacing={2}>
        {CARDS.map(([path, , Card], i) => (
          <Grid item key={path} xs={12} lg={i < 2 ? 12 : 6}>
            <Card />
          </Grid>
        ))}
      </Grid>
    </TabbedLayout.Route>
    {CARDS.map(([path, title, Card]) => (
      <TabbedLayout.Route key={path} path={`/${path}`} title={title}>
        <Card />
      </TabbedLayout.Route>
    ))}
    <TabbedLayout.Route path="/few" title="many={false}">
      <Grid container spacing={2}>
        <Grid item xs={12}>
          <EntityFluxDeploymentsCard many={false} />
        </Grid>
        <Grid item xs={12}>
          <EntityFluxSourcesCard many={false} />
        </Grid>
      </Grid>
    </TabbedLayout.Route>
    <TabbedLayout.Route path="/content" title="EntityFluxContent">
      {children}
    </TabbedLayout.Route>
  </TabbedLayout>
);
