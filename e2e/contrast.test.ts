import { contrasts } from './browser/measures';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

// Between them they show every word but Unknown.
const SCENARIOS = [
  'waiting',
  'reconciling',
  'stalled-source',
  'suspended',
  'unreadable',
];
const WORDS = [
  'Deleting',
  'Suspended',
  'Ready',
  'Stalled',
  'Waiting',
  'Failed',
  'Reconciling',
  'Pending',
  'Unreadable',
];

it('The words of a status stand out from their background, light and dark', async () => {
  const visitor = await Visitor.come();
  const seen: Record<string, number> = {};
  try {
    for (const scenario of SCENARIOS) {
      await control.play(scenario);
      await visitor.open();
      await visitor.row('Flux sources', 'podinfo').first().waitFor();
      for (const theme of ['light', 'dark'] as const) {
        await visitor.chooseTheme(theme);
        for (const { word, contrast } of await contrasts(visitor.page, WORDS)) {
          const key = `${word} ${theme}`;
          seen[key] = Math.min(contrast, seen[key] ?? Infinity);
        }
      }
    }
  } finally {
    await visitor.leave();
  }
  const expected = WORDS.flatMap(word => [`${word} light`, `${word} dark`]);
  expect(Object.keys(seen).sort()).toEqual(expected.sort());
  const weak = Object.entries(seen).filter(([, contrast]) => contrast < 4.5);
  expect(weak).toEqual([]);
});
