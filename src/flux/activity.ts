import { findCondition } from './conditions';
import type { FluxResource } from './object';

/** Latest known event of an object. */
export interface Activity {
  readonly what:
    | 'artifactStored'
    | 'reconciled'
    | 'deployed'
    | 'scanned'
    | 'pushed'
    | 'statusChanged'
    | 'created';
  /** RFC 3339. */
  readonly at: string;
}

/** Returns the event, where its time is known. */
export function activityAt(
  what: Activity['what'],
  at: string | undefined,
): Activity | undefined {
  return at === undefined ? undefined : { what, at };
}

/**
 * Returns the latest known event of an object. No field says when Flux last *looked*: a Ready condition keeps its time
 * as long as nothing changes (Kustomizations apart), so this is the newest of the change of Ready and the kind's own
 * record, and names which of them it is.
 */
export function lastActivity(resource: FluxResource): Activity | undefined {
  const ready = findCondition(resource.conditions, 'Ready');
  const known = [
    resource.activity,
    activityAt('statusChanged', ready?.lastTransitionTime),
    activityAt('created', resource.createdAt),
  ].flatMap(activity => activity ?? []);
  return known.reduce<Activity | undefined>(
    (newest, activity) =>
      newest === undefined || Date.parse(activity.at) > Date.parse(newest.at)
        ? activity
        : newest,
    undefined,
  );
}
