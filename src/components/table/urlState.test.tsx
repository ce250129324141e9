import { screen, waitFor, within } from '@testing-library/react';
import { Link, useLocation } from 'react-router-dom';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '../..';
import {
  filledTable,
  motley,
  names,
  renderPage,
  setUpPages,
  settle,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux deployments';
const short = (table: HTMLElement) =>
  names(table).map(name => name.split(' ')[0]);

/** Shows the parameters of the page, and a link to others. */
const Params = ({ to }: { to: string }) => (
  <>
    <output aria-label="Parameters">{useLocation().search}</output>
    <Link to={to}>Go</Link>
  </>
);

const params = () =>
  new URLSearchParams(
    screen.getByRole('status', { name: 'Parameters' }).textContent ?? '',
  );

async function showPage(to = '?') {
  const page = await renderPage(
    <>
      <Params to={to} />
      <EntityFluxDeploymentsCard />
      <EntityFluxSourcesCard />
    </>,
    { story: motley() },
  );
  return { ...page, table: await filledTable(TITLE) };
}

test('search, filters and sorting of each card are in the URL, beside the parameters of others', async () => {
  const { user, table } = await showPage('?tab=flux');
  await user.click(screen.getByRole('link', { name: 'Go' }));
  const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
  await user.type(search, 'web');
  const sort = within(table).getByRole('button', { name: 'Name' });
  await user.click(sort);
  await user.click(sort);
  await user.click(
    screen.getByRole('textbox', { name: 'Search Flux sources' }),
  );
  await user.paste('charts');
  await settle(1_000);
  expect(Object.fromEntries(params())).toEqual({
    tab: 'flux',
    'flux-deployments.q': 'web',
    'flux-deployments.sort': '-name',
    'flux-sources.q': 'charts',
  });
  await user.clear(search);
  await settle(1_000);
  expect(params().has('flux-deployments.q')).toBe(false);
  expect(params().get('flux-sources.q')).toBe('charts');
});

test('what is chosen in two cards is in the URL at once, what is typed after a while', async () => {
  const { user } = await showPage('?tab=flux');
  const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
  await user.click(screen.getByRole('button', { name: '1 failing' }));
  expect(Object.fromEntries(params())).toEqual({
    'flux-deployments.show': 'Failed',
  });
  const sources = await filledTable('Flux sources');
  await user.click(within(sources).getByRole('button', { name: 'Name' }));
  expect(Object.fromEntries(params())).toEqual({
    'flux-deployments.show': 'Failed',
    'flux-sources.sort': 'name',
  });
  await user.type(search, 'web');
  expect(params().has('flux-deployments.q')).toBe(false);
  await settle(1_000);
  expect(params().get('flux-deployments.q')).toBe('web');
});

test('a link restores what it was made of', async () => {
  const { user, table } = await showPage(
    '?flux-deployments.q=team-a&flux-deployments.kind=Kustomization&flux-deployments.sort=-name',
  );
  expect(short(table)).toHaveLength(5);
  await user.click(screen.getByRole('link', { name: 'Go' }));
  await waitFor(() =>
    expect(short(table)).toEqual(['web-10', 'web-9', 'docs']),
  );
  expect(screen.getByRole('textbox', { name: `Search ${TITLE}` })).toHaveValue(
    'team-a',
  );
  expect(
    within(table).getByRole('columnheader', { name: 'Name' }),
  ).toHaveAttribute('aria-sort', 'descending');
});

test('the page of a URL is kept until the rows arrive', async () => {
  const page = await renderPage(
    <Params to="?flux-deployments.page=2&flux-deployments.cluster=nowhere" />,
    { story: 'many' },
  );
  await page.user.click(screen.getByRole('link', { name: 'Go' }));
  page.show(
    <>
      <Params to="?flux-deployments.page=2" />
      <EntityFluxDeploymentsCard />
    </>,
  );
  // A chosen cluster without rows stays visible, so that it can be cleared.
  expect(await screen.findByText('No matches.')).toBeVisible();
  await page.user.click(screen.getByRole('link', { name: 'Go' }));
  await waitFor(() => expect(page.container).toHaveTextContent(/11–20 of/));
});

test('"Copy link" copies the address of the page as it is shown', async () => {
  const { user } = await showPage();
  let text = '';
  // jsdom has no such command.
  const execCommand = () => {
    text = document.getSelection()?.toString() ?? '';
    return true;
  };
  Object.assign(document, { execCommand });
  const search = screen.getByRole('textbox', { name: `Search ${TITLE}` });
  await user.type(search, 'web');
  const copy = screen.getByRole('button', {
    name: `Copy link to ${TITLE} as shown`,
  });
  await user.click(copy);
  const copied = new URL(text);
  expect(copied.searchParams.get('flux-deployments.q')).toBe('web');
  expect(screen.getByText('Copied.')).toHaveAttribute('role', 'status');
  // Otherwise, the next time would not be announced.
  await settle(4_000);
  expect(screen.queryByText('Copied.')).toBeNull();
  await user.click(copy);
  expect(screen.getByText('Copied.')).toHaveAttribute('role', 'status');
});
