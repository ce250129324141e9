import { useCallback } from 'react';
import { fromThrown } from '../../api';
import type { FluxAction, FluxObject } from '../../flux';
import { useFluxActions } from '../../hooks';
import { useTranslate } from '../shared';
import { useActionEvent } from './useActionEvent';
import { useNotify } from './useNotify';

/** Loads the words for how an action ended. */
const loadWords = () => import('./words');

/** Severity of the notification by the result that Flux reported. */
const NOTIFICATION_SEVERITY = {
  succeeded: 'success',
  failed: 'error',
  waiting: 'warning',
  suspended: 'warning',
  deleted: 'warning',
  running: 'info',
  unknown: 'warning',
} as const;

/** Returns the running actions and a function that runs one, and notifies the person of how it ended. */
export function useActionMessages() {
  const t = useTranslate();
  const notify = useNotify();
  const report = useActionEvent();
  const { run, states } = useFluxActions();
  const onAction = useCallback(
    async (resource: FluxObject, action: FluxAction, reason?: string) => {
      report(action, resource.kind);
      // Beside the action, which takes longer and goes on without them.
      const loading = loadWords().catch(() => undefined);
      try {
        const outcome = await run(resource, action, { reason });
        if (!outcome || outcome.isReplaced) return;
        const words = await loading;
        const message =
          words?.outcomeWords(t)(action, outcome) ??
          t.labelled(t.placedTitle(resource), t('text.notLoaded'));
        notify(message, NOTIFICATION_SEVERITY[outcome.result]);
      } catch (thrown) {
        const error = fromThrown(thrown);
        const words = await loading;
        const message =
          words?.actionErrorWords(t)(action, resource, error) ??
          t.labelled(t.placedTitle(resource), error.message);
        notify(message, 'error');
      }
    },
    [notify, report, run, t],
  );
  return { onAction, states };
}
