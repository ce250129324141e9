import { useCallback } from 'react';
import type { FluxObject } from '../../flux';
import { useFluxBulk, type FluxBulk } from '../../hooks';
import { useActionEvent, useNotify } from '../actions';
import { useScope, useTranslate } from '../shared';
import type { BulkAction } from './bulkActions';

/** The bulk action of a card. */
export interface Bulk {
  /** Its progress or result. */
  readonly bulk?: FluxBulk;
  readonly isRunning: boolean;
  /** Starts one, unless one is running. */
  readonly begin: (
    action: BulkAction,
    resources: readonly FluxObject[],
    reason?: string,
  ) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/**
 * Returns the bulk action of a card. Starting one notifies the person once of how it ended.
 *
 * @param card - id of the card: two cards may have the same title
 */
export function useBulk(title: string, card: string): Bulk {
  const t = useTranslate();
  const notify = useNotify();
  const report = useActionEvent();
  // The same card on another page of the entity shows the same bulk action.
  const { bulk, start, cancel, dismiss } = useFluxBulk(useScope(), card);
  const isRunning = bulk !== undefined && !bulk.isOver;
  const begin = useCallback<Bulk['begin']>(
    async (action, resources, reason) => {
      if (isRunning) return;
      for (const kind of new Set(resources.map(resource => resource.kind))) {
        report(action, kind, { bulk: resources.length });
      }
      // Beside the action, which takes longer and goes on without them.
      const loading = import('./bulkWords').catch(() => undefined);
      const ended = await start(action, resources, { reason });
      const words = await loading;
      if (words) {
        const summary = words.bulkWords(t).resultText(ended);
        notify(t('bulk.result', { title, summary }), words.severityOf(ended));
      } else notify(t.labelled(title, t('text.notLoaded')), 'warning');
    },
    [notify, report, isRunning, start, t, title],
  );
  return { bulk, isRunning, begin, cancel, dismiss };
}
