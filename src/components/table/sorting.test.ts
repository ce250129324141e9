import fc from 'fast-check';
import { RUNS } from '../../flux/__testUtils__/runs';
import { placesOf } from './sorting';

const collator = new Intl.Collator('en', { numeric: true });

const plain = fc.stringMatching(/^[a-z0-9.-]{0,9}$/);
const any = fc.oneof(plain, fc.string());

/** Pairs of neighbours that a collator would order otherwise. */
function misplaced(texts: readonly string[]): readonly string[][] {
  const sorted = [...placesOf(texts)].sort(([, a], [, b]) => a - b);
  return sorted
    .map(([text], i) => [sorted[i - 1]?.[0] ?? '', text])
    .filter(([a = '', b = '']) => collator.compare(a, b) > 0);
}

it('orders names as people read them', () => {
  expect([...placesOf(['app-10', 'app-9', 'app-09', 'app'])]).toEqual([
    ['app', 0],
    ['app-9', 1],
    ['app-09', 2],
    ['app-10', 3],
  ]);
});

it('orders plain names and any other texts as a collator does', () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(plain), fc.array(any)), texts =>
      expect(misplaced(texts)).toEqual([]),
    ),
    RUNS,
  );
});
