import { stringifyEntityRef } from '@backstage/catalog-model';
import { alertApiRef, useAnalytics, useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import type { FluxObject } from '../../flux';
import { useFluxBulk, type FluxBulk } from '../../hooks';
import { EVENTS } from '../actions';
import { useScope, useTranslate } from '../shared';
import type { BulkAction } from './bulkActions';
import { severityOf, summaryText } from './result';

/** Bulk action of a card. */
export interface Bulk {
  /** Progress or outcome of the latest bulk action. */
  readonly bulk?: FluxBulk;
  readonly isRunning: boolean;
  /** Starts a bulk action, unless one is running. */
  readonly begin: (
    action: BulkAction,
    resources: readonly FluxObject[],
    reason?: string,
  ) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/**
 * Runs an action on many objects, and shows one message about how it ended.
 *
 * @param card - id of the card, because two cards may have the same title
 */
export function useBulk(title: string, card: string): Bulk {
  const t = useTranslate();
  const alertApi = useApi(alertApiRef);
  const analytics = useAnalytics();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  // The same card on another page of the entity shows the same bulk action.
  const { bulk, start, cancel, dismiss } = useFluxBulk(useScope(), card);
  const isRunning = bulk !== undefined && !bulk.isOver;
  const begin = useCallback<Bulk['begin']>(
    async (action, resources, reason) => {
      if (isRunning) return;
      for (const kind of new Set(resources.map(resource => resource.kind))) {
        analytics.captureEvent(EVENTS[action], kind, {
          attributes: { entityRef, action, bulk: resources.length },
        });
      }
      const end = await start(action, resources, { reason });
      const severity = severityOf(end);
      alertApi.post({
        message: t('bulk.result', { title, summary: summaryText(t, end) }),
        severity,
        display: severity === 'success' ? 'transient' : 'permanent',
      });
    },
    [alertApi, analytics, entityRef, isRunning, start, t, title],
  );
  return { bulk, isRunning, begin, cancel, dismiss };
}
