import { screen, waitFor } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '../..';
import {
  actionButton,
  filledTable,
  renderPage,
  rowOf,
  settle,
  setUpPages,
} from '../../__testUtils__';

setUpPages();

// In its own file, because `usePermission` caches the decision for all tests of a file.
describe('without the permission kubernetes.proxy', () => {
  it('rows show, and their actions are disabled with the reason', async () => {
    const { user, patches } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'waiting',
      denied: ['kubernetes.proxy'],
    });
    const table = await filledTable('Flux deployments');
    const sync = actionButton(rowOf(table, 'podinfo-config'), /^Sync (?!with)/);
    await waitFor(() => expect(sync).toHaveAttribute('aria-disabled', 'true'));
    await user.hover(sync);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'Not permitted in Backstage: kubernetes.proxy',
    );
    await user.click(sync);
    await settle();
    expect(patches()).toEqual([]);
  });
});
