import {
  CLUSTER_ADMIN,
  type FluxRelease,
  type PolicyRule,
} from '../../dev/cluster';
import { helmRelease, kustomization } from '../../dev/scenarios/build';
import { at, failureOf, git, small } from '../api/__testUtils__/cases';
import { createWire, setUpWire } from '../api/__testUtils__/wire';
import { keyOf, type FluxRef } from '../flux';
import { TEN } from '../__testUtils__/stories';
import { readApplied } from './applied';
import { readOwned } from './owned';

setUpWire();

const FLUX_ONLY: readonly PolicyRule[] = [
  {
    apiGroups: ['kustomize.toolkit.fluxcd.io', 'helm.toolkit.fluxcd.io'],
    resources: ['*'],
    verbs: ['*'],
  },
];
const cluster = 'staging';
const place = { cluster, namespace: 'team-a' };
const names = { name: 'podinfo', namespace: 'team-a' };
const applier: FluxRef = {
  ...place,
  group: 'kustomize.toolkit.fluxcd.io',
  kind: 'Kustomization',
  name: 'podinfo',
};
const release: FluxRef = {
  ...applier,
  group: 'helm.toolkit.fluxcd.io',
  kind: 'HelmRelease',
};

/** A Kustomization that applies these lines; with Flux 2.7, a HelmRelease, which has no inventory there. */
function staging(
  lines: readonly string[],
  {
    rules = CLUSTER_ADMIN,
    flux = '2.9',
  }: {
    readonly rules?: readonly PolicyRule[];
    readonly flux?: FluxRelease;
  } = {},
) {
  const now = at(cluster, flux);
  const source = git(now, names);
  const annotations = { 'sim.flux/applies': lines.join('\n') };
  const plain = lines.map(line => line.split(' ').slice(0, 3).join(' '));
  const withLines = (object: ReturnType<typeof kustomization>) => ({
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...object.metadata.annotations, ...annotations },
    },
  });
  const objects = [
    source,
    flux === '2.7'
      ? withLines(helmRelease(now, { ...names, source, applies: plain }))
      : withLines(kustomization(now, { ...names, source, applies: plain })),
  ];
  const wire = createWire([small(cluster, { flux, objects, rules })]);
  const api = wire.client;
  const read = async (ref: FluxRef) => {
    const raw = await api.getRaw(ref);
    if (!raw) throw new Error(`There is no ${keyOf(ref)}`);
    return readApplied(api, ref, raw);
  };
  return {
    ...wire,
    api,
    read,
    requests: () => wire.asked().filter(each => each.includes('/proxy')),
  };
}

const told = ({ ref, state }: { ref: { kind: string }; state: string }) =>
  `${ref.kind} ${state}`;

describe('what an applier has applied', () => {
  it('takes at most twelve requests for ten kinds, with the applier itself', async () => {
    const { read, requests } = staging(TEN);
    const { from, objects, errors } = await read(applier);
    expect(from).toBe('inventory');
    expect(errors).toEqual([]);
    expect(objects).toHaveLength(10);
    expect(objects.map(({ state }) => state)).toEqual(
      objects.map(() => 'read'),
    );
    expect(requests().length).toBeLessThanOrEqual(12);
  });

  it('takes one list for all objects of a kind and namespace', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `v1 ConfigMap c-${i}`);
    const { read, requests } = staging(many);
    const { objects } = await read(applier);
    expect(objects.filter(({ state }) => state === 'read')).toHaveLength(40);
    expect(requests()).toHaveLength(2);
  });

  it('is read one by one without labels, up to a bound', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `v1 ConfigMap c-${i}`);
    const { api, read, requests, cluster: named } = staging(many);
    const list = await api.listRaw({ ...place, group: '', kind: 'ConfigMap' });
    for (const json of list.items) {
      const { name } = json.metadata as { name: string };
      named(cluster).apply({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: 'team-a', labels: {} },
      });
    }
    requests();
    const { objects } = await read(applier);
    const count = (state: string) =>
      objects.filter(each => each.state === state).length;
    expect([count('read'), count('skipped')]).toEqual([40, 20]);
    expect(requests()).toHaveLength(42);
  });

  it('never reads a Secret', async () => {
    const { read, requests } = staging(['v1 Secret a', 'v1 Secret b']);
    const { objects } = await read(applier);
    expect(objects.map(told)).toEqual(['Secret secret', 'Secret secret']);
    expect(requests()).toHaveLength(1);
  });

  it('tells each forbidden kind once', async () => {
    const { read } = staging(
      ['v1 ConfigMap a', 'v1 ConfigMap b', 'apps/v1 Deployment a'],
      { rules: FLUX_ONLY },
    );
    const { objects, errors } = await read(applier);
    expect(objects.map(({ state }) => state)).toEqual(
      objects.map(() => 'failed'),
    );
    expect(errors.map(({ problem, kind }) => `${kind} ${problem}`)).toEqual(
      expect.arrayContaining(['ConfigMap forbidden', 'Deployment forbidden']),
    );
    expect(errors).toHaveLength(2);
  });

  it('rejects where none of it can be read, so that what was read before stays', async () => {
    const { read, cluster: named } = staging([
      'v1 ConfigMap a',
      'apps/v1 Deployment a',
    ]);
    const fail = (...plurals: readonly string[]) =>
      named(cluster).setFaults(
        plurals.map(plural => ({
          plural,
          effect: { type: 'status', status: 500 },
        })),
      );
    fail('configmaps', 'deployments');
    expect((await failureOf(read(applier))).problem).toBe('serverError');
    fail('configmaps');
    const { objects } = await read(applier);
    expect(objects.map(told).sort()).toEqual([
      'ConfigMap failed',
      'Deployment read',
    ]);
  });

  const certificate = (name: string) =>
    `cert-manager.io/v1 Certificate ${name}`;
  it.each([
    ['one', ['a']],
    ['two', ['a', 'b']],
    ['some in several namespaces', ['a', 'team-b/b', 'team-c/c']],
  ])(
    'is missing where the cluster no longer has its kind: %s',
    async (_, certificates) => {
      const { read } = staging(certificates.map(certificate));
      const { objects, errors } = await read(applier);
      expect(objects.map(told)).toEqual(
        certificates.map(() => 'Certificate missing'),
      );
      expect(errors).toEqual([]);
    },
  );

  it('is listed by labels where a release has no inventory', async () => {
    const { read, requests } = staging(['apps/v1 Deployment podinfo'], {
      flux: '2.7',
    });
    const { from, objects } = await read(release);
    expect(from).toBe('labels');
    expect(objects.map(told)).toEqual(['Deployment read']);
    expect(requests().length).toBeLessThanOrEqual(12);
  });

  it('rejects where none of that may be listed', async () => {
    const { read } = staging([], { flux: '2.7', rules: FLUX_ONLY });
    const error = await failureOf(read(release));
    expect(error.problem).toBe('forbidden');
  });

  it('is not looked for on another cluster', async () => {
    const { api, read, requests } = staging(['v1 ConfigMap a']);
    const raw = await api.getRaw(applier);
    const [spec, resource] = [raw?.json.spec, raw?.resource];
    if (!raw || !resource || typeof spec !== 'object') throw new Error('none');
    requests();
    const { objects } = await readApplied(api, applier, {
      json: raw.json,
      resource: { ...resource, target: { isRemote: true } },
    });
    expect(objects.map(told)).toEqual(['ConfigMap remote']);
    expect(requests()).toEqual([]);
    await read(applier);
  });
});

