import { act, screen, waitFor, within } from '@testing-library/react';
import {
  gitRepository,
  imagePolicy,
  imageRepository,
  kustomization,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  EntityFluxDeploymentsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
  EntityFluxSourcesCard,
} from '../..';
import {
  columnNames,
  filledTable,
  motley,
  names,
  objectIn,
  oneCluster,
  renderPage,
  rowOf,
  rowTexts,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

const short = (table: HTMLElement) =>
  names(table).map(name => name.split(' ')[0]);

const header = (table: HTMLElement, column: string) =>
  within(table.querySelector('thead') ?? table).getByRole('columnheader', {
    name: column,
  });

const sorter = (table: HTMLElement, column: string) =>
  within(header(table, column)).getByRole('button', { name: column });

test('every column of deployments sorts by its value, in both directions', async () => {
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: motley(),
  });
  const table = await filledTable('Flux deployments');
  // At first, what needs attention comes first, worst first; then all by name, with numbers in numeric order.
  const byUrgency = ['cache', 'web-9', 'docs', 'edge', 'web-10'];
  expect(short(table)).toEqual(byUrgency);
  expect(table.querySelectorAll('[aria-sort]')).toHaveLength(0);

  const sortedBy = async (column: string) => {
    await user.click(sorter(table, column));
    expect(header(table, column)).toHaveAttribute('aria-sort', 'ascending');
    const ascending = short(table);
    await user.click(sorter(table, column));
    expect(header(table, column)).toHaveAttribute('aria-sort', 'descending');
    return { ascending, descending: short(table) };
  };

  // Versions sort numerically; rows without one come last.
  expect(await sortedBy('Revision')).toEqual({
    ascending: ['cache', 'edge', 'web-9', 'web-10', 'docs'],
    descending: ['web-10', 'web-9', 'edge', 'cache', 'docs'],
  });
  expect(await sortedBy('Name')).toEqual({
    ascending: ['cache', 'docs', 'edge', 'web-9', 'web-10'],
    descending: ['web-10', 'web-9', 'edge', 'docs', 'cache'],
  });
  expect(await sortedBy('Status')).toEqual({
    ascending: ['cache', 'web-9', 'docs', 'edge', 'web-10'],
    descending: ['web-10', 'edge', 'docs', 'web-9', 'cache'],
  });
  const times = ['edge', 'web-9', 'web-10', 'cache', 'docs'];
  expect(await sortedBy('Updated')).toEqual({
    ascending: times,
    descending: times.toReversed(),
  });
  const kinds = (await sortedBy('Kind')).ascending;
  expect(kinds.slice(0, 2).sort()).toEqual(['cache', 'edge']);
  const sources = (await sortedBy('Source')).descending;
  expect(sources.slice(0, 2).sort()).toEqual(['cache', 'edge']);
  expect(table.querySelectorAll('[aria-sort]')).toHaveLength(1);
  // A third click brings the first order back.
  await user.click(sorter(table, 'Source'));
  expect(short(table)).toEqual(byUrgency);
  expect(table.querySelectorAll('[aria-sort]')).toHaveLength(0);
});

