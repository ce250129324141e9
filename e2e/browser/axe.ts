import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Parts of Backstage's page outside the cards: its header, its messages, and the surrounding landmarks and headings. The
 * header of a dialog is the plugin's.
 */
const SHELL = [
  'header:not([role="dialog"] header)',
  'nav',
  '[data-testid="error-button-close"]',
];
const RULES_OF_THE_SHELL = [
  'region',
  'page-has-heading-one',
  'landmark-one-main',
  'heading-order',
];

/** Waits until transitions of colours and the like have ended, also those that begin with the next frames. */
async function animationsEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const running = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' &&
            effect?.getComputedTiming().endTime !== Infinity,
        );
    for (let still = 0; still < 3; still++) {
      await frame();
      const animations = running();
      if (animations.length > 0) still = 0;
      // Those of removed elements are cancelled.
      await Promise.allSettled(animations.map(({ finished }) => finished));
    }
  });
}

/** Rules whose results depend on the theme. They are slow, and do not depend on the width. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const TAGS = [
  ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  'best-practice',
];

interface Choice {
  /** all by default */
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** Returns axe's violations on the page as `rule: element`, for WCAG 2.0 to 2.2 A and AA, and best practices. */
export async function violations(
  page: Page,
  { only = TAGS, without = [] }: Choice = {},
): Promise<readonly string[]> {
  await animationsEnd(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ([exclude, runOnly, off]) => {
      const { axe } = window as unknown as {
        axe: { run: (where: unknown, how: unknown) => Promise<AxeResults> };
      };
      const results = await axe.run(
        { exclude },
        {
          resultTypes: ['violations'],
          runOnly,
          rules: Object.fromEntries(off.map(id => [id, { enabled: false }])),
        },
      );
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, html, any }) =>
            `${id}: ${target.join(' ')} ${html.slice(0, 160)} ${any.map(({ message }) => message).join(' ')}`,
        ),
      );
    },
    [SHELL, only, [...RULES_OF_THE_SHELL, ...without]] as const,
  );
}
