import { useCallback } from 'react';
import { fromThrown } from '../../api';
import type { FluxAction, FluxObject } from '../../flux';
import { useFluxActions } from '../../hooks';
import { useTranslate } from '../shared';
import { actionErrorText } from './actionErrorText';
import { outcomeText } from './outcomeText';
import { useActionEvent } from './useActionEvent';
import { useNotify } from './useNotify';

/** Severity of the notification by the result that Flux reported. */
const NOTIFICATION_SEVERITY = {
  succeeded: 'success',
  failed: 'error',
  waiting: 'warning',
  suspended: 'warning',
  deleted: 'warning',
  running: 'info',
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
      try {
        const outcome = await run(resource, action, { reason });
        if (!outcome) return;
        const message = outcomeText(t, action, outcome);
        notify(message, NOTIFICATION_SEVERITY[outcome.result]);
      } catch (thrown) {
        const error = fromThrown(thrown);
        notify(actionErrorText(t, action, resource, error), 'error');
      }
    },
    [notify, report, run, t],
  );
  return { onAction, states };
}
