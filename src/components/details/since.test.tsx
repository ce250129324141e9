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

async function openStory(
  story: string,
  name: string,
  at: { kind: string; cluster: string },
) {
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: clustersOf(story),
  });
  const table = await filledTable('Flux deployments');
  return openDetails(user, rowOf(table, name, at), name);
}

test('a Kustomization fails since its first failed run, not since the last one', async () => {
  await openStory('image-pull', 'podinfo', {
    kind: 'Kustomization',
    cluster: 'production-eu',
  });
  expect(
    await screen.findByText(/^Failing since 1[23] minutes ago$/),
  ).toBeVisible();
});

test('a release fails since the action that failed first', async () => {
  await openStory('image-pull', 'podinfo', {
    kind: 'HelmRelease',
    cluster: 'production-us',
  });
  expect(
    await screen.findByText(/^Failing since 1[78] minutes ago$/),
  ).toBeVisible();
});

test('where only the last run tells, it fails at least since then, and the last success is named', async () => {
  await openStory('overdue', 'podinfo-orphan', {
    kind: 'Kustomization',
    cluster: 'production-eu',
  });
  expect(
    await screen.findByText(
      /^Failing since at least \d+ \w+ ago · last succeeded \d+ \w+ ago$/,
    ),
  ).toBeVisible();
});

test('what is well has the time of the last change of its status', async () => {
  await openStory('image-pull', 'podinfo', {
    kind: 'Kustomization',
    cluster: 'staging',
  });
  expect(await screen.findByText(/^Last changed: \d+ \w+ ago$/)).toBeVisible();
});
