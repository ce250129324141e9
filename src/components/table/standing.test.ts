import { parseResource, SEVERITY, type StatusWord } from '../../flux';
import type { FluxRow } from './rows';
import { countStandings, STANDINGS } from './standing';

const origin = {
  cluster: 'one',
  kind: 'Kustomization',
  version: 'v1',
  index: 0,
} as const;

function rowWith(word: StatusWord): FluxRow {
  const parsed = parseResource(origin, {
    metadata: { name: word.toLowerCase(), namespace: 'team-a' },
    spec: {},
  });
  const status = { word, running: false, retrying: false };
  return {
    resource: { ...parsed, status },
    isShared: false,
    isManaged: false,
    isBlockedElsewhere: false,
    isSourceMissing: false,
    isSourceLate: false,
  };
}

it('counts rows by status and how many need attention, and leaves out groups without a row', () => {
  const words = [
    'Ready',
    'Failed',
    'Ready',
    'Suspended',
    'Unreadable',
    'Ready',
  ] as const;
  const counts = countStandings(words.map(rowWith));
  expect(new Set(counts)).toEqual(
    new Set([
      ['attention', 2],
      ['Unreadable', 1],
      ['Failed', 1],
      ['Suspended', 1],
      ['Ready', 3],
    ]),
  );
  expect(countStandings([])).toEqual(new Map());
});

it.each(SEVERITY)('counts a row that is %s once among the statuses', word => {
  const counts = countStandings([rowWith(word)]);
  expect(counts.get(word)).toBe(1);
  expect(SEVERITY.filter(each => counts.has(each))).toEqual([word]);
});

it('has each status once, the worst first', () => {
  const isWord = (text: string): text is StatusWord =>
    SEVERITY.some(each => each === text);
  expect(STANDINGS.filter(isWord)).toEqual(SEVERITY);
});
