import type { Fault } from '../cluster/types';

/** Effects of faults by their names in the control endpoint. */
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

const patches = { methods: ['PATCH'] };

/** Named faults. Some affect every request; some affect only patches, so that reads and access reviews still work. */
const faults: Readonly<Record<string, Fault>> = {
  ...Object.fromEntries(
    Object.entries(effects).map(([name, effect]) => [name, { effect }]),
  ),
  conflict: { ...patches, effect: { type: 'conflict' } },
  'conflict-once': { ...patches, times: 1, effect: { type: 'conflict' } },
  'patch-403': { ...patches, effect: { type: 'forbidden' } },
  'patch-500': {
    ...patches,
    effect: {
      type: 'status',
      status: 500,
      message: 'etcdserver: request timed out',
    },
  },
};

export const faultNames: readonly string[] = Object.keys(faults);

/**
 * Parses the name of a fault, optionally followed by the only resource that it affects: `html`, `403 helmreleases`,
 * `404 helmreleases/v2`, `conflict-once kustomizations`.
 *
 * @returns undefined for a name that is not in `faultNames`
 */
export function faultByName(text: string): Fault | undefined {
  const [name = '', resource] = text.trim().split(/\s+/);
  const [plural, version] = resource?.split('/') ?? [];
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined;
  return (
    fault && {
      ...fault,
      ...(plural && { plural }),
      ...(version && { version }),
    }
  );
}
