import { stringifyEntityRef } from '@backstage/catalog-model';
import { useAnalytics } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import type { FluxAction, FluxKind } from '../../flux';
import { ACTIONS } from './actions';

/** Returns a function that reports an action to Backstage's analytics. */
export function useActionEvent() {
  const analytics = useAnalytics();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return useCallback(
    (
      action: FluxAction,
      kind: FluxKind,
      attributes: { readonly bulk?: number } = {},
    ) =>
      analytics.captureEvent(ACTIONS[action].event, kind, {
        attributes: { entityRef, action, ...attributes },
      }),
    [analytics, entityRef],
  );
}
