import { screen, waitFor } from '@testing-library/react';
import { EntityFluxSourcesCard } from '../..';
import { isTrue } from '../../../dev/scenarios/build';
import {
  clustersOf,
  filledTable,
  names,
  renderPage,
  rowOf,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

test('a HelmChart shows that its signature was verified, and is found by it', async () => {
  const chart = 'team-a-podinfo-canary';
  const story = clustersOf('shared-sources').map(cluster => ({
    ...cluster,
    objects: cluster.objects.map(object =>
      object.metadata.name === chart
        ? {
            ...object,
            spec: { ...object.spec, verify: { provider: 'cosign' } },
            status: {
              ...object.status,
              conditions: [
                isTrue('Ready', 'Succeeded', 'pulled the chart'),
                isTrue('SourceVerified', 'Succeeded', 'verified signature'),
              ],
            },
          }
        : object,
    ),
  }));
  const { user, poll } = await renderPage(<EntityFluxSourcesCard />, { story });
  const table = await filledTable('Flux sources');
  await poll();
  await waitFor(() => rowOf(table, chart));
  expect(text(rowOf(table, chart), 'Verified')).toBe('Verified cosign');

  const search = screen.getByRole('textbox', { name: 'Search Flux sources' });
  await user.click(search);
  await user.paste('cosign');
  await waitFor(() => expect(names(table)).toHaveLength(1));
  expect(rowOf(table, chart)).toBeVisible();
});
