import { capabilitiesOf } from './capabilities';
import { isReadable, type FluxResource } from './models';

/** What a person can ask for one object. @public */
export type FluxAction =
  | 'sync'
  | 'syncWithSource'
  | 'force'
  | 'reset'
  | 'suspend'
  | 'resume'
  | 'resumeAndSync';

/**
 * Why an action makes no sense for an object as it is now:
 *
 * - `unreadable`: it cannot be understood
 * - `deleting`: it is on its way out
 * - `unsupported`: its controller does not act on it, because of its kind, its type or its version
 * - `noSource`: it takes its content from nothing that Flux could fetch
 * - `suspended`: so Flux would do nothing
 * - `alreadySuspended`, `notSuspended`: there is nothing to suspend, or to resume
 *
 * @public
 */
export type ActionRefusal =
  | 'unreadable'
  | 'deleting'
  | 'unsupported'
  | 'noSource'
  | 'suspended'
  | 'alreadySuspended'
  | 'notSuspended';

/** Whether its controller would act on it, whatever its state. */
function isSupported(resource: FluxResource, action: FluxAction): boolean {
  const { reconcile, suspend, withSource, force } = capabilitiesOf(resource);
  switch (action) {
    case 'sync':
      return reconcile;
    case 'syncWithSource':
      // Its source can be asked even where it itself cannot.
      return reconcile || withSource;
    case 'force':
    case 'reset':
      return force;
    case 'resumeAndSync':
      return suspend && reconcile;
    default:
      return suspend;
  }
}

/** Why Flux would not do it, or `undefined` where it would. Permissions are another matter. @public */
export function refusalOf(
  resource: FluxResource,
  action: FluxAction,
): ActionRefusal | undefined {
  if (!isReadable(resource)) return 'unreadable';
  if (resource.deletedAt !== undefined) return 'deleting';
  if (!isSupported(resource, action)) return 'unsupported';
  if (action === 'resume' || action === 'resumeAndSync') {
    return resource.suspended ? undefined : 'notSuspended';
  }
  if (resource.suspended) {
    return action === 'suspend' ? 'alreadySuspended' : 'suspended';
  }
  const hasSource = capabilitiesOf(resource).withSource;
  return action === 'syncWithSource' && !hasSource ? 'noSource' : undefined;
}
