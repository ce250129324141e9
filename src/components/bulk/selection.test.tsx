import { act, render, screen, waitFor, within } from '@testing-library/react';
import { startTransition, Suspense, useState } from 'react';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '../..';
import { ociHelmRepository } from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  card,
  filledTable,
  motley,
  objectIn,
  oneCluster,
  renderPage,
  rowOf,
  rows,
  setUpPages,
  settle,
} from '../../__testUtils__';
import type { FluxRow } from '../table';
import { useSelection } from './useSelection';

setUpPages();

const TITLE = 'Flux deployments';

const box = (row: HTMLElement) => within(row).getByRole('checkbox');

async function shown(story: Parameters<typeof renderPage>[1]['story']) {
  const page = await renderPage(<EntityFluxDeploymentsCard />, { story });
  const table = await filledTable(TITLE);
  return {
    ...page,
    table,
    boxOf: (name: string) => box(rowOf(table, name)),
    all: () => within(table).getByRole('checkbox', { name: /^Select all/ }),
    bar: () => within(card(TITLE)).queryByRole('toolbar'),
    search: screen.getByRole('textbox', { name: `Search ${TITLE}` }),
    chosen: () =>
      rows(table)
        .filter(row => within(row).queryByRole('checkbox', { checked: true }))
        .map(row => row.querySelector('th')?.querySelector('bdi')?.textContent),
  };
}

test('rows are selected one by one, as a range with Shift, and with the keyboard', async () => {
  const { user, boxOf, all, bar, chosen } = await shown(motley());
  expect(bar()).toBeNull();
  const docs = boxOf('docs');
  expect(docs).toHaveAccessibleName(
    'Select Kustomization team-b/docs on production',
  );
  await user.click(docs);
  expect(bar()).toHaveTextContent(/^1 selected/);
  expect(all()).toBePartiallyChecked();

  await user.keyboard('{Shift>}');
  await user.click(boxOf('web-10'));
  await user.keyboard('{/Shift}');
  expect(chosen()).toEqual(['docs', 'edge', 'web-10']);
  expect(bar()).toHaveTextContent(/^3 selected/);

  act(() => docs.focus());
  await user.keyboard(' ');
  expect(docs).not.toBeChecked();
  expect(docs).toHaveFocus();
  expect(chosen()).toEqual(['edge', 'web-10']);
  await user.keyboard('{Escape}');
  expect(chosen()).toEqual([]);
  expect(docs).toHaveFocus();
  expect(bar()).toBeNull();
});

