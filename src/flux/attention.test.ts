/** @jest-environment node */
import { countByStatus, needsAttention, SEVERITY } from './attention';
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

describe('what needs attention', () => {
  it.each(['Unreadable', 'Stalled', 'Failed', 'Unknown'] as const)(
    '%s does',
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
  ] as const)('%s does not', word => {
    expect(needsAttention(resource(word))).toBe(false);
  });

  it('stands before what does not, in the order of severity', () => {
    const needs = SEVERITY.map(word => needsAttention(resource(word)));
    expect(needs).toEqual([...needs].sort((a, b) => Number(b) - Number(a)));
    expect(new Set(SEVERITY).size).toBe(10);
  });
});

describe('resources are counted by status', () => {
  it('worst first, without the words that none has', () => {
    const words = [
      'Ready',
      'Failed',
      'Ready',
      'Suspended',
      'Unreadable',
      'Ready',
    ] as const;
    expect(countByStatus(words.map(resource))).toEqual([
      ['Unreadable', 1],
      ['Failed', 1],
      ['Suspended', 1],
      ['Ready', 3],
    ]);
  });

  it('none at all gives no counts', () => {
    expect(countByStatus([])).toEqual([]);
  });
});
