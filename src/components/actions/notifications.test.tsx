import { waitFor, screen } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxKustomizationsCard } from '../..';
import {
  actionButton,
  filledTable,
  renderPage,
  rowOf,
  setUpPages,
  oneCluster,
  settle,
} from '../../__testUtils__';
import { kustomization } from '../../../dev/scenarios/build';
import { mine, podinfo } from '../../../dev/scenarios/parts/podinfo';

setUpPages();

/** Syncs a row, and waits until its end is shown. */
async function syncToEnd(story: 'waiting' | 'failing-chart', name: string) {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story,
    isNewSystem: true,
  });
  const row = rowOf(await filledTable('Flux deployments'), name);
  await page.user.click(actionButton(row, /^Sync (?!with)/));
  await waitFor(() => expect(page.toasts).toHaveLength(1));
  expect(page.alerts).toEqual([]);
  return page.toasts[0];
}

describe('in the new frontend system, a toast', () => {
  it('tells of a success for a few seconds', async () => {
    expect(await syncToEnd('waiting', 'podinfo-config')).toEqual({
      title: expect.stringMatching(
        /^Synced Kustomization team-a\/podinfo-config on production-eu: /,
      ),
      status: 'success',
      timeout: 5_000,
    });
  });

  it('tells of a failure until it is dismissed', async () => {
    expect(await syncToEnd('failing-chart', 'podinfo-loadtest')).toEqual({
      title: expect.stringMatching(
        /^HelmRelease team-a\/podinfo-loadtest on production-eu failed: /,
      ),
      status: 'danger',
    });
  });
});

const NOT_PICKED_UP = 'Not picked up yet. The controller may not be running.';

/** Syncs a Kustomization, and returns a function that tells what its progress says. */
async function sync(areControllersRunning: boolean) {
  const page = await renderPage(<EntityFluxKustomizationsCard />, {
    story: [
      oneCluster(at => {
        const { git: source } = podinfo(at);
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
