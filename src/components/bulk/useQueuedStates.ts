import { useMemo } from 'react';
import type { FluxAction } from '../../flux';
import type { FluxActionState, FluxBulk } from '../../hooks';

type States = ReadonlyMap<string, FluxActionState>;

const waiting = new Map<FluxAction, FluxActionState>();

/** One value for each action: a row that still waits is not drawn again. */
function queued(action: FluxAction): FluxActionState {
  const known = waiting.get(action);
  if (known) return known;
  const state: FluxActionState = { action, phase: 'queued' };
  waiting.set(action, state);
  return state;
}

/** The actions that are in flight, with those of one on many whose turn has not come. */
export function useQueuedStates(
  states: States,
  bulk: FluxBulk | undefined,
): States {
  return useMemo(() => {
    const turns = bulk?.entries.filter(({ state }) => state === 'queued') ?? [];
    if (!bulk || turns.length === 0) return states;
    const all = new Map(states);
    for (const { resource } of turns) {
      // Somebody may act on it from another card meanwhile.
      if (states.get(resource.key)?.phase !== 'running') {
        all.set(resource.key, queued(bulk.action));
      }
    }
    return all;
  }, [states, bulk]);
}
