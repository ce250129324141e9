import { needsAttention, SEVERITY } from './attention';
import type { FluxResource } from './object';
import { parseResource } from './parse';
import type { StatusWord } from './status';

const origin = {
  cluster: 'one',
  kind: 'Kustomization',
  version: 'v1',
  index: 0,
} as const;

function resource(word: StatusWord): FluxResource {
  const parsed = parseResource(origin, {
    metadata: { name: word.toLowerCase(), namespace: 'team-a' },
    spec: {},
  });
  return { ...parsed, status: { word, running: false, retrying: false } };
}

describe('needsAttention', () => {
  it.each(['Unreadable', 'Stalled', 'Failed', 'Overdue', 'Unknown'] as const)(
    'is true for %s',
    word => {
      expect(needsAttention(resource(word))).toBe(true);
    },
  );

  it.each([
    'Waiting',
    'Deleting',
    'Reconciling',
    'Pending',
    'Suspended',
    'Ready',
  ] as const)('is false for %s', word => {
    expect(needsAttention(resource(word))).toBe(false);
  });

  it('comes before all others in the order of severity', () => {
    const needs = SEVERITY.map(word => needsAttention(resource(word)));
    expect(needs).toEqual([...needs].sort((a, b) => Number(b) - Number(a)));
    expect(new Set(SEVERITY).size).toBe(11);
  });
});
