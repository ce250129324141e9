import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityFluxContent,
  EntityFluxDeploymentsCard,
  EntityFluxSummaryCard,
} from '../..';
import {
  filledTable,
  renderPage,
  settle,
  setUpPages,
  tested,
} from '../../__testUtils__';

setUpPages();

const card = () => screen.findByRole('region', { name: 'Flux' });

it('says in one line how the resources are, and leads to the tab', async () => {
  const { user, queries } = await renderPage(
    <>
      <EntityFluxSummaryCard />
      <Routes>
        <Route path="/" element={<p>Overview</p>} />
        <Route path="/flux" element={<EntityFluxContent />} />
      </Routes>
    </>,
    { story: 'failed-releases' },
  );
  const summary = within(await card());
  expect(await summary.findByText(/need(s)? attention/)).toBeInTheDocument();
  expect(summary.queryByRole('table')).toBeNull();
  expect(queries()).toBe(1);
  await user.click(summary.getByRole('link', { name: 'All Flux resources' }));
  await filledTable('Flux deployments');
});

it('sends no request of its own beside another card', async () => {
  const { queries } = await renderPage(
    <>
      <EntityFluxDeploymentsCard />
      <EntityFluxSummaryCard title="Deployed" />
    </>,
    { story: 'all-well' },
  );
  await filledTable('Flux deployments');
  const summary = within(
    await screen.findByRole('region', { name: 'Deployed' }),
  );
  expect(
    await summary.findByText('All 8 resources are ready'),
  ).toBeInTheDocument();
  // The tab is nowhere in this app.
  expect(summary.queryByRole('link')).toBeNull();
  await settle();
  expect(queries()).toBe(1);
});

it('says what there is none of, and that some may be missing once Backstage does not answer', async () => {
  const { poll, standIn } = await renderPage(<EntityFluxSummaryCard />, {
    story: 'nothing',
  });
  const summary = within(await card());
  const none = 'No Kustomizations or HelmReleases found';
  expect(await summary.findByText(none)).toBeInTheDocument();
  standIn.setDenied(['kubernetes.resources.read']);
  await poll();
  expect(
    await summary.findByText(/resources may be missing/),
  ).toBeInTheDocument();
  expect(summary.queryByText(none)).toBeNull();
});

it('says why nothing could be read', async () => {
  const { standIn } = await renderPage(<EntityFluxSummaryCard />, {
    story: 'all-well',
    denied: ['kubernetes.resources.read'],
  });
  expect(await within(await card()).findByRole('alert')).toHaveTextContent(
    /not permitted/i,
  );
  expect(standIn.requests.length).toBeGreaterThan(0);
});

it('shows nothing for an entity without an annotation', async () => {
  const { queries, container } = await renderPage(<EntityFluxSummaryCard />, {
    story: 'all-well',
    entity: tested.notAnnotated,
  });
  await settle();
  await waitFor(() => expect(queries()).toBe(0));
  expect(screen.queryByRole('region')).toBeNull();
  expect(container).not.toHaveTextContent('Flux');
});
