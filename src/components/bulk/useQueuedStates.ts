import { useMemo } from 'react';
import type { FluxAction } from '../../flux';
import type { FluxActionState, FluxBulk } from '../../hooks';

type States = ReadonlyMap<string, FluxActionState>;

const waiting = new Map<FluxAction, FluxActionState>();

/** Returns the same value for each action, so that queued rows are not rendered again. */
function queued(action: FluxAction): FluxActionState {
  const known = waiting.get(action);
  if (known) return known;
  const state: FluxActionState = { action, phase: 'queued' };
  waiting.set(action, state);
  return state;
}

/** Returns the states of running actions and of the queued ones of a bulk action. */
export function useQueuedStates(
  states: States,
  bulk: FluxBulk | undefined,
): States {
  return useMemo(() => {
    const turns = bulk?.entries.filter(({ state }) => state === 'queued') ?? [];
    if (!bulk || turns.length === 0) return states;
    const all = new Map(states);
    for (const { resource } of turns) {
      // Another card may have started an action on it.
      if (states.get(resource.key)?.phase !== 'running') {
        all.set(resource.key, queued(bulk.action));
      }
    }
    return all;
  }, [states, bulk]);
}
