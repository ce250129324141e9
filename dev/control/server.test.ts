import type { BackendState } from '../backend';
import { GRANTED_ROLES } from '../cluster';
import { entities } from '../entities';
import { scenarios } from '../scenarios';
import { Control } from './control';
import { serveControl } from './server';
import type { RunningControl } from './server';

let control: Control;
let server: RunningControl;
let published: BackendState[] = [];

beforeEach(async () => {
  published = [];
  control = new Control(entities, undefined);
  control.connect(async state => {
    published.push(state);
  });
  await control.play('all-well');
  // Port 0: a free one.
  server = await serveControl(control, 0, 'http://localhost:3000');
});

afterEach(async () => {
  await server.close();
  await control.stop();
});

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

it('returns the state', async () => {
  const { status, body } = await ask('GET', '/state');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    mode: 'simulation',
    scenario: { id: 'all-well' },
    permissions: 'scenario',
    denied: [],
    entities: JSON.parse(JSON.stringify(entities)),
  });
  expect(body.scenarios).toHaveLength(scenarios.length);
});

it('starts another scenario on its own clusters', async () => {
  const before = control.backendState.clusters;
  const { status, body } = await ask('PUT', '/scenario/suspended');
  expect(status).toBe(200);
  expect(body.scenario.id).toBe('suspended');
  expect(published.at(-1)).toEqual(control.backendState);
  const [cluster] = control.backendState.clusters;
  expect(before.map(({ token }) => token)).not.toContain(cluster?.token);
});

it.each(GRANTED_ROLES)('sets the role %s', async role => {
  const { status, body } = await ask('PUT', `/permissions/${role}`);
  expect(status).toBe(200);
  expect(body.permissions).toBe(role);
});

it('sets a fault on one cluster, by name or by description, until it is replaced', async () => {
  const faults = ['403 helmreleases', { effect: { type: 'delay', ms: 5 } }];
  const { body } = await ask('PUT', '/faults', { cluster: 'staging', faults });
  expect(body.clusters).toMatchObject([
    { name: 'production-eu', faults: [] },
    {
      name: 'staging',
      faults: [
        { plural: 'helmreleases', effect: { type: 'status', status: 403 } },
        { effect: { type: 'delay', ms: 5 } },
      ],
    },
  ]);
  const after = await ask('PUT', '/faults', { faults: [] });
  expect(after.body.clusters).toMatchObject([{ faults: [] }, { faults: [] }]);
});

it('sets a fault for patches of one kind, once', async () => {
  const faults = ['conflict-once kustomizations', 'patch-403', 'patch-500'];
  const { body } = await ask('PUT', '/faults', { cluster: 'staging', faults });
  expect(body.clusters[1].faults).toMatchObject([
    {
      plural: 'kustomizations',
      methods: ['PATCH'],
      times: 1,
      effect: { type: 'conflict' },
    },
    { methods: ['PATCH'], effect: { type: 'forbidden' } },
    { methods: ['PATCH'], effect: { type: 'status', status: 500 } },
  ]);
  expect(body.faultNames).toEqual(
    expect.arrayContaining(['conflict', 'conflict-once', 'patch-403']),
  );
  const described = [{ times: 2, effect: { type: 'forbidden' } }];
  const again = await ask('PUT', '/faults', { faults: described });
  expect(again.body.clusters[0].faults).toEqual(described);
});

it('makes a cluster refuse connections and respond again', async () => {
  const url = control.backendState.clusters[0]?.url ?? '';
  await ask('PUT', '/faults', { faults: ['refused'] });
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  await ask('PUT', '/faults', { faults: [] });
  await expect(fetch(url)).resolves.toBeDefined();
});

it("denies Backstage's own permissions", async () => {
  const { body } = await ask('PUT', '/denied', ['kubernetes.proxy']);
  expect(body.denied).toEqual(['kubernetes.proxy']);
  expect(published.at(-1)?.denied).toEqual(['kubernetes.proxy']);
});

it.each<[string, string, unknown, number, string]>([
  ['PUT', '/scenario/nope', undefined, 404, "No scenario 'nope'"],
  [
    'PUT',
    '/permissions/all',
    undefined,
    400,
    'none of view, view+sync, view+sync+details',
  ],
  ['PUT', '/faults', { cluster: 'nope', faults: [] }, 404, "'nope'"],
  ['PUT', '/faults', { faults: ['nope'] }, 400, "No fault 'nope'"],
  ['PUT', '/faults', ['html'], 400, 'Invalid input'],
  ['PUT', '/denied', ['nope'], 400, 'nope'],
  ['PUT', '/state', undefined, 404, 'PUT /state'],
])('refuses %s %s with %j', async (method, path, sent, status, message) => {
  const { status: got, body } = await ask(method, path, sent);
  expect(got).toBe(status);
  expect(body.error).toContain(message);
});

it("cannot change anything about the user's own cluster", async () => {
  const own = new Control(entities, undefined, {
    name: 'mine',
    url: 'http://x',
  });
  await expect(own.play('all-well')).rejects.toThrow('no simulation');
  expect(own.state).toMatchObject({
    mode: 'kubeconfig',
    clusters: [{ name: 'mine', url: 'http://x' }],
  });
});
