import { readDurationFromConfig } from '@backstage/config';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { useMemo } from 'react';

/** The plugin's part of app-config. @public */
export interface FluxSettings {
  /** Between two polls, in ms. */
  readonly refreshIntervalMs: number;
  /** Sync, suspend and resume are not offered. */
  readonly readOnly: boolean;
}

const DEFAULT_REFRESH_MS = 10_000;
/** Below this, polls would overlap on a slow cluster. */
const FASTEST_REFRESH_MS = 1_000;

/** Reads `flux` from app-config. @throws when `flux.refreshInterval` is not a duration @public */
export function useFluxSettings(): FluxSettings {
  const config = useApi(configApiRef);
  return useMemo(() => {
    const interval = config.has('flux.refreshInterval')
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: 'flux.refreshInterval' }),
        )
      : DEFAULT_REFRESH_MS;
    return {
      refreshIntervalMs: Math.max(interval, FASTEST_REFRESH_MS),
      readOnly: config.getOptionalBoolean('flux.readOnly') ?? false,
    };
  }, [config]);
}
