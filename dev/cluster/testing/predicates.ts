import type { Json } from '../json';
import { isRecord, listAt, stringAt } from '../json';

/** Returns an object's condition of a type, or an empty object. */
export function conditionOf(of: unknown, type: string): Json {
  return (
    listAt(of, 'status', 'conditions')
      .filter(isRecord)
      .find(found => found.type === type) ?? {}
  );
}

export const handled = (token: string) => (of: Json) =>
  stringAt(of, 'status', 'lastHandledReconcileAt') === token;

export const isReady = (status: string) => (of: Json) =>
  conditionOf(of, 'Ready').status === status;
