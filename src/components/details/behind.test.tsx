import { screen } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '../..';
import {
  filledTable,
  openDetails,
  renderPage,
  rowOf,
  setUpPages,
} from '../../__testUtils__';
import { clustersOf } from '../../__testUtils__/backstage';

setUpPages();

test.each([
  [
    'staging',
    /^6\.9\.3 available: Stored \d minutes ago; no run since\. Next run within 1\d minutes\.$/,
  ],
  [
    'production-ap',
    '6.9.3 available: Suspended: Flux applies nothing until you resume it.',
  ],
  [
    'production-us',
    '6.9.3 available: Waits until team-a/podinfo-redis is ready.',
  ],
])(
  'details of a release that is behind on %s say why',
  async (cluster, why) => {
    const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: clustersOf('versions').filter(({ name }) => name === cluster),
    });
    const table = await filledTable('Flux deployments');
    const row = rowOf(table, 'podinfo', { kind: 'HelmRelease', cluster });
    await openDetails(user, row, 'podinfo');
    expect(await screen.findByText(why)).toBeVisible();
  },
);
