import type { Condition } from '../conditions';
import { statusOf, type Status, type StatusInput } from '../status';

export const AT = '2026-05-11T09:00:00Z';

/** A condition of generation 2, whose message is its type and reason. */
export function condition(
  type: string,
  status: Condition['status'],
  reason: string,
  message = `${type} ${reason}`,
): Condition {
  return {
    type,
    status,
    reason,
    message,
    lastTransitionTime: AT,
    observedGeneration: 2,
  };
}

export const ready = condition('Ready', 'True', 'Succeeded');
export const failed = condition('Ready', 'False', 'BuildFailed');
export const stalled = condition('Stalled', 'True', 'URLInvalid');
export const progressing = condition('Reconciling', 'True', 'Progressing');
export const retrying = condition(
  'Reconciling',
  'True',
  'ProgressingWithRetry',
);
export const inProgress = condition('Ready', 'Unknown', 'Progressing');

/** Returns the input of a judgement: a controller has dealt with generation 2, the newest, but for what is given. */
export const judgeable = (input: Partial<StatusInput>): StatusInput => ({
  suspended: false,
  isStatic: false,
  generation: 2,
  observedGeneration: 2,
  hasStatus: true,
  conditions: [],
  waitsFor: [],
  ...input,
});

/** Returns the status of a {@link judgeable} object. */
export const judge = (input: Partial<StatusInput>): Status =>
  statusOf(judgeable(input));
