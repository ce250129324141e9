import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';

/** The table of a card, once it is filled. */
export async function filledTable(title: string): Promise<HTMLElement> {
  // Its summary stands above the rows, and not above their skeleton.
  const summary = await screen.findByRole('group', {
    name: `Summary of ${title}`,
  });
  const inCard = within(summary.closest('section') ?? document.body);
  // Its buttons and filters follow the words.
  return inCard.findByRole('table', { name: title, busy: false });
}

/** The card with this title. */
export const card = (title: string): HTMLElement =>
  screen.getByRole('region', { name: title });

/** The names of the summary's doors, from left to right. */
export const doors = (title: string): readonly string[] =>
  within(screen.getByRole('group', { name: `Summary of ${title}` }))
    .queryAllByRole('button')
    .map(readText);

/** Its cells, without the one that holds the box to select it. */
function cellsOf(row: Element): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('th, td')].filter(
    each => !each.querySelector('input[type="checkbox"]'),
  );
}

/** The text that a person reads; what stands in blocks of its own is set apart. */
function readText(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // Said to screen readers of each link that leads out of Backstage.
    if (node.textContent === ', Opens in a new window') continue;
    // A place where a long name may break is not read.
    if (node.previousSibling?.nodeName !== 'WBR') texts.push(' ');
    texts.push(node.textContent ?? '');
  }
  return texts.join('').replace(/\s+/g, ' ').trim();
}

/** The names of the columns. While it loads, the place of the boxes is there without them. */
export function columnNames(table: HTMLElement): readonly string[] {
  return cellsOf(table.querySelector('thead tr') as Element)
    .map(readText)
    .filter(Boolean);
}

/** The rows as they are read, cell by cell; second lines are left out. */
export function rowTexts(table: HTMLElement): readonly (readonly string[])[] {
  return rows(table).map(row => cellsOf(row).map(readText));
}

const AGE = /\b\d+ (?:second|minute|hour|day)s? ago\b|\bjust now\b/g;

/** The same, whenever it is read. */
export function rowFacts(table: HTMLElement): readonly (readonly string[])[] {
  return rowTexts(table).map(cells =>
    cells.map(each => each.replace(AGE, 'some time ago')),
  );
}

/** The rows of objects. */
export function rows(table: HTMLElement): readonly HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>('tbody > tr')].filter(row =>
    row.querySelector('th[scope="row"]'),
  );
}

/** The names of the objects, from top to bottom: `podinfo team-a · staging`. */
export function names(table: HTMLElement): readonly string[] {
  return rows(table).map(row =>
    readText(row.querySelector('th[scope="row"]') as Element),
  );
}

/** The row of an object: its kind where the table has kinds, its name, and its cluster. */
export function rowOf(
  table: HTMLElement,
  name: string,
  { kind, cluster }: { kind?: string; cluster?: string } = {},
): HTMLElement {
  const found = rows(table).filter(row => {
    const texts = cellsOf(row).map(readText);
    const heading = readText(row.querySelector('th') as Element);
    return (
      heading.startsWith(`${name} `) &&
      (!kind || texts.includes(kind)) &&
      (!cluster || heading.includes(`· ${cluster}`))
    );
  });
  const [row] = found;
  if (found.length !== 1 || !row) {
    throw new Error(
      `${found.length} rows are "${name}" among:\n${names(table).join('\n')}`,
    );
  }
  return row;
}

/** The column's cell in a row. */
export function cell(row: HTMLElement, column: string): HTMLElement {
  const table = row.closest('table') as HTMLElement;
  const index = columnNames(table).indexOf(column);
  const found = cellsOf(row)[index];
  if (!found) throw new Error(`There is no column "${column}"`);
  return found;
}

/** Returns the text of a row's cell, as people read it. */
export const text = (row: HTMLElement, column: string): string =>
  readText(cell(row, column));

/** The text on a row's second line. */
export function secondLine(row: HTMLElement): string | undefined {
  const next = row.nextElementSibling;
  return next && !next.querySelector('th') ? readText(next) : undefined;
}

/** A button in a row, by the beginning of its name. */
export const actionButton = (row: HTMLElement, name: RegExp): HTMLElement =>
  within(row).getByRole('button', { name });

/** Opens a menu of a row, by the beginning of its button's name, and returns an item of it. */
export async function menuItem(
  user: UserEvent,
  row: HTMLElement,
  menu: RegExp,
  item: RegExp | string,
): Promise<HTMLElement> {
  await user.click(actionButton(row, menu));
  return screen.findByRole('menuitem', { name: item });
}

/** The names of a row's menus: the variants of the worded button, and the rest. */
export const WAYS = /^More ways to/;
export const MORE = /^More actions/;
