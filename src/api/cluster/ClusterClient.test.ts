import { CLUSTER_ADMIN, type KubernetesObject } from '../../../dev/cluster';
import {
  failureOf,
  fault,
  MINUTE,
  said,
  calendar,
  small,
} from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';
import { ClusterClient } from './ClusterClient';
import { NotServed } from './NotServed';

setUpWire();

const OBJECTS: readonly KubernetesObject[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'podinfo', namespace: 'team-a' },
  },
  ...['team-a', 'team-a/labelled', 'team-b'].map(place => {
    const [namespace, label = 'none'] = place.split('/');
    return {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `of-${label}`, namespace, labels: { label } },
    };
  }),
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'system:view' },
  },
];

const cluster = 'staging';
const deployment = {
  cluster,
  group: 'apps',
  kind: 'Deployment',
  namespace: 'team-a',
  name: 'podinfo',
};
const configMaps = { cluster, group: '', kind: 'ConfigMap' };
const role = {
  cluster,
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRole',
  name: 'system:view',
};

function staging() {
  const wire = createWire([
    small(cluster, { objects: OBJECTS, rules: CLUSTER_ADMIN }),
  ]);
  const paths = () =>
    wire.standIn.requests
      .filter(({ path }) => path.startsWith('/proxy'))
      .map(({ path }) => path.replace('/proxy', ''));
  return { ...wire, paths, client: new ClusterClient(wire.kubernetesApi) };
}

const namesOf = (objects: readonly unknown[]) =>
  objects.map(each => (each as KubernetesObject).metadata.name);

describe('a client of single clusters', () => {
  it('reads an object of a kind that is not Flux’s', async () => {
    const { client, paths } = staging();
    await expect(client.get(deployment)).resolves.toMatchObject({
      version: 'v1',
      object: { kind: 'Deployment', metadata: { name: 'podinfo' } },
    });
    expect(paths()).toEqual([
      '/apis/apps',
      '/apis/apps/v1',
      '/apis/apps/v1/namespaces/team-a/deployments/podinfo',
    ]);
  });

  it('lists objects of a namespace, by label', async () => {
    const { client, paths } = staging();
    const inTeamA = { ...configMaps, namespace: 'team-a' };
    expect(namesOf((await client.list(inTeamA)).items)).toEqual([
      'of-labelled',
      'of-none',
    ]);
    const options = { labelSelector: 'label=labelled' };
    expect(namesOf((await client.list(inTeamA, options)).items)).toEqual([
      'of-labelled',
    ]);
    expect((await client.list(configMaps)).items).toHaveLength(3);
    expect(paths()).toEqual([
      '/api/v1',
      '/api/v1/namespaces/team-a/configmaps',
      '/api/v1/namespaces/team-a/configmaps?labelSelector=label%3Dlabelled',
      '/api/v1/configmaps',
    ]);
  });

  it('reads a cluster-scoped object', async () => {
    const { client, paths } = staging();
    await expect(client.get(role)).resolves.toMatchObject({
      object: { metadata: { name: 'system:view' } },
    });
    expect(paths().at(-1)).toBe(
      '/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Aview',
    );
    const namespace = { ...role, group: '', kind: 'Namespace', name: 'team-b' };
    await expect(client.get(namespace)).resolves.toMatchObject({
      object: { kind: 'Namespace', metadata: { name: 'team-b' } },
    });
  });

  it('writes to an object of any kind', async () => {
    const { client } = staging();
    const patch = { metadata: { annotations: { touched: 'yes' } } };
    await expect(client.patch(deployment, 'v1', patch)).resolves.toMatchObject({
      metadata: { name: 'podinfo', annotations: { touched: 'yes' } },
    });
  });

  it('reviews the permission for the plural of a kind, in its namespace', async () => {
    const { client, cluster: named } = staging();
    named(cluster).setRules([
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] },
    ]);
    await expect(client.canPatch(deployment)).resolves.toBe(true);
    await expect(client.canPatch(configMaps)).resolves.toBe(false);
  });

  it('rejects with the place of an object that does not exist', async () => {
    const { client } = staging();
    const error = await failureOf(client.get({ ...deployment, name: 'other' }));
    expect(error).not.toBeInstanceOf(NotServed);
    expect(error).toMatchObject({
      problem: 'notFound',
      status: 404,
      cluster,
      group: 'apps',
      kind: 'Deployment',
      namespace: 'team-a',
      verb: 'get',
    });
  });

  it.each([
    { ...deployment, kind: 'Widget' },
    { ...deployment, group: 'example.org', kind: 'Widget' },
    { ...deployment, group: '', kind: 'Widget' },
  ])('rejects with NotServed for the unknown kind $group/$kind', async ref => {
    const { client } = staging();
    const errors = [
      await failureOf(client.get(ref)),
      await failureOf(client.list(ref)),
      await failureOf(client.canPatch(ref)),
    ];
    for (const error of errors) {
      expect(error).toBeInstanceOf(NotServed);
      expect(said(error)).toMatchObject({
        problem: 'notFound',
        cluster,
        kind: 'Widget',
      });
    }
  });

  it.each([
    { ...deployment, group: '../etc' },
    { ...deployment, name: '..' },
    { ...deployment, name: 'a/b' },
    { ...deployment, namespace: '..' },
    { ...deployment, namespace: undefined },
    { ...role, name: 'a/b' },
    { ...role, name: '..' },
    { ...role, name: 'a%2fb' },
  ])('rejects names that are not valid in a path: %j', async ref => {
    const { client, paths } = staging();
    const error = await failureOf(client.get(ref));
    expect(error.problem).toBe('invalidName');
    expect(paths().join()).not.toMatch(/\.\.|%2f/i);
  });
});

describe('discovery', () => {
  it('is requested once by concurrent calls', async () => {
    const { client, paths } = staging();
    await Promise.all([client.get(deployment), client.canPatch(deployment)]);
    await client.get(deployment);
    expect(paths().filter(path => path === '/apis/apps/v1')).toHaveLength(1);
  });

  it('is repeated after ten minutes, and after one minute for an unknown kind', async () => {
    const { client, paths } = staging();
    const widget = { ...deployment, kind: 'Widget' };
    const asked = () => paths().filter(path => path === '/apis/apps').length;
    await client.get(deployment);
    await failureOf(client.get(widget));
    expect(asked()).toBe(1);
    calendar.pass(2 * MINUTE);
    await client.get(deployment);
    expect(asked()).toBe(1);
    await failureOf(client.get(widget));
    expect(asked()).toBe(2);
    calendar.pass(11 * MINUTE);
    await client.get(deployment);
    expect(asked()).toBe(3);
  });

  it('is not cached where it failed', async () => {
    const { client, cluster: named } = staging();
    named(cluster).setFaults([fault({ type: 'refused' })]);
    expect(said(await failureOf(client.get(deployment)))).toEqual({
      problem: 'unreachable',
      cluster,
    });
    named(cluster).setFaults([]);
    await expect(client.get(deployment)).resolves.toHaveProperty('object');
  });
});
