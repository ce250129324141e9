import { readDurationFromConfig } from '@backstage/config';
import {
  configApiRef,
  useApi,
  type ConfigApi,
} from '@backstage/core-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { useMemo } from 'react';

/** The plugin's settings, from the `flux` section of app-config. */
export interface FluxSettings {
  /** Time between two polls, in ms. */
  readonly refreshIntervalMs: number;
  /** Actions are turned off. */
  readonly readOnly: boolean;
}

const DEFAULT_REFRESH_MS = 10_000;
/** Shortest interval in ms: below it, polls of a slow cluster would overlap. */
const FASTEST_REFRESH_MS = 1_000;

/** Returns the `flux` section of app-config. @throws when `flux.refreshInterval` is not a duration */
export function fluxSettings(config: ConfigApi): FluxSettings {
  const interval = config.has('flux.refreshInterval')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'flux.refreshInterval' }),
      )
    : DEFAULT_REFRESH_MS;
  return {
    refreshIntervalMs: Math.max(interval, FASTEST_REFRESH_MS),
    readOnly: config.getOptionalBoolean('flux.readOnly') ?? false,
  };
}

/** Returns the settings of the app. @throws as {@link fluxSettings} does */
export function useFluxSettings(): FluxSettings {
  const config = useApi(configApiRef);
  return useMemo(() => fluxSettings(config), [config]);
}