describe('what a workload has made', () => {
  const deployment = {
    ...place,
    group: 'apps',
    kind: 'Deployment',
    name: 'podinfo',
  };
  const owned = async (line: string, rules = CLUSTER_ADMIN) => {
    const { api, cluster: named, requests } = staging([line]);
    const raw = await api.getRaw(deployment);
    if (!raw) throw new Error('There is no Deployment');
    named(cluster).setRules(rules);
    requests();
    return { made: await readOwned(api, deployment, raw.json), requests };
  };

  it('is its ReplicaSets and their Pods, in two requests', async () => {
    const { made, requests } = await owned(
      'apps/v1 Deployment podinfo replicas=2',
    );
    expect(made).toMatchObject({
      errors: [],
      objects: [
        {
          ref: { kind: 'ReplicaSet' },
          health: { word: 'healthy' },
          children: [
            { ref: { kind: 'Pod' }, health: { word: 'healthy' } },
            { ref: { kind: 'Pod' }, health: { word: 'healthy' } },
          ],
        },
      ],
    });
    expect(requests()).toHaveLength(2);
  });

  it('says why an image cannot be pulled', async () => {
    const { made } = await owned(
      'apps/v1 Deployment podinfo state=cannot-pull since=18m',
    );
    const [first] = made.objects;
    expect(first?.children[0]?.health).toMatchObject({
      word: 'failed',
      reason: { id: 'waiting', reason: expect.stringMatching(/Image/) },
    });
  });

  it('says with which code a container exits', async () => {
    const { made } = await owned(
      'apps/v1 Deployment podinfo state=crash exit=137 since=18m',
    );
    expect(made.objects[0]?.children[0]?.health).toMatchObject({
      word: 'failed',
      reason: { id: 'exited', exitCode: 137, reason: 'OOMKilled' },
    });
  });

  it('says that no node takes a Pod', async () => {
    const { made } = await owned(
      'apps/v1 Deployment podinfo state=unschedulable since=18m',
    );
    expect(made.objects[0]?.children[0]?.health.reason?.id).toBe(
      'unschedulable',
    );
  });

  it('shows Pods where ReplicaSets may not be read', async () => {
    const { made } = await owned('apps/v1 Deployment podinfo replicas=1', [
      { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
    ]);
    expect(made.objects).toMatchObject([{ ref: { kind: 'Pod' } }]);
    expect(made.errors).toMatchObject([
      { problem: 'forbidden', kind: 'ReplicaSet' },
    ]);
  });

  it('rejects where nothing of it may be read', async () => {
    const error = await failureOf(
      owned('apps/v1 Deployment podinfo', FLUX_ONLY),
    );
    expect(error.problem).toBe('forbidden');
  });
});
