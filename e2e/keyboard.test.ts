import { eventually } from './browser/eventually';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';

let visitor: Visitor;
const search = () =>
  visitor.page.getByRole('textbox', { name: `Search ${CARD}` });

beforeAll(async () => {
  visitor = await Visitor.come();
});
beforeEach(async () => {
  await control.play('fleet');
  await visitor.open();
  await visitor.row(CARD, 'podinfo-01').first().waitFor();
  // Buttons and checkboxes follow the words of the rows.
  await visitor
    .card(CARD)
    .locator('[aria-busy="true"]')
    .waitFor({ state: 'detached' });
  await search().focus();
});
afterAll(() => visitor.leave());

const press = (key: string) => visitor.page.keyboard.press(key);

/** Returns the name and place of the focused element. */
const focused = () =>
  visitor.page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const labels = (element as Partial<HTMLInputElement>).labels;
    return {
      name:
        element.getAttribute('aria-label') ??
        labels?.[0]?.textContent ??
        `${element.textContent}`,
      tag: element.tagName,
      // Includes the elements of Material UI's focus trap.
      isInDialog:
        element.closest('[role="dialog"], [role="presentation"]') !== null,
      isInCard: element.closest('section') !== null,
    };
  });

/** Waits until the focus is on an element with this name. */
const focusIs = (name: string | RegExp) =>
  eventually(async () => {
    const { name: here } = await focused();
    if (typeof name === 'string') expect(here).toBe(name);
    else expect(here).toMatch(name);
  });

/** Returns whether the focus is visible: the element looks different from when it has no focus. */
async function isFocusVisible(): Promise<boolean> {
  const { page } = visitor;
  const element = await page.evaluateHandle(
    () => document.activeElement as HTMLElement,
  );
  await element.scrollIntoViewIfNeeded();
  // Waits for an outline and a possible tooltip.
  await page.waitForTimeout(150);
  const box = await element.evaluate(each => {
    // Material UI draws the focus of fields and selects on a surrounding element.
    const isField = each.matches('input:not([type="checkbox"]), select');
    const around = (isField && each.parentElement?.parentElement) || each;
    const { x, y, width, height } = around.getBoundingClientRect();
    return { x: x - 4, y: y - 4, width: width + 8, height: height + 8 };
  });
  const clip = { ...box, x: Math.max(box.x, 0), y: Math.max(box.y, 0) };
  const withFocus = await page.screenshot({ clip, caret: 'hide' });
  await element.evaluate(each => each.blur());
  await page.waitForTimeout(250);
  const without = await page.screenshot({ clip, caret: 'hide' });
  await element.evaluate(each => each.focus());
  return !withFocus.equals(without);
}

/** Presses Tab until an element with this name has the focus. @throws Error if Tab leaves the card first */
async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const { name: here, isInCard, isInDialog } = await focused();
    if (name.test(here)) return;
    if (!isInCard && !isInDialog) break;
    await press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

it('Tab follows the reading order of a card, with a visible focus', async () => {
  const stops: string[] = [];
  const unseen: string[] = [];
  for (;;) {
    const { name, isInCard } = await focused();
    if (!isInCard || stops.length >= 25) break;
    stops.push(name);
    if (!(await isFocusVisible())) unseen.push(name);
    await press('Tab');
  }
  expect(unseen).toEqual([]);
  const row = 'HelmRelease team-a/podinfo on edge-01';
  expect(stops.slice(0, 19)).toEqual([
    `Search ${CARD}`,
    ...['Kind', 'Cluster'],
    `Copy link to ${CARD} as shown`,
    expect.stringMatching(/^Select all/),
    ...['Kind', 'Name', 'Source', 'Revision', 'Status', 'Updated'],
    `Select ${row}`,
    'podinfo',
    'Ready',
    '3 hours ago',
    `Sync ${row}`,
    `More ways to sync ${row}`,
    `More actions for ${row}`,
    'Select Kustomization team-a/podinfo on edge-01',
  ]);
});

