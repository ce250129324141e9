import { screen, waitFor, within } from '@testing-library/react';
import {
  EntityFluxDeploymentsCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
} from '../..';
import {
  card,
  columnNames,
  filledTable,
  names,
  renderPage,
  setUpPages,
  settle,
  tested,
} from '../../__testUtils__';

setUpPages();

test('while it loads, the card shows its columns and the outline of rows, and does not jump', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  page.standIn.setFaults([{ effect: { type: 'delay', ms: 200 } }]);
  page.show(<EntityFluxKustomizationsCard />);
  await screen.findByText('Flux Kustomizations');
  const skeleton = screen.getByRole('table', { name: 'Flux Kustomizations' });
  expect(skeleton).toHaveAttribute('aria-busy', 'true');
  const columns = columnNames(skeleton);
  expect(columns).toContain('Status');
  expect(screen.queryByText(/Nothing|No /)).not.toBeInTheDocument();

  const table = await filledTable('Flux Kustomizations');
  expect(table).not.toHaveAttribute('aria-busy', 'true');
  expect(columnNames(table)).toEqual(columns);
  expect(page.queries()).toBe(1);
});

test('has its title as a heading, and those of its messages below it', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, { story: 'nothing' });
  expect(
    await screen.findByRole('heading', { level: 2, name: 'Flux deployments' }),
  ).toBeVisible();
  expect(
    await screen.findByRole('heading', {
      level: 3,
      name: 'No Kustomizations or HelmReleases found',
    }),
  ).toBeVisible();
});

test('where nothing is found, the card says what was searched for, where, and how to label', async () => {
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'nothing',
  });
  expect(
    await screen.findByText('No Kustomizations or HelmReleases found'),
  ).toBeVisible();
  const section = card('Flux deployments');
  expect(section).toHaveTextContent(
    'Searched for the label backstage.io/kubernetes-id=podinfo in all namespaces on production-eu and staging.',
  );
  expect(section).not.toHaveTextContent('Some clusters did not respond');
  expect(section).not.toHaveTextContent('kind: Kustomization');
  await user.click(
    screen.getByRole('button', { name: 'How to label a resource' }),
  );
  await waitFor(() =>
    expect(section).toHaveTextContent(
      'labels: backstage.io/kubernetes-id: podinfo',
    ),
  );
});

test('a namespace and a label selector of the entity are said as they are', async () => {
  const page = await renderPage(<EntityFluxImagePoliciesCard />, {
    story: 'nothing',
    entity: tested.inTeamA,
  });
  expect(
    await screen.findByText(/in namespace team-a on production-eu/),
  ).toBeVisible();

  page.show(<EntityFluxImagePoliciesCard />, tested.selected);
  expect(
    await screen.findByText(/label app=shop,tier=front in all namespaces/),
  ).toBeVisible();
  await page.user.click(
    screen.getByRole('button', { name: 'How to label a resource' }),
  );
  expect(await screen.findByText(/app: shop\s+tier: front/)).toBeVisible();
});

test('a Backstage without clusters says so', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, { story: [] });
  expect(
    await screen.findByText('No clusters are configured in Backstage.'),
  ).toBeVisible();
});

test('without its annotation, an entity is told about it and nothing is asked', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'all-well',
    entity: tested.notAnnotated,
  });
  expect(await screen.findByText('Missing Annotation')).toBeVisible();
  expect(
    screen.getAllByText(/backstage\.io\/kubernetes-id/).length,
  ).toBeGreaterThan(0);
  await settle(50);
  expect(page.asked()).toEqual([]);
});

test('when the annotations change, the card follows at once', async () => {
  const page = await renderPage(<EntityFluxKustomizationsCard />, {
    story: 'all-well',
  });
  const before = await filledTable('Flux Kustomizations');
  expect(names(before)).toHaveLength(4);
  page.show(<EntityFluxKustomizationsCard />, tested.checkout);
  await waitFor(() =>
    expect(names(screen.getByRole('table'))).toEqual([
      'checkout team-b · production-eu',
      'checkout team-b · staging',
    ]),
  );
  page.show(<EntityFluxKustomizationsCard />, tested.notAnnotated);
  expect(await screen.findByText('Missing Annotation')).toBeVisible();
});

test('a kind that a cluster does not have is no problem', async () => {
  await renderPage(<EntityFluxImagePoliciesCard />, { story: 'no-crds' });
  const table = await filledTable('Flux ImagePolicies');
  expect(names(table)).toEqual(['podinfo team-a · production-eu']);
  expect(screen.getByText('1 resource, ready')).toBeVisible();
  expect(
    screen.queryByRole('status', { name: /Problems/ }),
  ).not.toBeInTheDocument();
});

test('clusters of old and new Flux show side by side, each object once', async () => {
  await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: 'mixed-versions',
  });
  const shown = names(await filledTable('Flux deployments'));
  expect(shown).toHaveLength(12);
  expect(new Set(shown).size).toBe(9);
  expect(screen.getByText('All 12 resources are ready')).toBeVisible();
});

test('every control of a card has a name, and the card, its table and its summary have theirs', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, { story: 'waiting' });
  const table = await filledTable('Flux deployments');
  const section = card('Flux deployments');
  const controls = [
    ...within(section).getAllByRole('button'),
    ...within(section).getAllByRole('combobox'),
    ...within(section).getAllByRole('textbox'),
  ];
  expect(controls.length).toBeGreaterThan(20);
  controls.forEach(control => expect(control).toHaveAccessibleName());
  expect(within(section).getByRole('table')).toBe(table);
  expect(
    within(section).getByRole('group', { name: 'Summary of Flux deployments' }),
  ).toBeVisible();
  const headings = within(table).getAllByRole('rowheader');
  expect(headings.length).toBeGreaterThan(5);
});
