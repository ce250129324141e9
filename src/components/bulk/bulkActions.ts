import { supportOf, type FluxResource } from '../../flux';
import type { FluxBulkAction } from '../../hooks';

/** Actions that can be applied to many objects. */
export const BULK_ACTIONS = [
  'sync',
  'syncWithSource',
  'suspend',
  'resume',
] as const satisfies readonly FluxBulkAction[];

export type BulkAction = FluxBulkAction;

/** Returns the actions that apply to some of these objects. */
export function bulkActionsFor(
  resources: readonly FluxResource[],
): readonly BulkAction[] {
  return BULK_ACTIONS.filter(action =>
    resources.some(resource => supportOf(resource, action) !== 'never'),
  );
}

/** Returns whether any action can ever apply to the object. */
export function isActionable(resource: FluxResource): boolean {
  return BULK_ACTIONS.some(action => supportOf(resource, action) !== 'never');
}
