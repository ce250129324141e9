import { kustomization } from '../../dev/scenarios/build';
import { at, git } from '../api/__testUtils__/cases';
import { parseResource, type ObjectRef } from '../flux';
import { healthOf } from '../flux/details';
import { noteFailingPod, type FoundPod } from './foundPods';
import { ObservableMap } from './Observable';
import type { OwnedObject } from './owned';

const cluster = 'staging';
const now = at(cluster);
const applier = parseResource(
  { cluster, kind: 'Kustomization', version: 'v1', index: 0 },
  kustomization(now, { name: 'web', source: git(now, { name: 'web' }) }),
);
const workload = (kind: string): ObjectRef => ({
  cluster,
  group: kind === 'Job' ? 'batch' : 'apps',
  kind,
  namespace: 'team-a',
  name: 'web',
});

function owned(
  kind: string,
  name: string,
  status: object,
  children: readonly OwnedObject[] = [],
): OwnedObject {
  const group = kind === 'Pod' ? '' : 'apps';
  const ref = { cluster, group, kind, namespace: 'team-a', name };
  const json = { metadata: { name }, status };
  return { ref, json, health: healthOf(ref, json), children };
}

const evicted = owned('Pod', 'evicted', { phase: 'Failed', reason: 'Evicted' });
const unready = owned('Pod', 'unready', {
  phase: 'Running',
  containerStatuses: [{ name: 'app', ready: false, state: { running: {} } }],
});

function namedOf(
  kind: string,
  objects: readonly OwnedObject[],
  isHealthy: boolean = false,
) {
  const found = new ObservableMap<readonly FoundPod[]>();
  noteFailingPod(found, applier, workload(kind), {
    owned: { objects, errors: [], isTruncated: false },
    readAt: 0,
    isHealthy,
  });
  return (found.get().get(applier.key) ?? []).map(({ pod }) => pod.name);
}

it.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'])(
  'a Pod that has ended is not why a %s is not ready: its controller has replaced it',
  kind => {
    const old = owned('ReplicaSet', 'old', {}, [evicted]);
    const current = owned('ReplicaSet', 'new', {}, [unready]);
    expect(namedOf(kind, [old, current])).toEqual(['unready']);
    expect(namedOf(kind, [evicted])).toEqual([]);
  },
);

it('a Pod that has ended is why a Job failed', () => {
  expect(namedOf('Job', [evicted])).toEqual(['evicted']);
});

it('no Pod of a healthy workload is named', () => {
  expect(namedOf('Deployment', [unready])).toEqual(['unready']);
  expect(namedOf('Deployment', [unready], true)).toEqual([]);
});
