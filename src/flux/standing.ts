import type { FluxResource } from './object';

/** How far a change has come at an object, by its status; `waits`: something else has to be fixed first. */
export type Standing = 'well' | 'running' | 'bad' | 'waits' | 'unknown';

export function standingOf(object: FluxResource | null | undefined): Standing {
  if (object === undefined) return 'unknown';
  if (object === null) return 'bad';
  switch (object.status.word) {
    case 'Ready':
      return 'well';
    case 'Reconciling':
    case 'Pending':
      return 'running';
    case 'Waiting':
      return 'waits';
    case 'Unknown':
      return 'unknown';
    default:
      return 'bad';
  }
}

/** Worst first. */
export const RANK: readonly Standing[] = [
  'bad',
  'waits',
  'running',
  'unknown',
  'well',
];
