import { findCondition, lastTransition, type Condition } from './conditions';
import { durationMs } from './duration';
import type { StatusWord } from './status';
import { later } from './writes';

const MINUTE = 60_000;

/**
 * Something that should have happened long ago. `what` is missing: the end of a `run`, a `look` of a controller at the
 * object, its answer to a `request` for a run, or the end of its `deletion`.
 */
export interface Overdue {
  readonly what: 'run' | 'look' | 'request' | 'deletion';
  /** For how long, in ms, by the cluster's clock. */
  readonly forMs: number;
  /** The field of the spec that says how long it should take at most, and its value: a Go duration. */
  readonly by?: 'timeout' | 'interval';
  readonly allowed?: string;
}

/** Times and limits of an object; times are RFC 3339. */
export interface Timed {
  readonly createdAt?: string;
  readonly deletedAt?: string;
  /** `spec.interval`, a Go duration. */
  readonly interval?: string;
  /** `spec.timeout`, a Go duration. */
  readonly timeout?: string;
  /** Last change of the spec. */
  readonly specChangedAt?: string;
  /** See {@link Facets.lookedAt}. */
  readonly lookedAt?: string;
  /** See {@link CommonFields.unhandledSince}. */
  readonly unhandledSince?: string;
}

/** The event that is awaited, since when, and the fields that limit the wait: the first field that is set counts. */
interface Awaited {
  readonly what: Overdue['what'];
  readonly since: string | undefined;
  readonly limits: readonly ('timeout' | 'interval')[];
}

interface Judgement {
  readonly overdue?: Overdue;
  readonly until?: number;
}

/** A controller that is updated, moves to another node or has a long queue is late by minutes. */
const SHORTEST = 15 * MINUTE;
/** "Long ago" is that many times what the spec allows. */
const TIMES = 5;

/** Returns when the run in progress last reported a step. */
function lastStep(conditions: readonly Condition[]): string | undefined {
  return lastTransition(
    conditions.filter(
      ({ type, status }) => status === 'Unknown' || type === 'Reconciling',
    ),
  );
}

/** Returns what the object waits for that Flux does by itself, if it is known since when. */
function awaited(
  object: Timed,
  conditions: readonly Condition[],
  { word, running }: { readonly word: StatusWord; readonly running: boolean },
): Awaited | undefined {
  if (word === 'Deleting') {
    const limits = ['timeout', 'interval'] as const;
    return { what: 'deletion', since: object.deletedAt, limits };
  }
  if (running) {
    const limits = ['timeout', 'interval'] as const;
    return { what: 'run', since: lastStep(conditions), limits };
  }
  const look = (since: string | undefined): Awaited => ({
    what: 'look',
    since,
    limits: ['interval'],
  });
  const ready = findCondition(conditions, 'Ready');
  // `0s`: on request only, as Flux Operator's annotation can say.
  const isPeriodic =
    object.interval === undefined || durationMs(object.interval) !== undefined;
  switch (word) {
    case 'Pending':
      return look(later(object.createdAt, object.specChangedAt));
    case 'Ready':
      return isPeriodic ? look(object.lookedAt) : undefined;
    case 'Reconciling':
      // Its health checks were cancelled, or its spec has changed since. Without a time of that change it may be new.
      return ready?.status === 'False'
        ? look(ready.lastTransitionTime)
        : look(later(object.lookedAt, object.specChangedAt));
    default:
      return undefined;
  }
}

/**
 * Returns the request for a run that no controller has begun to handle. A controller that has left a trace since then is
 * running, so it is not called late. Objects that failed or wait are tried again by themselves, later and later.
 */
function unhandled(
  { unhandledSince: since, lookedAt }: Timed,
  conditions: readonly Condition[],
  { word, running }: { readonly word: StatusWord; readonly running: boolean },
): Awaited | undefined {
  if (since === undefined || running) return undefined;
  if (word !== 'Ready' && word !== 'Reconciling') return undefined;
  const trace = later(lookedAt, lastTransition(conditions));
  const isTraced = trace !== undefined && Date.parse(trace) > Date.parse(since);
  return isTraced ? undefined : { what: 'request', since, limits: [] };
}

/**
 * Bounds a judgement in time.
 *
 * Only what can be known counts. A source whose upstream does not change, for one, is fetched at each interval without
 * a trace: of it, nobody can tell when a controller last looked.
 *
 * @param now - the cluster's time, in ms since the epoch
 * @returns what is overdue, if anything is, and until when that holds, in ms since the epoch
 */
export function overdueAt(
  now: number,
  object: Timed,
  conditions: readonly Condition[],
  status: { readonly word: StatusWord; readonly running: boolean },
): Judgement {
  const event = awaited(object, conditions, status);
  const first = event ? judge(now, object, event) : {};
  if (first.overdue) return first;
  const request = unhandled(object, conditions, status);
  if (!request) return first;
  const second = judge(now, object, request);
  if (second.overdue || first.until === undefined) return second;
  return { until: Math.min(first.until, second.until ?? first.until) };
}

function judge(
  now: number,
  object: Timed,
  { what, since, limits }: Awaited,
): Judgement {
  if (since === undefined) return {};
  const by = limits.find(field => durationMs(object[field]) !== undefined);
  const allowed = by && object[by];
  const began = Date.parse(since);
  const ends = began + Math.max(TIMES * (durationMs(allowed) ?? 0), SHORTEST);
  if (now < ends) return { until: ends };
  const forMs = now - began;
  return {
    overdue: { what, forMs, by, allowed },
    // The time that it names is at most a twentieth too short.
    until: now + Math.max(MINUTE, forMs / 20),
  };
}