test('Escape on a tooltip closes the tooltip, and the next one clears the selection', async () => {
  const { user, table, boxOf, chosen } = await shown(motley());
  await user.click(boxOf('docs'));
  const status = within(rowOf(table, 'web-9')).getByRole('button', {
    name: 'Failed',
  });
  await user.hover(status);
  act(() => status.focus());
  expect(await screen.findByRole('tooltip')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
  expect(status).toHaveFocus();
  expect(chosen()).toEqual(['docs']);
  await user.keyboard('{Escape}');
  expect(chosen()).toEqual([]);
});

test('Escape on a tooltip under the pointer keeps the selection, while the focus is elsewhere', async () => {
  const { user, table, boxOf, chosen } = await shown(motley());
  await user.click(boxOf('docs'));
  await user.hover(
    within(rowOf(table, 'web-9')).getByRole('button', { name: 'Failed' }),
  );
  expect(await screen.findByRole('tooltip')).toBeInTheDocument();
  expect(boxOf('docs')).toHaveFocus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
  expect(chosen()).toEqual(['docs']);
  await user.keyboard('{Escape}');
  expect(chosen()).toEqual([]);
});

test('selecting all takes the matching rows of all pages, and the toolbar counts those not shown', async () => {
  const { user, all, bar, search, chosen, container } = await shown('many');
  await user.click(search);
  await user.paste('podinfo-001');
  await waitFor(() => expect(container).toHaveTextContent('1–10 of 90'));
  expect(all()).toHaveAccessibleName('Select all 90 matching rows');
  await user.click(all());
  expect(all()).toBeChecked();
  expect(chosen()).toHaveLength(10);
  await user.click(screen.getByRole('button', { name: 'Next page' }));
  expect(chosen()).toHaveLength(10);

  await user.clear(search);
  await user.paste('podinfo-0011');
  await waitFor(() =>
    expect(bar()).toHaveTextContent(/^90 selected, 81 not shown/),
  );
  // Deselects the rows that are shown; the hidden ones stay selected.
  await user.click(all());
  expect(bar()).toHaveTextContent(/^81 selected, 81 not shown/);
  await user.click(screen.getByRole('button', { name: 'Clear selection' }));
  expect(bar()).toBeNull();
  expect(all()).toHaveFocus();
});

test('a selection survives polls and sorting, and drops objects that no longer exist', async () => {
  const page = await shown(motley());
  const { user, table, boxOf, bar, chosen } = page;
  await user.click(boxOf('docs'));
  await user.click(boxOf('web-10'));
  await user.click(within(table).getByRole('button', { name: 'Status' }));
  expect(chosen()).toEqual(['docs', 'web-10']);

  const production = page.cluster('production');
  const docs = objectIn(production, 'Kustomization', 'docs');
  production.apply({ ...docs, metadata: { ...docs.metadata, labels: {} } });
  await page.poll();
  expect(chosen()).toEqual(['web-10']);
  expect(bar()).toHaveTextContent(/^1 selected/);
});

test('a dialog whose objects have all disappeared closes, and does not open with the next selection', async () => {
  const page = await shown(motley());
  const { user, boxOf, bar } = page;
  await user.click(boxOf('web-10'));
  const suspend = within(bar() as HTMLElement).getByRole('button', {
    name: 'Suspend',
  });
  await user.click(suspend);
  await screen.findByRole('dialog');
  const production = page.cluster('production');
  const web = objectIn(production, 'Kustomization', 'web-10');
  production.apply({ ...web, metadata: { ...web.metadata, labels: {} } });
  await page.poll();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.body).not.toHaveFocus();
  await user.click(boxOf('cache'));
  await settle(500);
  expect(bar()).toHaveTextContent(/^1 selected/);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a table without any possible action has no checkboxes', async () => {
  const registry = oneCluster(at => [
    ociHelmRepository(at, { ...mine, name: 'a', url: 'oci://example.com/a' }),
  ]);
  await renderPage(<EntityFluxSourcesCard />, { story: [registry] });
  await filledTable('Flux sources');
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a plain table has no checkboxes', async () => {
  await renderPage(<EntityFluxDeploymentsCard many={false} />, {
    story: motley(),
  });
  await filledTable(TITLE);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('selecting all takes the rows on screen while React still renders a search', async () => {
  const all = ['a', 'b', 'c'].map(key => ({ resource: { key } }) as FluxRow);
  const never = new Promise<void>(() => {});
  let search = () => {};
  const Rows = () => {
    const [found, setFound] = useState(all);
    search = () => setFound(all.slice(1));
    const selection = useSelection(all, found);
    // Starts a render that is never committed.
    if (found !== all) throw never;
    return (
      <>
        <button onClick={selection.toggleFound}>All</button>
        <button onClick={() => selection.toggle('a', false)}>First</button>
        <button onClick={() => selection.toggle('c', true)}>To the last</button>
        <output>{selection.rows.map(({ resource }) => resource.key)}</output>
      </>
    );
  };
  render(
    <Suspense fallback={null}>
      <Rows />
    </Suspense>,
  );
  const choose = (name: string) =>
    act(() => screen.getByRole('button', { name }).click());
  act(() => startTransition(() => search()));
  choose('All');
  expect(screen.getByRole('status')).toHaveTextContent('abc');
  choose('All');
  expect(screen.getByRole('status')).toHaveTextContent(/^$/);
  choose('First');
  choose('To the last');
  expect(screen.getByRole('status')).toHaveTextContent('abc');
});