it('sorts with Enter and announces it', async () => {
  const header = visitor.card(CARD).getByRole('columnheader', { name: 'Name' });
  // At first, what needs attention comes first.
  expect(await header.getAttribute('aria-sort')).toBeNull();
  await tabTo(/^Name/);
  await press('Enter');
  await eventually(async () =>
    expect(await header.getAttribute('aria-sort')).toBe('ascending'),
  );
  await press('Enter');
  await eventually(async () =>
    expect(await header.getAttribute('aria-sort')).toBe('descending'),
  );
  await tabTo(/^Name/);
});

it('focuses the search with /', async () => {
  await tabTo(/^Select HelmRelease/);
  await press('/');
  await focusIs(`Search ${CARD}`);
  expect(await search().inputValue()).toBe('');
});

it('opens a menu, moves within it, and returns with Escape', async () => {
  await tabTo(/^More ways to sync HelmRelease/);
  const { name } = await focused();
  await press('Enter');
  await visitor.page.getByRole('menu').waitFor();
  await focusIs(/^Sync with source/);
  await press('ArrowDown');
  await focusIs(/^Force/);
  await press('Escape');
  await visitor.page.getByRole('menu').waitFor({ state: 'detached' });
  await focusIs(name);
});

it('selects rows with Space, and keeps the focus in the bulk dialog until it closes', async () => {
  await tabTo(/^Select HelmRelease/);
  await press('Space');
  const bar = visitor.card(CARD).getByRole('toolbar').getByText('1 selected');
  await bar.waitFor();
  // The toolbar is above the table.
  for (let i = 0; i < 40; i++) {
    if (/^Suspend$/.test((await focused()).name)) break;
    await press('Shift+Tab');
  }
  await press('Enter');
  const dialog = visitor.page.getByRole('dialog');
  await dialog.waitFor();
  await eventually(async () =>
    expect(await focused()).toMatchObject({ isInDialog: true }),
  );
  for (let i = 0; i < 12; i++) {
    expect(await focused()).toMatchObject({ isInDialog: true });
    await press('Tab');
  }
  await press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await focusIs('Suspend');
  await tabTo(/^Select HelmRelease/);
  await press('Escape');
  await bar.waitFor({ state: 'detached' });
});

it('syncs with Enter and keeps the focus on the button', async () => {
  await tabTo(/^Sync HelmRelease team-a\/podinfo-01 /);
  const { name } = await focused();
  await press('Enter');
  await visitor.page
    .getByRole('alert')
    .filter({ hasText: /Synced .*podinfo-01 on production-eu/ })
    .waitFor();
  await focusIs(name);
});

it('respects "reduce motion"', async () => {
  const { page } = visitor;
  /** Returns animations that run continuously or move something over time. */
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => {
          const { target } = (effect ?? {}) as KeyframeEffect;
          const timing = effect?.getComputedTiming();
          const frames = (effect as KeyframeEffect | null)?.getKeyframes();
          const moves = frames?.some(frame =>
            Object.keys(frame).some(key =>
              /transform|height|width|left|top|margin|stroke/i.test(key),
            ),
          );
          const isOurs =
            target?.closest('section, [role="dialog"], [role="menu"]') ||
            target?.closest('[role="tooltip"], [role="presentation"]');
          return isOurs && (moves || timing?.iterations === Infinity);
        })
        .map(animation => {
          const { target } = animation.effect as KeyframeEffect;
          return `${target?.className} ${target?.textContent?.slice(0, 40)}`;
        }),
    );
  await tabTo(/^Sync HelmRelease team-a\/podinfo-01 /);
  expect(await moving()).toEqual([]);
  await press('Enter');
  await visitor
    .card(CARD)
    .getByRole('status', { name: /^Syncing/ })
    .first()
    .waitFor();
  expect(await moving()).toEqual([]);
  await tabTo(/^More actions for/);
  await press('Enter');
  await visitor.page.getByRole('menu').waitFor();
  expect(await moving()).toEqual([]);
  // The last item: opens the commands, which is possible during a sync.
  await press('ArrowUp');
  await press('Enter');
  await page.getByRole('dialog').waitFor();
  expect(await moving()).toEqual([]);

  await control.setFaults(['delay-60s']);
  await visitor.open();
  await page.locator('[aria-busy="true"]').first().waitFor();
  expect(await moving()).toEqual([]);
  await control.setFaults([]);
});
