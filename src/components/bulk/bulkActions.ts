import {
  capabilitiesOf,
  isReadable,
  KINDS,
  refusalOf,
  type FluxAction,
  type FluxResource,
} from '../../flux';

/** What can be done to many at once. */
export const BULK_ACTIONS = [
  'sync',
  'syncWithSource',
  'suspend',
  'resume',
] as const satisfies readonly FluxAction[];

export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Whether the action is one for this kind of object at all, whatever its state. */
function isFor(action: BulkAction, resource: FluxResource): boolean {
  if (!isReadable(resource) || resource.isStatic) return false;
  if (action === 'syncWithSource') return capabilitiesOf(resource).withSource;
  if (refusalOf(resource, action) !== 'unsupported') return true;
  const { reconcile, suspend } = KINDS[resource.kind];
  // Some versions of its controller do: there is something to explain.
  const support = action === 'sync' ? reconcile : suspend;
  return typeof support !== 'string';
}

/** The actions that make sense for some of these objects. */
export function bulkActionsFor(
  resources: readonly FluxResource[],
): readonly BulkAction[] {
  return BULK_ACTIONS.filter(action =>
    resources.some(resource => isFor(action, resource)),
  );
}

/** Whether anything can ever be done to it. */
export function isActionable(resource: FluxResource): boolean {
  return BULK_ACTIONS.some(action => isFor(action, resource));
}
