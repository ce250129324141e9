import { TabbedLayout } from '@backstage/core-components';
import { Grid } from '@material-ui/core';
import type { ReactElement } from 'react';
import {
  EntityFluxDeploymentsCard,
  EntityFluxSourcesCard,
  EntityFluxVersionsCard,
  FluxRuntimeCard,
} from '../../src';
import { cards } from '../cards';

/** Renders the entity's tabs: a dashboard with all cards, a tab for each card, and the plugin's own tab. */
export const Dashboard = ({ children }: { children: ReactElement }) => (
  <TabbedLayout>
    <TabbedLayout.Route path="/" title="Dashboard">
      <Grid container spacing={2}>
        {/* The first two take the full width. */}
        {cards.map(({ extension, Card }, i) => (
          <Grid item key={extension} xs={12} lg={i < 2 ? 12 : 6}>
            <Card />
          </Grid>
        ))}
      </Grid>
    </TabbedLayout.Route>
    {cards.map(({ extension, short, Card }) => (
      <TabbedLayout.Route key={extension} path={`/${extension}`} title={short}>
        <Card />
      </TabbedLayout.Route>
    ))}
    <TabbedLayout.Route path="/versions" title="Versions">
      <EntityFluxVersionsCard />
    </TabbedLayout.Route>
    <TabbedLayout.Route path="/runtime" title="Runtime">
      <FluxRuntimeCard />
    </TabbedLayout.Route>
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
