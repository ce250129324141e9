import { screen, within } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '..';
import { cards } from '../../dev/cards';
import { clustersOf, renderPage, settle, setUpPages } from '../__testUtils__';
import { pseudoLanguage, unmarked } from '../__testUtils__/pseudoLanguage';
import { KINDS } from '../flux';
import { FluxContent } from './content';

setUpPages();

/** Returns all texts in a JSON value, and the names of its fields. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [
    name,
    ...textsIn(each),
  ]);
}

/** Matches `Nov 22, 2026, 11:42:07 PM GMT+1`. */
const TIME = /[A-Z][a-z]{2} \d+, \d{4}, [\d:]+\s[AP]M\s\S+/g;

/** Matches times in messages of Flux: a story that is told again a second later has others. */
const RFC3339 = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Matches `3 minutes ago` and `3 minutes`, which `Intl` writes in the language of the messages. */
const AGE = /\d+ (second|minute|hour|day)s?( ago)?/g;

/**
 * Matches problems of fields, messages about failed requests, and commands to copy, which are English in every
 * language.
 */
const TECHNICAL =
  /^(metadata|spec|status)[\w.]* (is|cannot) |^HTTP \d+$|^request to http|^flux \w/;

/** Returns a check for texts that need no translation: texts from the clusters of a story, and terms of Kubernetes. */
function knownIn(story: string) {
  const texts = clustersOf(story).flatMap(({ name, objects }) => [
    name,
    ...textsIn(objects),
  ]);
  const plain = (text: string) =>
    text.replace(RFC3339, '').replace(/\s+/g, ' ');
  const all = plain(texts.join('\n'));
  const words = new Set([
    ...texts,
    ...Object.entries(KINDS).flatMap(([kind, { plural }]) => [
      ...[kind, plural],
      `${kind.replace(/y$/, 'ie')}s`,
    ]),
    // Verbs of Kubernetes, and parts of a reference in Flux.
    ...['get', 'patch', 'branch', 'tag', 'semver'],
    // Defaults of references.
    ...['master', 'latest'],
  ]);
  const isKnown = (line: string): boolean => {
    const text = plain(line).replace(/…$/, '').trim();
    if (all.includes(text) || TECHNICAL.test(text)) return true;
    // Allows names, revisions, addresses and numbers, but no other words.
    return text
      .split(' ')
      .every(word => words.has(word) || !/^[\p{L}]+[.,:;]?$/u.test(word));
  };
  return (piece: string): boolean => piece.split('\n').every(isKnown);
}

/** Elements to ignore: code is not translated, and Material UI's ripple has no text. */
const isCode = (element: Element | null) =>
  element?.closest('code, pre, style, script') !== null;

const NAMES = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'];

/** Returns all visible texts of the page, and all for screen readers. */
function textsOfPage(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (isCode(node.parentElement)) continue;
    const text = node.textContent ?? '';
    // A name goes on where it may break.
    const isRest = node.previousSibling?.nodeName === 'WBR';
    texts.push(isRest ? `${texts.pop() ?? ''}${text}` : text);
  }
  for (const name of NAMES) {
    document.body
      .querySelectorAll(`[${name}]`)
      .forEach(each => texts.push(each.getAttribute(name) ?? ''));
  }
  return texts;
}

/** Backstage's own text on each external link. */
const BACKSTAGE = ', Opens in a new window';

/** Returns the texts that are neither translated nor known. */
function untranslated(story: string): readonly string[] {
  const isKnown = knownIn(story);
  const left = textsOfPage()
    .map(text => text.replace(BACKSTAGE, '').replace(TIME, '').replace(AGE, ''))
    .flatMap(unmarked)
    .filter(piece => !isKnown(piece));
  return [...new Set(left)];
}

/** The eight cards, one of them as a plain table. */
const dashboard = (
  <>
    {cards.map(({ component, Card }) => (
      <Card
        key={component}
        many={component !== 'EntityFluxKustomizationsCard'}
      />
    ))}
  </>
);

