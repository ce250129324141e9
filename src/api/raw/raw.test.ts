import {
  CLUSTER_ADMIN,
  type KubernetesObject,
  type PolicyRule,
} from '../../../dev/cluster';
import { failureOf, fault, said, small } from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const cluster = 'staging';
const place = { cluster, namespace: 'team-a' };
const deployment = {
  ...place,
  group: 'apps',
  kind: 'Deployment',
  name: 'podinfo',
};
const source = {
  ...place,
  group: 'source.toolkit.fluxcd.io',
  kind: 'GitRepository',
  name: 'podinfo',
};
/** A kind that the plugin does not know. */
const CANARY = {
  group: 'flagger.app',
  kind: 'Canary',
  plural: 'canaries',
  namespaced: true,
  versions: [{ name: 'v1beta1' }],
  shortNames: [],
  categories: [],
};
const secret = { ...place, group: '', kind: 'Secret', name: 'podinfo' };

function about(
  name: string,
  involvedObject: object,
  lastTimestamp: string,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name, namespace: 'team-a' },
    involvedObject: { ...involvedObject },
    reason: name,
    lastTimestamp,
  };
}

const OBJECTS: readonly KubernetesObject[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'podinfo',
      namespace: 'team-a',
      labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' },
    },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'other', namespace: 'team-a' },
  },
];

function staging(rules: readonly PolicyRule[] = CLUSTER_ADMIN) {
  const spec = small(cluster);
  const namedSource = {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    name: 'podinfo',
    namespace: 'team-a',
  };
  const other = { ...namedSource, apiVersion: 'example.org/v1' };
  const objects = [
    ...(spec.objects ?? []).map(each => ({
      ...each,
      metadata: { ...each.metadata, namespace: 'team-a' },
    })),
    ...OBJECTS,
    about('older', namedSource, '2026-11-25T17:00:00Z'),
    about('newer', namedSource, '2026-11-25T18:00:00Z'),
    about('not-this-group', other, '2026-11-25T18:00:00Z'),
    about('not-this-name', { ...namedSource, name: 'b' }, '2026-11-25T18:00Z'),
  ];
  const wire = createWire([{ ...spec, objects, rules, otherKinds: [CANARY] }]);
  return {
    ...wire,
    requests: () => wire.asked().filter(each => each.includes('/proxy')),
  };
}

describe('reading one object as JSON', () => {
  it('takes one request for Kubernetes’ own kinds', async () => {
    const { client, requests } = staging();
    await expect(client.getRaw(deployment)).resolves.toEqual({
      json: expect.objectContaining({ kind: 'Deployment' }),
    });
    expect(requests()).toEqual([
      'GET /proxy/apis/apps/v1/namespaces/team-a/deployments/podinfo',
    ]);
  });

  it('reads an object of Flux as such, too', async () => {
    const { client, requests } = staging();
    await expect(client.getRaw(source)).resolves.toMatchObject({
      json: { kind: 'GitRepository', spec: {} },
      resource: { kind: 'GitRepository', name: 'podinfo' },
    });
    expect(requests()).toHaveLength(1);
  });

  it('discovers all other kinds', async () => {
    const { client, requests } = staging();
    const canary = {
      ...place,
      group: 'flagger.app',
      kind: 'Canary',
      name: 'none',
    };
    await expect(client.getRaw(canary)).resolves.toBeUndefined();
    expect(requests()).toEqual([
      expect.stringMatching(/\/apis\/flagger\.app$/),
      expect.stringMatching(/\/apis\/flagger\.app\/v1beta1$/),
      expect.stringMatching(/\/v1beta1\/namespaces\/team-a\/canaries\/none$/),
    ]);
  });

  it.each([
    { ...deployment, name: 'nobody' },
    { ...source, name: 'nobody' },
    { ...deployment, group: 'example.org', kind: 'Widget' },
  ])('returns undefined for what does not exist: $kind $name', async ref => {
    await expect(staging().client.getRaw(ref)).resolves.toBeUndefined();
  });

  it('rejects where it is forbidden', async () => {
    const { client } = staging([]);
    expect(said(await failureOf(client.getRaw(deployment)))).toEqual({
      problem: 'forbidden',
      cluster,
      kind: 'Deployment',
      status: 403,
    });
  });

  it('never requests a Secret, not even by discovery', async () => {
    const { client, requests } = staging();
    const errors = [
      await failureOf(client.getRaw(secret)),
      await failureOf(client.listRaw(secret)),
    ];
    expect(errors.map(({ problem }) => problem)).toEqual(['other', 'other']);
    expect(requests()).toEqual([]);
  });
});

describe('listing objects as JSON', () => {
  it('lists by label, in one request', async () => {
    const { client, requests } = staging();
    const labelSelector = 'kustomize.toolkit.fluxcd.io/name=apps';
    await expect(
      client.listRaw(deployment, { labelSelector }),
    ).resolves.toMatchObject({
      items: [{ metadata: { name: 'podinfo' } }],
      isTruncated: false,
    });
    expect(requests()).toHaveLength(1);
  });

  it('says where it stopped', async () => {
    const list = await staging().client.listRaw(deployment, { limit: 1 });
    expect(list).toMatchObject({ items: [{}], isTruncated: true });
  });

  it('is empty where the cluster lacks the kind', async () => {
    const widget = { ...place, group: 'example.org', kind: 'Widget' };
    await expect(staging().client.listRaw(widget)).resolves.toEqual({
      items: [],
      isTruncated: false,
    });
  });
});

describe('events', () => {
  it('are those about the object, newest first, in one request', async () => {
    const { client, requests } = staging();
    const { events, isTruncated } = await client.events(source);
    expect(events.map(({ reason }) => reason)).toEqual(['newer', 'older']);
    expect(isTruncated).toBe(false);
    expect(requests()).toEqual(['GET /proxy/api/v1/namespaces/team-a/events']);
  });

  it('are asked for by the newer API where the older is forbidden', async () => {
    const { client, requests } = staging([]);
    expect(said(await failureOf(client.events(source)))).toEqual({
      problem: 'forbidden',
      cluster,
      kind: 'Event',
      status: 403,
    });
    expect(requests()).toEqual([
      'GET /proxy/api/v1/namespaces/team-a/events',
      'GET /proxy/apis/events.k8s.io/v1/namespaces/team-a/events',
    ]);
  });

  it('reject where the cluster does not answer', async () => {
    const { client, cluster: named } = staging();
    named(cluster).setFaults([fault({ type: 'refused' })]);
    expect(said(await failureOf(client.events(source)))).toMatchObject({
      problem: 'unreachable',
      cluster,
    });
  });
});
