import { refusalOf, type FluxAction, type FluxObject } from '../../flux';
import type { FluxActionState } from '../../hooks';
import { refusalWords, useTranslate, useWords } from '../shared';
import { ACTIONS } from './actions';
import { sourcesToWrite, useRowAccess } from './RowAccess';

/**
 * Returns a function that gives the reason, in words, why an action is not available for an object now: another one is
 * running and has not taken long yet, Flux would not do it, or the person is not permitted to.
 */
export function useUnavailability(
  resource: FluxObject,
  state: FluxActionState | undefined,
): (action: FluxAction) => string | undefined {
  const t = useTranslate();
  const { accessReason, refusalReason } = useWords(refusalWords);
  const accessOf = useRowAccess();
  const own = accessReason(accessOf(resource), resource);
  return action => {
    if (state?.phase === 'running' && !state.isSlow) {
      const { effect } = ACTIONS[state.action];
      return t(`action.${effect}.doing`, { what: t.placedTitle(resource) });
    }
    if (state?.phase === 'queued') return t('action.queued');
    const refusal = refusalOf(resource, action);
    if (refusal) return refusalReason(refusal);
    if (own !== undefined) return own;
    if (!ACTIONS[action].writesSources) return undefined;
    const denied = sourcesToWrite(resource).find(
      place => accessOf(place) === 'cluster',
    );
    return denied && accessReason('cluster', denied);
  };
}
