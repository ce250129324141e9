/**
 * `npm run screenshots`: takes the README's pictures from the harness, in light and dark, and writes them to docs/images.
 * `npm run screenshots -- NAME…` takes only these.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Visitor } from '../browser/Visitor';
import { ControlClient } from '../harness/control';
import { Harness } from '../harness/Harness';
import { PICTURES, type Picture } from './pictures';

const DIRECTORY = join(__dirname, '..', '..', 'docs', 'images');
const THEMES = ['light', 'dark'] as const;
const WIDTH = 1280;
/** Margin of the page around the card, in px. */
const MARGIN = 8;

async function take(
  visitor: Visitor,
  control: ControlClient,
  picture: Picture,
  theme: (typeof THEMES)[number],
): Promise<void> {
  const { page } = visitor;
  await visitor.open(
    `${picture.path}?scenario=${picture.scenario}&theme=${theme}`,
  );
  await page.locator(`body[data-theme-mode="${theme}"]`).waitFor();
  await picture.show(visitor, control);
  // Moves the pointer off all buttons and removes the focus.
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const { card, dialogHeight } = picture;
  const shown = dialogHeight ? page.getByRole('dialog') : visitor.card(card);
  const box = await shown.boundingBox();
  if (!box) throw new Error(`Nothing to show in "${card}"`);
  const path = join(DIRECTORY, `${picture.name}-${theme}.png`);
  await page.screenshot({
    path,
    animations: 'disabled',
    clip: dialogHeight
      ? { ...box, height: dialogHeight }
      : {
          x: box.x - MARGIN,
          y: box.y - MARGIN,
          width: box.width + 2 * MARGIN,
          height: box.height + 2 * MARGIN,
        },
  });
  process.stdout.write(
    `${picture.name}, ${theme}: ${Math.round(statSync(path).size / 1000)} kB\n`,
  );
}

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const pictures = PICTURES.filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  const harness = await Harness.start();
  try {
    mkdirSync(DIRECTORY, { recursive: true });
    const control = new ControlClient(harness.controlUrl);
    const visitor = await Visitor.come(WIDTH, harness.pageUrl);
    await visitor.resize(WIDTH, 1800);
    try {
      for (const picture of pictures) {
        for (const theme of THEMES) {
          await control.play(picture.scenario);
          await take(visitor, control, picture, theme);
        }
      }
    } finally {
      await visitor.leave();
    }
  } finally {
    await harness.interrupt();
  }
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
