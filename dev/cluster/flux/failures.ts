import type { Attempt } from './Attempt';
import { Conditions } from './conditions';

export interface Failure {
  readonly reason: string;
  readonly message: string;
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
 * The failure that the run is going to have. An object that fails goes on failing for the same reason: why it failed
 * is outside of the simulation. What the simulation can see for itself (dependencies, sources) is judged anew.
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

/** Ends a run with a failure: stalled if it was before, to be retried otherwise. */
export function fail(attempt: Attempt, { reason, message }: Failure): void {
  const { conditions, before, now } = attempt;
  conditions.ready('False', reason, message);
  const stalled = new Conditions(before, now).get('Stalled');
  if (stalled && stalled.message === message) {
    conditions.stalled(stalled.reason, message);
    attempt.observed();
  } else {
    conditions.willRetry();
  }
  attempt.event({ type: 'Warning', reason, message });
}
