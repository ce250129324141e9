import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { FluxPage, FluxRuntimeCard } from '..';
import {
  actionButton,
  filledTable,
  renderPage,
  rowOf,
  setUpPages,
  settle,
  setVisible,
} from '../__testUtils__';

setUpPages();

/** Longer than `usePermission` waits before a visible tab makes it ask again. */
const NEXT_REQUEST_MS = 5_100;

const fails = (): AuthorizeResult.ALLOW | AuthorizeResult.DENY => {
  throw new Error('Failed to fetch');
};
const page = (element: JSX.Element) => (
  <Routes>
    <Route path="/*" element={element} />
  </Routes>
);
const notPermitted = () => screen.queryByText(/^You need the permissions/);

// Alone and one test, because `usePermission` keeps its cache, and the clock that it was loaded with.
it('a failed permission request is no denial: what is shown stays', async () => {
  const authorize = jest.fn(fails);
  // It asks again when the tab becomes visible, but not soon after it has asked, which after a failure is at random times.
  const nextAnswer = async () => {
    authorize.mockClear();
    do {
      await settle(NEXT_REQUEST_MS);
      setVisible(true);
      await settle();
    } while (authorize.mock.calls.length === 0);
  };
  const { show, user, asked, patches } = await renderPage(page(<FluxPage />), {
    story: 'all-well',
    authorize,
  });
  const syncButton = async () =>
    actionButton(
      rowOf(await filledTable('Flux resources'), 'checkout', {
        kind: 'Kustomization',
        cluster: 'staging',
      }),
      /^Sync (?!with)/,
    );

  // Without any answer, the clusters themselves decide.
  expect(await syncButton()).not.toHaveAttribute('aria-disabled', 'true');
  show(page(<FluxRuntimeCard />));
  expect(
    await screen.findByRole('table', { name: 'Flux runtime' }),
  ).toBeInTheDocument();
  show(page(<FluxPage />));

  authorize.mockImplementation(() => AuthorizeResult.ALLOW);
  await nextAnswer();
  authorize.mockImplementation(fails);
  await nextAnswer();
  expect(notPermitted()).toBeNull();
  const sync = await syncButton();
  expect(sync).not.toHaveAttribute('aria-disabled', 'true');
  await user.click(sync);
  await waitFor(() => expect(patches()).toHaveLength(1));

  authorize.mockImplementation(() => AuthorizeResult.DENY);
  await nextAnswer();
  expect(notPermitted()).toBeInTheDocument();
  const before = asked().length;
  authorize.mockImplementation(fails);
  await nextAnswer();
  expect(notPermitted()).toBeInTheDocument();
  expect(asked()).toHaveLength(before);
});
