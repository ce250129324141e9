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
