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
    /^6\.9\.3 available: Stored \d minutes ago; not reconciled since\. Next reconciliation within 1\d minutes\.$/,
  ],
  [
    'production-ap',
    '6.9.3 available: Suspended: Flux applies nothing until you resume it.',
  ],
  [
    'production-us',
    '6.9.3 available: Waiting until team-a/podinfo-redis is ready.',
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

test.each([
  [
    'a Kustomization fails since its first failed run, not since the last one',
    {
      story: 'image-pull',
      name: 'podinfo',
      kind: 'Kustomization',
      cluster: 'production-eu',
    },
    /^Began failing 1[23] minutes ago$/,
  ],
  [
    'a release fails since the action that failed first',
    {
      story: 'image-pull',
      name: 'podinfo',
      kind: 'HelmRelease',
      cluster: 'production-us',
    },
    /^Began failing 1[78] minutes ago$/,
  ],
  [
    'where only the last run tells, it fails at least since then, and the last success is named',
    {
      story: 'overdue',
      name: 'podinfo-orphan',
      kind: 'Kustomization',
      cluster: 'production-eu',
    },
    /^Began failing \d+ \w+ ago or earlier · last succeeded \d+ \w+ ago$/,
  ],
  [
    'what is well has the time of the last change of its status',
    {
      story: 'image-pull',
      name: 'podinfo',
      kind: 'Kustomization',
      cluster: 'staging',
    },
    /^Last changed: \d+ \w+ ago$/,
  ],
])('%s', async (_, { story, name, ...at }, since) => {
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: clustersOf(story),
  });
  const table = await filledTable('Flux deployments');
  await openDetails(user, rowOf(table, name, at), name);
  expect(await screen.findByText(since)).toBeVisible();
});
