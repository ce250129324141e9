import { waitFor } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '../..';
import {
  actionButton,
  filledTable,
  renderPage,
  rowOf,
  setUpPages,
} from '../../__testUtils__';

setUpPages();

/** Syncs a row, and waits until its end is shown. */
async function sync(story: 'waiting' | 'failing-chart', name: string) {
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
    expect(await sync('waiting', 'podinfo-config')).toEqual({
      title: expect.stringMatching(
        /^Synced Kustomization team-a\/podinfo-config on production-eu: /,
      ),
      status: 'success',
      timeout: 5_000,
    });
  });

  it('tells of a failure until it is dismissed', async () => {
    expect(await sync('failing-chart', 'podinfo-loadtest')).toEqual({
      title: expect.stringMatching(
        /^HelmRelease team-a\/podinfo-loadtest on production-eu failed: /,
      ),
      status: 'danger',
    });
  });
});
