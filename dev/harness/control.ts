import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useState } from 'react';
import type { ControlState } from '../control/state';
import type { HarnessSettings } from './urlSettings';

/** The control endpoint listens one port above the backend. */
function useControlUrl(): string {
  const url = new URL(useApi(configApiRef).getString('backend.baseUrl'));
  url.port = `${Number(url.port) + 1}`;
  return url.origin;
}

async function call(url: string, body?: unknown): Promise<ControlState> {
  const response = await fetch(
    url,
    body === undefined
      ? undefined
      : {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        },
  );
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Applies the settings in the URL to the simulation, and returns its new state. */
async function apply(
  origin: string,
  settings: HarnessSettings,
): Promise<ControlState> {
  let state = await call(`${origin}/state`);
  if (state.mode === 'kubeconfig') return state;
  const { scenario, permissions, faults, denied } = settings;
  if (scenario && scenario !== state.scenario?.id) {
    state = await call(
      `${origin}/scenario/${encodeURIComponent(scenario)}`,
      {},
    );
  }
  if (permissions && permissions !== state.permissions) {
    state = await call(
      `${origin}/permissions/${encodeURIComponent(permissions)}`,
      {},
    );
  }
  const cluster = settings.cluster || undefined;
  if (faults !== undefined) {
    state = await call(`${origin}/faults`, {
      cluster,
      faults: faults.split(',').filter(Boolean),
    });
  }
  if (denied !== undefined) {
    state = await call(`${origin}/denied`, denied.split(',').filter(Boolean));
  }
  return state;
}

/** Returns the state of the simulation after applying the settings in the URL. */
export function useControl(settings: HarnessSettings) {
  const origin = useControlUrl();
  const [result, setResult] = useState<{ state?: ControlState; error?: Error }>(
    {},
  );
  const wanted = JSON.stringify(settings);
  useEffect(() => {
    let isCurrent = true;
    apply(origin, JSON.parse(wanted)).then(
      state => isCurrent && setResult({ state }),
      error => isCurrent && setResult({ error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [origin, wanted]);
  const restart = useCallback(async () => {
    const scenario = result.state?.scenario;
    if (scenario)
      setResult({ state: await call(`${origin}/scenario/${scenario.id}`, {}) });
  }, [origin, result]);
  return { ...result, restart };
}
