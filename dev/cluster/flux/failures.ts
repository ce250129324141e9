import type { Attempt } from './Attempt';
import { Conditions } from './conditions';

export interface Failure {
  readonly reason: string;
  readonly message: string;
  /** Lines of Helm's log, which only the event has. */
  readonly log?: string;
}

const waiting = [
  'DependencyNotReady',
  'SourceNotReady',
  'HealthCheckCanceled',
  'Progressing',
];
const aboutSources =
  /^Source artifact not found|^could not get Source object|\.fluxcd\.io "[^"]+" not found$/;

/**
 * Returns the failure that the run will end with. An object that fails keeps failing for the same reason, since the
 * cause is outside the simulation. Dependencies and sources are inside it and are checked again.
 */
export function scriptedFailure({
  world,
  failureBefore,
}: Attempt): Failure | undefined {
  const next = /^(\w+): ([\s\S]*)$/.exec(world.script['next-failure'] ?? '');
  if (next) return { reason: next[1] ?? '', message: next[2] ?? '' };
  if (!failureBefore || world.script['next-success'] === 'true')
    return undefined;
  if (
    waiting.includes(failureBefore.reason) ||
    aboutSources.test(failureBefore.message)
  ) {
    return undefined;
  }
  return failureBefore;
}

/** Ends a run with a failure: stalled if it was stalled before, otherwise to be retried. */
export function fail(attempt: Attempt, failure: Failure): void {
  const { reason, message, log } = failure;
  const { conditions, before, now } = attempt;
  conditions.ready('False', reason, message);
  const stalled = new Conditions(before, now).get('Stalled');
  if (stalled && stalled.message === message) {
    conditions.stalled(stalled.reason, message);
    attempt.observed();
  } else {
    conditions.willRetry();
  }
  attempt.event({
    type: 'Warning',
    reason,
    message: log ? `${message}\n\nLast Helm logs:\n\n${log}` : message,
  });
}

/** Ends a run with the failure that it is to end with, if there is one, and returns it. */
export function failIfScripted(attempt: Attempt): Failure | undefined {
  const failure = scriptedFailure(attempt);
  if (failure) fail(attempt, failure);
  return failure;
}