describe('in a narrow card', () => {
  const original = globalThis.ResizeObserver;
  const observers = new Set<ResizeObserverCallback>();
  beforeAll(() => {
    // jsdom has no widths.
    globalThis.ResizeObserver = class {
      constructor(private readonly callback: ResizeObserverCallback) {}
      observe = () => observers.add(this.callback);
      unobserve = () => undefined;
      disconnect = () => observers.delete(this.callback);
    };
  });
  afterAll(() => {
    globalThis.ResizeObserver = original;
  });
  const resize = (width: number) =>
    act(() => {
      const entry = { contentRect: { width } } as ResizeObserverEntry;
      for (const each of observers) each([entry], {} as ResizeObserver);
    });
  const SORTED = ['edge', 'web-9', 'web-10', 'cache', 'docs'];
  const BY_URGENCY = ['cache', 'web-9', 'docs', 'edge', 'web-10'];

  async function sortedByUpdated() {
    const page = await renderPage(<EntityFluxDeploymentsCard />, {
      story: motley(),
    });
    const table = await filledTable('Flux deployments');
    await page.user.click(sorter(table, 'Updated'));
    expect(short(table)).toEqual(SORTED);
    return { ...page, table };
  }

  test.each([
    [800, ['Name', 'Status', 'Actions']],
    [400, ['Name', 'Actions']],
  ])(
    'of %d px, the head names a column that sorts and has no space, and undoes it',
    async (width, columns) => {
      const { user, table } = await sortedByUpdated();
      expect(screen.queryByText(/^Sorted by/)).toBeNull();
      resize(width);
      expect(columnNames(table)).toEqual(columns);
      expect(short(table)).toEqual(SORTED);
      const sorted = () =>
        within(table).queryByRole('button', { name: 'Sorted by Updated' });
      await user.click(sorted() as HTMLElement);
      expect(short(table)).toEqual(SORTED.toReversed());
      await user.click(sorted() as HTMLElement);
      expect(short(table)).toEqual(BY_URGENCY);
      expect(sorted()).toBeNull();
      expect(sorter(table, 'Name')).toHaveFocus();
      await user.click(sorter(table, 'Name'));
      expect(screen.queryByText(/^Sorted by/)).toBeNull();
    },
  );
});

test('every column of image policies sorts in both directions', async () => {
  const policies = oneCluster(at =>
    [
      ['b', 'ghcr.io/example/b', { semver: { range: '5.x' } }, '5.10.0'],
      ['a', 'ghcr.io/example/b', { semver: { range: '5.x' } }, '5.9.0'],
      ['c', 'ghcr.io/example/a', { alphabetical: { order: 'desc' } }, 'main'],
    ].flatMap(([name, image, policy, tag]) => {
      const common = { ...mine, name: name as string };
      const repository = imageRepository(at, {
        ...common,
        name: (image as string).slice(-1),
        image: image as string,
      });
      return [
        imagePolicy(at, {
          ...common,
          repository,
          policy: policy as Record<string, unknown>,
          tag: tag as string,
        }),
      ];
    }),
  );
  const { user } = await renderPage(<EntityFluxImagePoliciesCard />, {
    story: [policies],
  });
  const table = await filledTable('Flux ImagePolicies');
  expect(rowTexts(table).map(([, policy]) => policy)).toEqual([
    'SemVer 5.x',
    'SemVer 5.x',
    'Alphabetical, descending',
  ]);
  for (const [column, first] of [
    ['Policy', 'c'],
    ['Image repository', 'c'],
    ['Latest image', 'c'],
  ] as const) {
    await user.click(sorter(table, column));
    expect(short(table)[0]).toBe(first);
    await user.click(sorter(table, column));
    expect(short(table).at(-1)).toBe(first);
  }
  // Tags sort numerically.
  expect(short(table)).toEqual(['b', 'a', 'c']);
});

test('every column of sources sorts, with failed verifications first', async () => {
  const { user } = await renderPage(<EntityFluxSourcesCard many={false} />, {
    story: 'unverified',
  });
  const table = await filledTable('Flux sources');
  await user.click(sorter(table, 'Verified'));
  const states = rowTexts(table).map(cells => cells[2] ?? '');
  expect(states[0]).toMatch(/^Not verified/);
  expect(states.at(-1)).toBe('');
  for (const column of columnNames(table).slice(0, -1)) {
    await user.click(sorter(table, column));
    expect(header(table, column)).toHaveAttribute('aria-sort', 'ascending');
  }
});

test('many rows are paginated, and the page size can be changed', async () => {
  const { user, container } = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'many',
  });
  const table = await filledTable('Flux HelmReleases');
  expect(short(table)).toHaveLength(10);
  expect(container).toHaveTextContent('1–10 of 250');
  const press = (name: string) =>
    user.click(screen.getByRole('button', { name }));
  expect(screen.getByRole('button', { name: 'Previous page' })).toBeDisabled();
  await press('Next page');
  expect(container).toHaveTextContent('11–20 of 250');
  const second = short(table);
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Rows per page' }),
    '25',
  );
  expect(short(table)).toHaveLength(25);

  const search = screen.getByRole('textbox', {
    name: 'Search Flux HelmReleases',
  });
  await user.click(search);
  // A search starts on the first page, and returns to it.
  await user.paste('staging');
  await waitFor(() => expect(container).toHaveTextContent('1–25 of 30'));
  await user.clear(search);
  await waitFor(() => expect(container).toHaveTextContent('1–25 of 250'));
  expect(short(table).slice(0, 10)).not.toEqual(second);
});

