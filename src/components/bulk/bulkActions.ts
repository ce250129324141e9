import { supportOf, type FluxResource } from '../../flux';
import type { FluxBulkAction } from '../../hooks';

/** What can be done to many at once. */
export const BULK_ACTIONS = [
  'sync',
  'syncWithSource',
  'suspend',
  'resume',
] as const satisfies readonly FluxBulkAction[];

export type BulkAction = FluxBulkAction;

/** The actions that make sense for some of these objects. */
export function bulkActionsFor(
  resources: readonly FluxResource[],
): readonly BulkAction[] {
  return BULK_ACTIONS.filter(action =>
    resources.some(resource => supportOf(resource, action) !== 'never'),
  );
}

/** Whether anything can ever be done to it. */
export function isActionable(resource: FluxResource): boolean {
  return BULK_ACTIONS.some(action => supportOf(resource, action) !== 'never');
}
