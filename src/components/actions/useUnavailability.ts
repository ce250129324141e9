import { useMemo } from 'react';
import {
  refusalOf,
  syncedBefore,
  type FluxAction,
  type FluxObject,
} from '../../flux';
import { useAccess, type FluxActionState } from '../../hooks';
import {
  accessReason,
  placedTitle,
  refusalReason,
  useTranslate,
} from '../shared';
import { ACTIONS } from './actions';

/**
 * Returns a function that gives the reason, in words, why an action is not available for an object now: another one is
 * running, Flux would not do it, or the person is not permitted to.
 */
export function useUnavailability(
  resource: FluxObject,
  state: FluxActionState | undefined,
): (action: FluxAction) => string | undefined {
  const t = useTranslate();
  const places = useMemo(
    // Only the nearest source: whether a sync reaches the one behind it depends on that source's state.
    () => ({ own: [resource], sources: syncedBefore(resource).slice(0, 1) }),
    [resource],
  );
  // Access to sources is not requested for each row. Without a known refusal the action itself will tell.
  const accessOf = useAccess(places.own, places.sources);
  const own = accessReason(t, accessOf(resource), resource);
  const deniedSource = places.sources.find(
    place => accessOf(place) === 'cluster',
  );
  return action => {
    if (state?.phase === 'running') {
      const { effect } = ACTIONS[state.action];
      return t(`action.${effect}.doing`, { what: placedTitle(t, resource) });
    }
    if (state?.phase === 'queued') return t('action.queued');
    const refusal = refusalOf(resource, action);
    if (refusal) return refusalReason(t, refusal);
    if (own !== undefined) return own;
    return ACTIONS[action].writesSources && deniedSource
      ? accessReason(t, 'cluster', deniedSource)
      : undefined;
  };
}
