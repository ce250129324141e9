import type { Fault } from '../cluster/types';

/** Disturbances by the name that the control endpoint knows them by. */
const effects: Readonly<Record<string, Fault['effect']>> = {
  refused: { type: 'refused' },
  'delay-60s': { type: 'delay', ms: 60_000 },
  '401': { type: 'status', status: 401 },
  '403': { type: 'status', status: 403 },
  '404': { type: 'status', status: 404 },
  '429': { type: 'status', status: 429 },
  '500': { type: 'status', status: 500 },
  '503': { type: 'status', status: 503 },
  html: { type: 'html' },
  truncated: { type: 'truncated' },
  empty: { type: 'empty' },
  'no-items': { type: 'no-items' },
  'no-kind': { type: 'no-kind' },
  'no-metadata': { type: 'no-metadata' },
};

export const faultNames: readonly string[] = Object.keys(effects);

/**
 * A fault from its name, and the only resource that it disturbs if there is one: `html`, `403 helmreleases`,
 * `404 helmreleases/v2`.
 *
 * @returns undefined for a name that is not in `faultNames`
 */
export function faultByName(text: string): Fault | undefined {
  const [name = '', resource] = text.trim().split(/\s+/);
  const [plural, version] = resource?.split('/') ?? [];
  const effect = Object.hasOwn(effects, name) ? effects[name] : undefined;
  return (
    effect && { effect, ...(plural && { plural }), ...(version && { version }) }
  );
}
