import { findCondition } from '../conditions';
import { readTime, type Untrusted } from '../untrusted';
import { HEALTHY, type Health, type HealthReason } from './health';
import { countOf, looseConditions, type AnyObject } from './readLoosely';

interface Job extends AnyObject {
  readonly spec?: {
    readonly parallelism?: number;
    readonly completions?: number;
    readonly suspend?: boolean;
  };
  readonly status?: NonNullable<AnyObject['status']> & {
    readonly startTime?: string;
    readonly succeeded?: number;
    readonly failed?: number;
  };
}

/**
 * kstatus: `jobConditions`; but a Job that runs is in progress until it has completed, as in Flux's own reader
 * (fluxcd/pkg runtime/statusreaders/job.go).
 */
export function jobHealth(object: Untrusted<Job>): Health {
  const { spec, status } = object;
  const conditions = looseConditions(object);
  const complete = findCondition(conditions, 'Complete');
  const failed = findCondition(conditions, 'Failed');
  const isFailed = failed?.status === 'True';
  if (!isFailed && complete?.status === 'True') return HEALTHY;
  if (!isFailed && spec?.suspend === true) {
    return { word: 'inProgress', reason: { id: 'paused' } };
  }
  const startedAt = readTime(status?.startTime);
  const running = startedAt === undefined ? 'notStarted' : 'running';
  const reason: HealthReason = {
    id: 'job',
    state: isFailed ? 'failed' : running,
    succeeded: countOf(status?.succeeded),
    wanted: countOf(spec?.completions, countOf(spec?.parallelism, 1)),
    failed: countOf(status?.failed),
    message: failed?.message ?? failed?.reason,
  };
  return isFailed
    ? { word: 'failed', reason, since: failed.lastTransitionTime }
    : { word: 'inProgress', reason, since: startedAt };
}

/** kstatus: always current. Whether its Jobs succeed is their own health. */
export function cronJobHealth({ spec }: Untrusted<Job>): Health {
  return spec?.suspend === true
    ? { ...HEALTHY, reason: { id: 'paused' } }
    : HEALTHY;
}
