import type { FluxResource } from './object';
import type { StatusWord } from './status';

/** From what wants a person most to what wants none: the order in which status sorts. @public */
export const SEVERITY: readonly StatusWord[] = [
  'Unreadable',
  'Stalled',
  'Failed',
  'Unknown',
  'Waiting',
  'Deleting',
  'Reconciling',
  'Pending',
  'Suspended',
  'Ready',
];

const ATTENTION: readonly StatusWord[] = [
  'Unreadable',
  'Stalled',
  'Failed',
  'Unknown',
];

/** Nothing will get better here unless somebody looks. @public */
export function needsAttention(resource: FluxResource): boolean {
  return ATTENTION.includes(resource.status.word);
}

/** How many resources have each status, worst first; words that none has are left out. @public */
export function countByStatus(
  resources: readonly FluxResource[],
): readonly (readonly [StatusWord, number])[] {
  const counts = new Map<StatusWord, number>();
  for (const { status } of resources) {
    counts.set(status.word, (counts.get(status.word) ?? 0) + 1);
  }
  return SEVERITY.flatMap(word => {
    const count = counts.get(word);
    return count === undefined ? [] : [[word, count] as const];
  });
}