test('at the last page and at the first, the focus moves to the button that leads back', async () => {
  const { user, container } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'actions',
  });
  await filledTable('Flux deployments');
  const next = screen.getByRole('button', { name: 'Next page' });
  const previous = screen.getByRole('button', { name: 'Previous page' });
  act(() => next.focus());
  await user.keyboard('{Enter}');
  expect(next).toBeDisabled();
  expect(previous).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(container).toHaveTextContent(/1–10 of/);
  expect(previous).toBeDisabled();
  expect(next).toHaveFocus();
});

test('the sort order, filters and page survive polls', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: motley(),
  });
  const { user } = page;
  const table = await filledTable('Flux deployments');
  const cluster = screen.getByRole('combobox', { name: 'Cluster' });
  const search = screen.getByRole('textbox', {
    name: 'Search Flux deployments',
  });
  await user.selectOptions(cluster, 'production');
  await user.click(sorter(table, 'Status'));
  await user.type(search, 'web');
  await waitFor(() =>
    expect(short(table)).toEqual(['web-9', 'docs', 'web-10']),
  );

  const production = page.cluster('production');
  const web9 = objectIn(production, 'Kustomization', 'web-9');
  const web10 = objectIn(production, 'Kustomization', 'web-10');
  production.apply({ ...web9, status: { ...web10.status } });
  await page.poll();
  expect(text(rowOf(table, 'web-9'), 'Status')).toBe('Ready');
  expect(short(table)).toEqual(['docs', 'web-9', 'web-10']);
  expect(search).toHaveValue('web');
  expect(search).toHaveFocus();
  expect(cluster).toHaveValue('production');
  expect(header(table, 'Status')).toHaveAttribute('aria-sort', 'ascending');
});

test('sorting puts other objects into the same elements; an object that comes otherwise never gets the focus of another', async () => {
  const letters = [...'abcdefghijkl'];
  const page = await renderPage(<EntityFluxKustomizationsCard />, {
    story: [
      oneCluster(at => {
        const source = gitRepository(at, {
          ...mine,
          name: 'app',
          url: 'https://github.com/example/app',
        });
        return letters.map(name =>
          kustomization(at, { ...mine, name, source }),
        );
      }),
    ],
  });
  const { user } = page;
  const table = await filledTable('Flux Kustomizations');
  expect(short(table)).toEqual(letters.slice(0, 10));
  const sync = within(rowOf(table, 'a')).getByRole('button', {
    name: /^Sync Kustomization/,
  });
  const stays = rowOf(table, 'j');
  await user.hover(sync);
  await screen.findByRole('tooltip', {
    name: /^Sync Kustomization team-a\/a /,
  });
  await user.click(sorter(table, 'Name'));
  await user.click(sorter(table, 'Name'));
  expect(short(table)).toEqual(letters.toReversed().slice(0, 10));
  expect(sync).toHaveAccessibleName(/^Sync Kustomization team-a\/[kl] /);
  expect(rowOf(table, 'j')).toBe(stays);
  await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());

  const label = sync.getAttribute('aria-label') ?? '';
  const [, name = ''] = /team-a\/(.) /.exec(label) ?? [];
  act(() => sync.focus());
  const cluster = page.cluster('production');
  const object = objectIn(cluster, 'Kustomization', name);
  cluster.apply({ ...object, metadata: { ...object.metadata, labels: {} } });
  await page.poll();
  await waitFor(() => expect(short(table)).not.toContain(name));
  expect(short(table)).toHaveLength(10);
  expect(document.body).toHaveFocus();
});
