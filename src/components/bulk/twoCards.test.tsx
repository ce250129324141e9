import { screen, waitFor, within } from '@testing-library/react';
import {
  EntityFluxHelmReleasesCard,
  EntityFluxKustomizationsCard,
} from '../..';
import { renderPage, setUpPages } from '../../__testUtils__';

setUpPages();

test('two cards of the same title each show their own bulk action', async () => {
  const page = await renderPage(
    <>
      <EntityFluxKustomizationsCard title="Podinfo" />
      <EntityFluxHelmReleasesCard title="Podinfo" />
    </>,
    { story: 'all-well' },
  );
  await waitFor(() =>
    expect(screen.getAllByRole('table', { busy: false })).toHaveLength(2),
  );
  const areas = screen.getAllByLabelText('Podinfo', {
    selector: '[role="group"]',
  });
  expect(areas).toHaveLength(2);
  const endRuns = ['production-eu', 'staging'].map(name =>
    page.cluster(name).holdRuns(),
  );
  const [selectAll] = screen.getAllByRole('checkbox', { name: /^Select all/ });
  const [kustomizations, helmReleases] = areas;
  if (!selectAll || !kustomizations || !helmReleases)
    throw new Error('A card is missing');
  await page.user.click(selectAll);
  await page.user.click(
    within(kustomizations).getByRole('button', { name: 'Sync' }),
  );
  const confirm = within(await screen.findByRole('dialog')).getByRole(
    'button',
    { name: /^Sync / },
  );
  await waitFor(() => expect(confirm).toBeEnabled());
  await page.user.click(confirm);
  expect(
    await within(kustomizations).findByRole('progressbar'),
  ).toBeInTheDocument();
  expect(within(helmReleases).queryByRole('progressbar')).toBeNull();
  endRuns.forEach(endRun => endRun());
  await waitFor(() => expect(page.alerts).toHaveLength(1));
});
