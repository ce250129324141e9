import { upstreamOf } from './graph';
import { definitionOf, supports, versionOf, type Support } from './kinds';
import { isReadable, type FluxResource } from './object';

/** An action that a person can request for one object. */
export type FluxAction =
  | 'sync'
  | 'syncWithSource'
  | 'force'
  | 'reset'
  | 'suspend'
  | 'resume'
  | 'resumeAndSync';

/**
 * Whether Flux can do an action for an object, whatever its state is now: `notThisVersion` means that a newer version
 * of its controller can, `never` that none can.
 */
export type ActionSupport = 'yes' | 'notThisVersion' | 'never';

/** The features of a controller that an action needs. */
const NEEDS: Readonly<
  Record<FluxAction, readonly ('reconcile' | 'suspend' | 'force')[]>
> = {
  sync: ['reconcile'],
  // The source can be reconciled even where the object itself cannot.
  syncWithSource: [],
  force: ['force'],
  reset: ['force'],
  suspend: ['suspend'],
  resume: ['suspend'],
  resumeAndSync: ['suspend', 'reconcile'],
};

function supportIn(support: Support, version: string): ActionSupport {
  if (supports(support, version)) return 'yes';
  return support === 'never' ? 'never' : 'notThisVersion';
}

/** Returns whether an action on a static object has an effect, or removes a suspension that has none. */
function isSupportedOfStatic(
  { ignoresSuspend, suspended }: FluxResource,
  action: FluxAction,
): boolean {
  if (action === 'resume') return suspended || !ignoresSuspend;
  return action === 'suspend' && !ignoresSuspend;
}

/**
 * Returns whether the kind, type and version of an object support an action. Its state is another matter (see
 * `refusalOf`), and so are permissions. Nothing can be done to an unreadable object, and a static one can only be
 * suspended and resumed, or freed of a suspension that has no effect.
 */
export function supportOf(
  resource: FluxResource,
  action: FluxAction,
): ActionSupport {
  if (!isReadable(resource)) return 'never';
  if (resource.isStatic && !isSupportedOfStatic(resource, action)) {
    return 'never';
  }
  if (action === 'syncWithSource' && !upstreamOf(resource)) return 'never';
  const version = versionOf(resource.apiVersion);
  const found = NEEDS[action].map(feature =>
    supportIn(definitionOf(resource.kind)[feature], version),
  );
  if (found.includes('never')) return 'never';
  return found.includes('notThisVersion') ? 'notThisVersion' : 'yes';
}

/**
 * The reason why Flux would not do an action for an object as it is now:
 *
 * - `unreadable`: the object could not be read
 * - `deleting`: it is being deleted
 * - `unsupported`: its kind, type or version does not support the action
 * - `noSource`: it has no source that Flux could fetch
 * - `suspended`: Flux does nothing while it is suspended
 * - `alreadySuspended`, `notSuspended`: there is nothing to suspend, or to resume
 */
export type ActionRefusal =
  | 'unreadable'
  | 'deleting'
  | 'unsupported'
  | 'noSource'
  | 'suspended'
  | 'alreadySuspended'
  | 'notSuspended';

/** Returns why Flux would not do an action now, or `undefined` if it would. Permissions are not considered. */
export function refusalOf(
  resource: FluxResource,
  action: FluxAction,
): ActionRefusal | undefined {
  if (!isReadable(resource)) return 'unreadable';
  if (resource.deletedAt !== undefined) return 'deleting';
  if (supportOf(resource, action) !== 'yes') {
    const isOnlySourceMissing =
      action === 'syncWithSource' && supportOf(resource, 'sync') === 'yes';
    return isOnlySourceMissing ? 'noSource' : 'unsupported';
  }
  if (action === 'resume' || action === 'resumeAndSync') {
    return resource.suspended ? undefined : 'notSuspended';
  }
  if (!resource.suspended) return undefined;
  return action === 'suspend' ? 'alreadySuspended' : 'suspended';
}
