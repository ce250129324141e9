import { screen } from '@testing-library/react';
import { kustomization, gitRepository } from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import { EntityFluxKustomizationsCard } from '../..';
import {
  actionButton,
  filledTable,
  oneCluster,
  renderPage,
  rowOf,
  setUpPages,
  settle,
} from '../../__testUtils__';

setUpPages();

const NOT_PICKED_UP = 'Not picked up yet. The controller may not be running.';

/** Syncs a Kustomization, and returns a function that tells what its progress says. */
async function sync(areControllersRunning: boolean) {
  const page = await renderPage(<EntityFluxKustomizationsCard />, {
    story: [
      oneCluster(at => {
        const source = gitRepository(at, {
          ...mine,
          name: 'podinfo',
          url: 'https://github.com/stefanprodan/podinfo',
        });
        const annotations = { 'sim.flux/run-ms': '60000' };
        const own = { ...mine, name: 'podinfo', source, annotations };
        return [source, kustomization(at, own)];
      }),
    ],
    followEveryMs: 1_000,
    followForMs: 90_000,
    longAfterMs: 300_000,
  });
  const table = await filledTable('Flux Kustomizations');
  // Its API goes on answering.
  if (!areControllersRunning) page.cluster('production').dispose();
  await page.user.click(actionButton(rowOf(table, 'podinfo'), /^Sync /));
  return () => screen.queryByText(NOT_PICKED_UP) !== null;
}

test('a sync says after 30 seconds that no controller has picked it up, and not before', async () => {
  const isSaid = await sync(false);
  await settle(28_000);
  expect(isSaid()).toBe(false);
  await settle(4_000);
  expect(isSaid()).toBe(true);
});

test('a sync that a controller has begun does not say so, however long it takes', async () => {
  const isSaid = await sync(true);
  await settle(45_000);
  expect(isSaid()).toBe(false);
});
