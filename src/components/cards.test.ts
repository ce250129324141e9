import { FLUX_KINDS, KINDS } from '../flux';
import { CARDS } from './cards';

test('the sources card shows every kind of source that an applier can share', () => {
  const sources = FLUX_KINDS.filter(kind => KINDS[kind].role === 'source');
  expect([...(CARDS.sources.sharedKinds ?? [])].sort()).toEqual(
    [...sources].sort(),
  );
});
