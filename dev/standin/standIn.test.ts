import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import { setupServer } from 'msw/node';
import { component } from '../entities';
import {
  createKubernetesApis,
  createKubernetesBackendStandIn,
  mswHandlers,
} from '.';
import { setUpFlowingTime } from '../testing/time';

setUpFlowingTime();

const baseUrl = 'http://localhost:7007';
const entity = component('podinfo', undefined);

const standIn = createKubernetesBackendStandIn({
  clusters: [
    {
      name: 'staging',
      token: 'sesame',
      handle: async request =>
        Response.json({
          kind: 'GitRepositoryList',
          items: [
            {
              url: request.url,
              body: await request.text(),
              authorization: request.headers.get('Authorization'),
            },
          ],
        }),
    },
  ],
  entities: [entity],
});
const server = setupServer(...mswHandlers(standIn, baseUrl));
const [[, kubernetesApi]] = createKubernetesApis({ baseUrl });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
afterEach(() => standIn.reset());

const query = () =>
  kubernetesApi.getCustomObjectsByEntity({
    auth: {},
    entity,
    customResources: [{ group: 'g', apiVersion: 'v1', plural: 'things' }],
  });

describe("Backstage's own client on the stand-in", () => {
  it('returns the clusters', async () => {
    await expect(kubernetesApi.getClusters()).resolves.toEqual([
      { name: 'staging', authProvider: 'serviceAccount' },
    ]);
  });

  it('returns the results of a query', async () => {
    const { items } = await query();
    expect(items[0]?.resources[0]?.resources).toEqual([
      expect.objectContaining({
        kind: 'GitRepository',
        url: expect.stringMatching(
          '/apis/g/v1/things\\?labelSelector=backstage.io%2Fkubernetes-id%3Dpodinfo$',
        ),
      }),
    ]);
  });

  it("forwards proxy requests with the cluster's token", async () => {
    const response = await kubernetesApi.proxy({
      clusterName: 'staging',
      path: '/apis/g/v1/things?limit=1',
      init: { method: 'PATCH', body: '{"a":1}' },
    });
    await expect(response.json()).resolves.toHaveProperty('items', [
      {
        url: expect.stringMatching('/apis/g/v1/things\\?limit=1$'),
        body: '{"a":1}',
        authorization: 'Bearer sesame',
      },
    ]);
  });

  it('logs requests', async () => {
    await kubernetesApi.proxy({ clusterName: 'staging', path: '/apis?x=1' });
    expect(standIn.requests).toEqual([
      { method: 'GET', path: '/clusters' },
      { method: 'GET', path: '/proxy/apis?x=1', cluster: 'staging' },
    ]);
  });
});

describe('a fault between the browser and Backstage', () => {
  it.each([
    [401, 'Request failed with 401 Unauthorized, {"error":{"name":"Auth'],
    [403, 'Request failed with 403 Forbidden, {"error":{"name":"NotA'],
    [502, 'Request failed with 502 Bad Gateway, <html>'],
  ])('shows as status %s', async (status, message) => {
    standIn.setFaults([{ effect: { type: 'status', status } }]);
    await expect(kubernetesApi.getClusters()).rejects.toThrow(message);
  });

  it('can be a missing answer, at one endpoint only', async () => {
    standIn.setFaults([{ endpoint: 'query', effect: { type: 'network' } }]);
    await expect(query()).rejects.toThrow(TypeError);
    await expect(kubernetesApi.getClusters()).resolves.toHaveLength(1);
  });

  it('can be a late answer', async () => {
    standIn.setFaults([{ effect: { type: 'delay', ms: 100 } }]);
    const begin = Date.now();
    await query();
    expect(Date.now() - begin).toBe(100);
  });
});

it.each(kubernetesPermissions.map(({ name }) => name))(
  'answers 403 only to requests that need %s when it is denied',
  async name => {
    standIn.setDenied([name]);
    const statuses = await Promise.all(
      [
        new Request(`${baseUrl}/api/kubernetes/clusters`),
        new Request(`${baseUrl}/api/kubernetes/proxy/apis`),
        new Request(`${baseUrl}/api/kubernetes/resources/custom/query`, {
          method: 'POST',
          body: JSON.stringify({
            entityRef: 'component:podinfo',
            customResources: [{ group: 'g', apiVersion: 'v1', plural: 'x' }],
          }),
        }),
      ].map(async request => (await standIn(request)).status),
    );
    expect(statuses).toEqual(
      [
        'kubernetes.clusters.read',
        'kubernetes.proxy',
        'kubernetes.resources.read',
      ].map(permission => (permission === name ? 403 : 200)),
    );
  },
);
