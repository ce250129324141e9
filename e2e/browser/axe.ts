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

/** Returns axe's violations on the page as `rule: element`, for WCAG 2.0 to 2.2 A and AA, and best practices. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Waits for colour transitions to end.
  await page.waitForTimeout(400);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(
    async ([exclude, off]) => {
      const { axe } = window as unknown as {
        axe: { run: (where: unknown, how: unknown) => Promise<AxeResults> };
      };
      const results = await axe.run(
        { exclude },
        {
          resultTypes: ['violations'],
          runOnly: [
            ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            'best-practice',
          ],
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
    [SHELL, RULES_OF_THE_SHELL] as const,
  );
}
