import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { EntityFluxDeploymentsCard, FluxPage, FluxRuntimeCard } from '..';
import {
  actionButton,
  filledTable,
  renderPage,
  rowOf,
  settle,
  setUpPages,
} from '../__testUtils__';

setUpPages();

// Alone, because `usePermission` caches the decision for all tests that run together.
describe('without the permission kubernetes.proxy', () => {
  const denied = ['kubernetes.proxy'];

  it('rows show, and their actions are disabled with the reason', async () => {
    const { user, patches } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'waiting',
      denied,
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

  it.each([
    ['the page of all clusters', <FluxPage />],
    ['the card of the runtime', <FluxRuntimeCard />],
  ])('%s says what is missing, and requests nothing', async (_, element) => {
    const { asked } = await renderPage(
      <Routes>
        <Route path="/*" element={element} />
      </Routes>,
      { story: 'runtime', denied },
    );
    expect(
      await screen.findByText(
        /^You need the permissions kubernetes\.clusters\.read and kubernetes\.proxy/,
      ),
    ).toBeInTheDocument();
    await settle();
    expect(asked()).toEqual([]);
  });
});
