import {
  alertApiRef,
  useApi,
  type AlertMessage,
} from '@backstage/core-plugin-api';
import { useCallback } from 'react';

/** Returns a function that shows a notification: until it is dismissed, or for a few seconds if it reports success. */
export function useNotify() {
  const alertApi = useApi(alertApiRef);
  return useCallback(
    (message: string, severity: NonNullable<AlertMessage['severity']>) =>
      alertApi.post({
        message,
        severity,
        display: severity === 'success' ? 'transient' : 'permanent',
      }),
    [alertApi],
  );
}
