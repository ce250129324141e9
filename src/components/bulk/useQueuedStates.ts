import { useMemo } from 'react';
import type { FluxAction } from '../../flux';
import type { FluxActionState, FluxBulk } from '../../hooks';

type States = ReadonlyMap<string, FluxActionState>;

const QUEUED = new Map<FluxAction, FluxActionState>();

/** Returns the same value each time, so that queued rows are not drawn again. */
function queued(action: FluxAction): FluxActionState {
  const known = QUEUED.get(action);
  if (known) return known;
  const state: FluxActionState = { action, phase: 'queued' };
  QUEUED.set(action, state);
  return state;
}

/** Returns the running actions and the queued ones of a bulk action, by the key of the object. */
export function useQueuedStates(
  states: States,
  bulk: FluxBulk | undefined,
): States {
  return useMemo(() => {
    const entries =
      bulk?.entries.filter(({ state }) => state === 'queued') ?? [];
    if (!bulk || entries.length === 0) return states;
    const all = new Map(states);
    for (const { resource } of entries) {
      // An action started from another card may be running on it.
      if (states.get(resource.key)?.phase !== 'running') {
        all.set(resource.key, queued(bulk.action));
      }
    }
    return all;
  }, [states, bulk]);
}
