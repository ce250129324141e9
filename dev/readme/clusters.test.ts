import { parse } from 'yaml';
import { launchBackend, type RunningBackend } from '../backend';
import { SimulatedCluster } from '../cluster';
import { at, listAt } from '../cluster/json';
import { serveCluster, type ServedCluster } from '../cluster/serve';
import { component } from '../entities';
import { wellCluster } from '../scenarios/parts/entity-cluster';
import { freePort } from '../standin/contract/BothBackends';
import { yamlUnder } from './readme';

// Runs the README's example configuration of a cluster in the real Kubernetes backend.

const [block = ''] = yamlUnder('Getting started', 1);
const entity = component('podinfo', {
  'backstage.io/kubernetes-id': 'podinfo',
});
const cluster = new SimulatedCluster(
  wellCluster({ cluster: 'production-eu', flux: '2.9', now: new Date() }),
);
let served: ServedCluster;
let backend: RunningBackend;

beforeAll(async () => {
  served = await serveCluster(cluster);
  // Values for the environment variables, and the cluster's address.
  const values = [
    ['https://203.0.113.7:6443', served.url],
    ['${PRODUCTION_EU_TOKEN}', cluster.token],
    ['${PRODUCTION_EU_CA}', btoa('only read over TLS')],
  ] as const;
  const filled = values.reduce((text, [placeholder, value]) => {
    if (!text.includes(placeholder)) {
      throw new Error(`The README has no ${placeholder}`);
    }
    return text.replace(placeholder, value);
  }, block);
  backend = await launchBackend(
    {
      port: await freePort(),
      corsOrigin: 'http://localhost:3000',
      entities: [entity],
      kubernetes: parse(filled).kubernetes,
    },
    { clusters: [], denied: [] },
  );
});

afterAll(async () => {
  await backend.stop();
  await served.close();
  cluster.dispose();
});

async function ask(path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${backend.url}/api/kubernetes${path}`, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json' },
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

it('Backstage knows the cluster', async () => {
  expect(await ask('/clusters')).toEqual({
    items: [{ name: 'production-eu', authProvider: 'serviceAccount' }],
  });
});

it('Backstage reads Flux resources of the component there', async () => {
  const answer = await ask('/resources/custom/query', {
    entityRef: 'component:default/podinfo',
    auth: {},
    customResources: [
      {
        group: 'helm.toolkit.fluxcd.io',
        apiVersion: 'v2',
        plural: 'helmreleases',
      },
    ],
  });
  const [item] = listAt(answer, 'items');
  const [resources] = listAt(item, 'resources');
  expect(at(item, 'cluster', 'name')).toBe('production-eu');
  expect(at(item, 'errors')).toEqual([]);
  expect(
    listAt(resources, 'resources').map(each => at(each, 'metadata', 'name')),
  ).toEqual(['podinfo', 'podinfo-redis']);
});