const render = async (story: string, shown = dashboard) => {
  const page = await renderPage(shown, {
    story,
    translationApi: pseudoLanguage(),
  });
  await screen.findAllByRole('table', { busy: false });
  await settle();
  return page;
};

test('the pseudo-language shows untranslated texts', () => {
  expect(unmarked('⟦Sync ⟪Kustomization a/b⟫⟧ now')).toEqual([
    'Kustomization a/b',
    'now',
  ]);
  const isKnown = knownIn('all-well');
  expect(isKnown('Kustomization team-a/podinfo')).toBe(true);
  expect(isKnown('Kustomization team-a/podinfo on staging')).toBe(false);
  expect(isKnown('2 selected')).toBe(false);
});

test.each([
  'all-well',
  'failing-chart',
  'suspensions',
  'unreadable',
  'shared-sources',
  'cluster-forbids',
])('all cards are translated in the scenario %s', async story => {
  const { user } = await render(story);
  expect(untranslated(story)).toEqual([]);
  // The tooltip of a status has its details.
  const [status] = screen.getAllByRole('button', {
    name: /⟦(Ready|Failed|Suspended|Unreadable|Waiting)⟧$/,
  });
  if (!status) throw new Error('There is no status');
  await user.hover(status);
  await screen.findByRole('tooltip');
  expect(untranslated(story)).toEqual([]);
});

test.each(['nothing', 'cluster-down'])(
  'all messages are translated in the scenario %s',
  async story => {
    const page = await renderPage(<FluxContent />, {
      story,
      translationApi: pseudoLanguage(),
    });
    await settle(500);
    for (const button of screen.queryAllByRole('button', { expanded: false })) {
      await page.user.click(button);
    }
    expect(untranslated(story)).toEqual([]);
  },
);

test('menus, dialogs, messages and bulk actions are translated', async () => {
  const story = 'suspensions';
  const { user, alerts } = await render(story, <EntityFluxDeploymentsCard />);
  for (const [menu, item] of [
    [/More ways/, /Force/],
    [/More ways/, /Reset/],
    [/More actions/, /Suspend/],
    [/More actions/, /CLI commands/],
  ] as const) {
    const [button] = screen.getAllByRole('button', { name: menu });
    if (!button) throw new Error('There is no menu');
    await user.click(button);
    const found = screen.queryByRole('menuitem', { name: item });
    expect(untranslated(story)).toEqual([]);
    if (found?.getAttribute('aria-disabled') === 'false') {
      await user.click(found);
      await screen.findByRole('dialog');
    }
    expect(untranslated(story)).toEqual([]);
    await user.keyboard('{Escape}');
    await settle(300);
  }
  for (const name of [/^⟦Resume /, /^⟦Sync /]) {
    const button = screen
      .getAllByRole('button', { name })
      .find(each => each.getAttribute('aria-disabled') === 'false');
    if (!button) continue;
    await user.click(button);
    await settle(300);
    expect(untranslated(story)).toEqual([]);
    if (screen.queryByRole('dialog')) await user.keyboard('{Escape}');
    await settle(300);
  }
  const [first] = screen.getAllByRole('checkbox', { name: /Select all/ });
  if (!first) throw new Error('There is no box');
  await user.click(first);
  expect(untranslated(story)).toEqual([]);
  for (const name of [
    '⟦Sync⟧',
    '⟦Sync with source⟧',
    '⟦Suspend⟧',
    '⟦Resume⟧',
  ]) {
    const [toolbar] = screen.getAllByRole('toolbar');
    const button = toolbar && within(toolbar).queryByRole('button', { name });
    if (!button) continue;
    await user.click(button);
    await settle(300);
    expect(untranslated(story)).toEqual([]);
    await user.keyboard('{Escape}');
    await settle(300);
  }
  const isKnown = knownIn(story);
  const said = alerts.flatMap(({ message }) => unmarked(message));
  expect(said.filter(piece => !isKnown(piece))).toEqual([]);
});
