import { stringifyEntityRef } from '@backstage/catalog-model';
import { useAnalytics } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { entityOf } from '../../api';
import type { FluxAction, FluxKind } from '../../flux';
import { useScope } from '../shared';
import { ACTIONS } from './actions';

/** Returns a function that reports an action to Backstage's analytics. */
export function useActionEvent() {
  const analytics = useAnalytics();
  const entity = entityOf(useScope());
  const entityRef = entity && stringifyEntityRef(entity);
  return useCallback(
    (
      action: FluxAction,
      kind: FluxKind,
      attributes: { readonly bulk?: number } = {},
    ) =>
      analytics.captureEvent(ACTIONS[action].event, kind, {
        attributes: { ...(entityRef && { entityRef }), action, ...attributes },
      }),
    [analytics, entityRef],
  );
}
