import { findCondition } from './conditions';
import { isReadable, type FluxResource } from './models';

/** The last thing that is known to have happened to an object. @public */
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

function ownActivity(
  resource: FluxResource,
): readonly (Activity | undefined)[] {
  if (!isReadable(resource)) return [];
  const happened = (
    what: Activity['what'],
    at: string | undefined,
  ): Activity | undefined => (at === undefined ? undefined : { what, at });
  switch (resource.kind) {
    case 'Kustomization':
      return [happened('reconciled', resource.lastReconciledAt)];
    case 'HelmRelease':
      return [happened('deployed', resource.lastDeployedAt)];
    case 'ImageRepository':
      return [happened('scanned', resource.lastScanAt)];
    case 'ImageUpdateAutomation':
      return [happened('pushed', resource.lastPushAt)];
    case 'ImagePolicy':
      return [];
    default:
      return [happened('artifactStored', resource.artifact?.lastUpdateTime)];
  }
}

/**
 * When something last happened to the object, and what. There is no field that says when Flux last *looked*: a Ready
 * condition keeps its time as long as nothing changes (Kustomizations apart), so this is the newest of the change of
 * Ready and the kind's own record, and names which of them it is.
 *
 * @public
 */
export function lastActivity(resource: FluxResource): Activity | undefined {
  const ready = findCondition(resource.conditions, 'Ready')?.lastTransitionTime;
  const known = [
    ...ownActivity(resource),
    ready === undefined
      ? undefined
      : ({ what: 'statusChanged', at: ready } as const),
    resource.createdAt === undefined
      ? undefined
      : ({ what: 'created', at: resource.createdAt } as const),
  ].flatMap(activity => activity ?? []);
  return known.reduce<Activity | undefined>(
    (newest, activity) =>
      newest === undefined || Date.parse(activity.at) > Date.parse(newest.at)
        ? activity
        : newest,
    undefined,
  );
}
