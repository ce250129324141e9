import type { FluxResource } from './object';
import type { StatusWord } from './status';

/** Sort order of statuses, from the most urgent to the least. */
export const SEVERITY: readonly StatusWord[] = [
  'Unreadable',
  'Stalled',
  'Failed',
  'Overdue',
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
  'Overdue',
  'Unknown',
];

/** Returns whether nothing will improve unless a person acts. */
export function needsAttention(resource: FluxResource): boolean {
  const { word, overdue } = resource.status;
  return ATTENTION.includes(word) || overdue !== undefined;
}

/** Counts resources by status, worst first; leaves out statuses that no resource has. */
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
