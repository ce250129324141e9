import { supportOf, type FluxResource } from '../../flux';
import { actionsWith, type ActionWith } from '../actions';

/** An action that can be done to several objects at once. */
export type BulkAction = ActionWith<'isBulk'>;

/** Returns the actions that some of these objects support, in some version. */
export function bulkActionsFor(
  resources: readonly FluxResource[],
): readonly BulkAction[] {
  return actionsWith('isBulk').filter(action =>
    resources.some(resource => supportOf(resource, action) !== 'never'),
  );
}

/** Returns whether an object supports any bulk action. */
export function isActionable(resource: FluxResource): boolean {
  return bulkActionsFor([resource]).length > 0;
}
