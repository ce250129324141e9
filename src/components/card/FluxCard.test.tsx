import { screen, waitFor, within } from '@testing-library/react';
import { parse } from 'yaml';
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

test('a loading card shows its columns and placeholder rows, without a layout shift', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  page.standIn.setFaults([{ effect: { type: 'delay', ms: 2_000 } }]);
  page.show(<EntityFluxKustomizationsCard />);
  await screen.findByText('Flux Kustomizations');
  // A near cluster answers before there are any.
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  const skeleton = await screen.findByRole('table', {
    name: 'Flux Kustomizations',
  });
  expect(skeleton).toHaveAttribute('aria-busy', 'true');
  const columns = columnNames(skeleton);
  expect(columns).toContain('Status');
  expect(screen.queryByText(/Nothing|No /)).not.toBeInTheDocument();

  const table = await filledTable('Flux Kustomizations');
  expect(table).not.toHaveAttribute('aria-busy', 'true');
  expect(columnNames(table)).toEqual(columns);
  expect(page.queries()).toBe(1);
});

test.each([
  ['objects', 'query', 1],
  ['the list of clusters', 'clusters', 0],
] as const)(
  'placeholders show while Backstage does not answer with %s',
  async (_, endpoint, queries) => {
    const page = await renderPage(<div />, { story: 'all-well' });
    page.standIn.setFaults([
      { endpoint, effect: { type: 'delay', ms: 2_000 } },
    ]);
    page.show(<EntityFluxKustomizationsCard />);
    expect(await screen.findByRole('table')).toHaveAttribute(
      'aria-busy',
      'true',
    );
    expect(page.queries()).toBe(queries);
    await filledTable('Flux Kustomizations');
  },
);

test("a card's title is a heading, and so is the title of its message", async () => {
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

test('of several empty cards, the first says where they searched and how to label; when it goes, the next one does', async () => {
  const three = (
    <>
      <EntityFluxDeploymentsCard />
      <EntityFluxKustomizationsCard />
      <EntityFluxImagePoliciesCard />
    </>
  );
  const page = await renderPage(three, { story: 'nothing' });
  await screen.findByText('No ImagePolicies found');
  expect(screen.getByText('No Kustomizations found')).toBeVisible();
  expect(
    within(card('Flux deployments')).getByRole('button', {
      name: 'How to label a resource',
    }),
  ).toBeVisible();
  expect(screen.getAllByText(/Searched for the label/)).toHaveLength(1);

  page.show(
    <>
      <EntityFluxKustomizationsCard />
      <EntityFluxImagePoliciesCard />
    </>,
  );
  await within(card('Flux Kustomizations')).findByText(
    /Searched for the label/,
  );
  expect(screen.getAllByText(/Searched for the label/)).toHaveLength(1);
});

test('an empty card shows the label, the namespaces and the clusters of its search, and how to label', async () => {
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

test('an empty card shows the namespace and the label selector of the entity', async () => {
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

test.each([
  [
    tested.setBased,
    'app: podinfo',
    [
      'Add this label',
      'The resource must not have the label legacy.',
      'The label tier must not be test.',
    ],
  ],
  [tested.inTeamA, 'backstage.io/kubernetes-id: podinfo', ['Add this label']],
])(
  'the help on labelling prints valid YAML that the selector finds: %#',
  async (entity, label, texts) => {
    const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
      story: 'nothing',
      entity,
    });
    await user.click(
      await screen.findByRole('button', { name: 'How to label a resource' }),
    );
    const section = card('Flux deployments');
    texts.forEach(text => expect(section).toHaveTextContent(text));
    const manifest: unknown = parse(
      section.querySelector('pre')?.textContent ?? '',
    );
    expect(manifest).toMatchObject({
      kind: 'Kustomization',
      metadata: { labels: parse(label) as unknown },
    });
  },
);

test('the help on labelling says when no resource can match', async () => {
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'nothing',
    entity: tested.contradictory,
  });
  await user.click(
    await screen.findByRole('button', { name: 'How to label a resource' }),
  );
  expect(
    screen.getByText(/No resource can match: the conditions on app/),
  ).toBeVisible();
  expect(card('Flux deployments').querySelector('pre')).toBeNull();
});

test('an empty card says that the annotation takes one namespace', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'all-well',
    entity: tested.twoNamespaces,
  });
  expect(
    await screen.findByText(
      /must name one namespace, and team-a,team-b is not a valid name/,
    ),
  ).toBeVisible();
});

test('a card says that no clusters are configured', async () => {
  await renderPage(<EntityFluxDeploymentsCard />, { story: [] });
  expect(
    await screen.findByText('No clusters are configured in Backstage.'),
  ).toBeVisible();
});

test('a card on an entity without the annotation shows which is missing, and sends no request', async () => {
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

test('a card follows changed annotations at once', async () => {
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

test('a kind that a cluster does not serve is not an error', async () => {
  await renderPage(<EntityFluxImagePoliciesCard />, { story: 'no-crds' });
  const table = await filledTable('Flux ImagePolicies');
  expect(names(table)).toEqual(['podinfo team-a · production-eu']);
  expect(screen.getByText('1 resource, ready')).toBeVisible();
  expect(
    screen.queryByRole('status', { name: /Problems/ }),
  ).not.toBeInTheDocument();
});

test('clusters with old and new Flux show side by side, with each object once', async () => {
  await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: 'mixed-versions',
  });
  const shown = names(await filledTable('Flux deployments'));
  expect(shown).toHaveLength(12);
  expect(new Set(shown).size).toBe(9);
  expect(screen.getByText('All 12 resources are ready')).toBeVisible();
});

test('every control of a card has an accessible name, and so have the card, its table and its summary', async () => {
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
