import {
  alertApiRef,
  createApiRef,
  useApiHolder,
  type AlertMessage,
  type ApiHolder,
} from '@backstage/core-plugin-api';
import { useCallback } from 'react';

type Severity = NonNullable<AlertMessage['severity']>;

/** The part of Backstage's ToastApi that is used here. It replaces AlertApi since release 1.49. */
export interface ToastApi {
  post(toast: {
    title: string;
    status: 'info' | 'success' | 'warning' | 'danger';
    /** In ms; without it, the toast stays until it is dismissed. */
    timeout?: number;
  }): unknown;
}

/**
 * References to APIs of the new frontend system, by their ids: imports would require a package that apps of the old
 * system may have in a version without them.
 */
export const toastApiRef = createApiRef<ToastApi>({ id: 'core.toast' });
export const appTreeApiRef = createApiRef<object>({ id: 'core.app-tree' });

/** Time for which a success is shown, in ms, as AlertApi does by default. */
const TRANSIENT_MS = 5_000;

/**
 * Returns ToastApi in the new frontend system. In the old one, it only passes on to AlertApi, and hides errors, too, after
 * a few seconds.
 */
const toastsOf = (apis: ApiHolder) =>
  apis.get(appTreeApiRef) && apis.get(toastApiRef);

/** Returns a function that shows a notification: until it is dismissed, or for a few seconds if it reports success. */
export function useNotify() {
  const apis = useApiHolder();
  return useCallback(
    (message: string, severity: Severity) => {
      const isTransient = severity === 'success';
      const toastApi = toastsOf(apis);
      if (toastApi) {
        toastApi.post({
          title: message,
          status: severity === 'error' ? 'danger' : severity,
          ...(isTransient && { timeout: TRANSIENT_MS }),
        });
        return;
      }
      apis.get(alertApiRef)?.post({
        message,
        severity,
        display: isTransient ? 'transient' : 'permanent',
      });
    },
    [apis],
  );
}
