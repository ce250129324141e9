import type { KubernetesObject } from '../../../../dev/cluster';
import { at, chart } from '../../../api/__testUtils__/cases';
import { parseResource, type Condition, type FluxKind } from '../../../flux';
import { countByHealth, resourceRows } from './resourceRows';

const cluster = 'staging';
const now = at(cluster);

/** Returns an object that was applied and has been suspended since. */
function suspended(kind: FluxKind, object: KubernetesObject) {
  const { spec } = object;
  const json = { ...object, spec: { ...spec, suspend: true } };
  const version = json.apiVersion.split('/')[1] ?? '';
  const resource = parseResource({ cluster, kind, version, index: 0 }, json);
  const { key, group, namespace, name } = resource;
  return {
    key,
    ref: { cluster, group, kind, namespace, name, version },
    state: 'read',
    object: { json, resource },
  } as const;
}

const release = (name: string, ready?: Condition['status']) =>
  suspended(
    'HelmRelease',
    chart(now, {
      name,
      conditions: ready
        ? [{ type: 'Ready', status: ready, reason: 'Any', message: '' }]
        : [],
    }),
  );

it('counts a suspended object of Flux by how its last run ended', () => {
  const rows = resourceRows([
    release('a-ready', 'True'),
    release('b-new'),
    release('c-running', 'Unknown'),
    release('d-failed', 'False'),
  ]);
  expect(rows.map(({ ref }) => ref.name)).toEqual([
    'd-failed',
    'b-new',
    'c-running',
    'a-ready',
  ]);
  expect(countByHealth(rows)).toEqual([
    ['failed', 1],
    ['unknown', 2],
    ['healthy', 1],
  ]);
});

it('counts a suspended object without a status as healthy', () => {
  const rows = resourceRows([
    suspended('Alert', {
      apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
      kind: 'Alert',
      metadata: { name: 'a', namespace: 'team-a' },
      spec: {},
    }),
  ]);
  expect(countByHealth(rows)).toEqual([['healthy', 1]]);
});
