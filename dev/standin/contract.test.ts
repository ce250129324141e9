import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import type { Fault } from '../cluster/types';
import { BothBackends } from './contract/BothBackends';
import {
  gitRepositories,
  helmReleases,
  kustomizations,
  matcher,
  unserved,
} from './contract/fixtures';

const ONE_KIND = { plural: 'kustomizations' };

let both: BothBackends;

beforeAll(async () => {
  both = await BothBackends.start();
});

afterAll(async () => {
  await both.stop();
});

afterEach(async () => {
  await both.setFaults([]);
  await both.activate(both.clusters);
});

/** Sends a request to both backends and expects equal answers. */
async function ask(path: string, init?: RequestInit) {
  const { real, simulated } = await both.ask(path, init);
  expect(simulated).toEqual(real);
  return real;
}

function query(
  entity: string,
  customResources: readonly object[],
  change: object = {},
): [string, RequestInit] {
  const body = {
    entityRef: `component:default/${entity}`,
    auth: {},
    customResources,
    ...change,
  };
  return [
    '/resources/custom/query',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    },
  ];
}

function onCluster(name: string, init: RequestInit = {}): RequestInit {
  return {
    ...init,
    headers: { ...init.headers, 'Backstage-Kubernetes-Cluster': name },
  };
}

test('both return the same list of clusters', async () => {
  const { status, body } = await ask('/clusters');
  expect(status).toBe(200);
  expect(body).toHaveProperty('items.length', 2);
});

describe('a query', () => {
  it.each([
    ['by the label of the entity', 'podinfo', 2],
    ['in one namespace', 'in-team-a', 2],
    ['with a label selector', 'selected', 2],
    ['of one cluster', 'on-second', 1],
    ['by the name of an entity without annotations', 'by-name', 2],
    ['that finds nothing', 'nothing-there', 0],
  ])('%s gets the same', async (_, entity, items) => {
    const { status, body } = await ask(...query(entity, [gitRepositories]));
    expect(status).toBe(200);
    expect(body).toHaveProperty('items.length', items);
  });

  const installed = [kustomizations, gitRepositories, helmReleases];
  it.each([
    ['several kinds', installed],
    ['a version that is not served', [unserved, gitRepositories]],
    ['a missing CRD', [gitRepositories, matcher('imagepolicies', 'image')]],
  ])('for %s gets the same', async (_, matchers) => {
    const { status } = await ask(...query('podinfo', matchers));
    expect(status).toBe(200);
  });

  it.each([
    ['an unknown entity', { entityRef: 'component:default/nope' }, 400],
    ['an abbreviated entity ref', { entityRef: 'component:podinfo' }, 200],
    ['a broken entity ref', { entityRef: 'a:b:c' }, 400],
    ['no entity', { entityRef: undefined }, 400],
    ['an entity that is not a string', { entityRef: 7 }, 400],
    ['no custom resources', { customResources: undefined }, 400],
    ['an empty list of custom resources', { customResources: [] }, 400],
    ['custom resources that are not a list', { customResources: 'x' }, 400],
  ])('for %s is answered the same', async (_, change, expected) => {
    const [path, init] = query('podinfo', [gitRepositories], change);
    const { status } = await ask(path, init);
    expect(status).toBe(expected);
  });

  it.each<[string, Fault, number]>([
    ['401', { effect: { type: 'status', status: 401 } }, 200],
    ['403', { effect: { type: 'status', status: 403 } }, 200],
    [
      '403 for one kind',
      { ...ONE_KIND, effect: { type: 'status', status: 403 } },
      200,
    ],
    ['404', { effect: { type: 'status', status: 404 } }, 200],
    ['429', { effect: { type: 'status', status: 429 } }, 200],
    ['500', { effect: { type: 'status', status: 500 } }, 200],
    ['503', { effect: { type: 'status', status: 503 } }, 200],
    // For one kind, because the backend reports only the first failure of several, and which comes first varies.
    ['a login page', { ...ONE_KIND, effect: { type: 'html' } }, 200],
    ['truncated JSON', { ...ONE_KIND, effect: { type: 'truncated' } }, 200],
    ['nothing', { ...ONE_KIND, effect: { type: 'empty' } }, 200],
    ['a late answer', { effect: { type: 'delay', ms: 300 } }, 200],
    [
      'a list and items without kind',
      { ...ONE_KIND, effect: { type: 'no-kind' } },
      500,
    ],
    ['items without metadata', { effect: { type: 'no-metadata' } }, 200],
    [
      'a list without items',
      { ...ONE_KIND, effect: { type: 'no-items' } },
      500,
    ],
  ])(
    'gets the same if the answer of a cluster is: %s',
    async (_, fault, expected) => {
      await both.setFaults([fault]);
      const { status } = await ask(
        ...query('podinfo', [gitRepositories, kustomizations]),
      );
      expect(status).toBe(expected);
    },
  );

  it('gets the same if a cluster refuses connections', async () => {
    await both.setFaults([{ effect: { type: 'refused' } }]);
    const { status } = await ask(...query('podinfo', [kustomizations]));
    expect(status).toBe(200);
  });

  it('fails the same way if a cluster returns a list without a kind', async () => {
    await both.activate([...both.clusters, both.kindless]);
    const { status } = await ask(...query('podinfo', [gitRepositories]));
    expect(status).toBe(500);
  });
});

describe('the proxy', () => {
  const list = '/proxy/apis/source.toolkit.fluxcd.io/v1/gitrepositories';
  const one =
    '/proxy/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/gitrepositories/podinfo';
  const patch = (body: string, type = 'application/merge-patch+json') => ({
    method: 'PATCH',
    body,
    headers: { 'Content-Type': type },
  });

  it.each<[string, string, RequestInit | undefined, number]>([
    ['an object', one, undefined, 200],
    ['a list', `${list}?labelSelector=tier%3Dfront&limit=1`, undefined, 200],
    ['a missing object', `${one}-x`, undefined, 404],
    ['a version that is not served', list.replace('v1', 'v9'), undefined, 404],
    ['a patch', one, patch('{"metadata":{"annotations":{"a":"b"}}}'), 200],
    ['a patch that is not JSON', one, patch('{'), 400],
    ['a patch of an unknown type', one, patch('{}', 'text/plain'), 415],
    ['a request that the role forbids', one, { method: 'DELETE' }, 403],
  ])('passes %s on', async (_, path, init, expected) => {
    const { status } = await ask(path, onCluster('first', init));
    expect(status).toBe(expected);
  });

  const requested = patch(
    '{"metadata":{"annotations":{"reconcile.fluxcd.io/requestedAt":"2026-05-11T09:00:00.123Z"}}}',
  );
  const review = (verb: string, plural: string) => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: {
        resourceAttributes: {
          verb,
          group: 'source.toolkit.fluxcd.io',
          resource: plural,
          namespace: 'team-a',
        },
      },
    }),
  });
  const reviews =
    '/proxy/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const images =
    '/proxy/apis/image.toolkit.fluxcd.io/v1/namespaces/team-a/imagerepositories/podinfo';

  it.each<[string, string, RequestInit, number]>([
    [
      'a reconcile request with its field manager',
      `${one}?fieldManager=flux-client-side-apply`,
      requested,
      200,
    ],
    [
      'a suspension with its reason',
      `${one}?fieldManager=flux-client-side-apply`,
      patch(
        '{"metadata":{"annotations":{"fluxcd.controlplane.io/suspendedBy":"jane"}},"spec":{"suspend":true}}',
      ),
      200,
    ],
    [
      'a removed annotation',
      one,
      patch(
        '{"metadata":{"annotations":{"fluxcd.controlplane.io/suspendedBy":null}}}',
      ),
      200,
    ],
    [
      'an outdated patch',
      one,
      patch('{"metadata":{"resourceVersion":"1"},"spec":{"interval":"2m"}}'),
      409,
    ],
    [
      'a suspension that is not a boolean',
      one,
      patch('{"spec":{"suspend":"yes"}}'),
      422,
    ],
    ['a patch of a missing object', `${one}-x`, requested, 404],
    ['a patch that the role forbids', images, requested, 403],
    [
      'a patch of a name in percent encoding',
      `${one}%2Fstatus`,
      requested,
      404,
    ],
    [
      'a review of an allowed request',
      reviews,
      review('patch', 'gitrepositories'),
      201,
    ],
    [
      'a review of a forbidden request',
      reviews,
      review('delete', 'buckets'),
      201,
    ],
  ])('passes %s on', async (_, path, init, expected) => {
    const { status } = await ask(path, onCluster('first', init));
    expect(status).toBe(expected);
  });

  it.each<[string, Fault, number]>([
    ['409', { methods: ['PATCH'], effect: { type: 'conflict' } }, 409],
    ['403', { methods: ['PATCH'], effect: { type: 'forbidden' } }, 403],
    [
      '500',
      { methods: ['PATCH'], effect: { type: 'status', status: 500 } },
      500,
    ],
    ['nothing', { methods: ['PATCH'], effect: { type: 'empty' } }, 200],
    ['a login page', { methods: ['PATCH'], effect: { type: 'html' } }, 200],
  ])(
    'passes on the answer to a patch (%s), and then reads as before',
    async (_, fault, expected) => {
      await both.setFaults([fault]);
      const patched = await ask(one, onCluster('first', requested));
      expect(patched.status).toBe(expected);
      const { status } = await ask(one, onCluster('first'));
      expect(status).toBe(200);
    },
  );

  it.each<[string, Fault['effect'], number]>([
    ['500', { type: 'status', status: 500 }, 500],
    ['a login page', { type: 'html' }, 200],
  ])(
    'passes on the answer to an access review (%s)',
    async (_, effect, expected) => {
      await both.setFaults([{ plural: 'selfsubjectaccessreviews', effect }]);
      const init = review('patch', 'gitrepositories');
      const { status } = await ask(reviews, onCluster('first', init));
      expect(status).toBe(expected);
    },
  );

  it('rejects an unknown cluster', async () => {
    const { status } = await ask(one, onCluster('nope'));
    expect(status).toBe(404);
  });

  it('rejects a request that names neither of two clusters', async () => {
    const { status } = await ask(one);
    expect(status).toBe(404);
  });

  it('uses the only cluster by default', async () => {
    await both.activate(both.clusters.slice(0, 1));
    const { status } = await ask(one);
    expect(status).toBe(200);
  });

  it.each<[string, Fault['effect'], number]>([
    ['no connection', { type: 'refused' }, 500],
    ['a login page', { type: 'html' }, 200],
    ['503', { type: 'status', status: 503 }, 503],
    ['nothing', { type: 'empty' }, 200],
  ])('passes on the answer of a cluster: %s', async (_, effect, expected) => {
    await both.setFaults([{ effect }]);
    const { status } = await ask(one, onCluster('first'));
    expect(status).toBe(expected);
  });
});

describe('without any cluster', () => {
  it.each([
    ['the list is empty', ['/clusters', undefined], 200],
    ['a query finds nothing', query('podinfo', [gitRepositories]), 200],
    ['the proxy has nowhere to go', ['/proxy/apis', undefined], 404],
  ] as const)('%s', async (_, [path, init], expected) => {
    await both.activate([]);
    const { status } = await ask(path, init);
    expect(status).toBe(expected);
  });
});

describe('denied by Backstage', () => {
  it.each([
    ['the list of clusters', ['/clusters', undefined]],
    ['a query', query('podinfo', [gitRepositories])],
    ['the proxy', ['/proxy/apis', onCluster('first')]],
  ] as const)('is denied in the same way: %s', async (_, [path, init]) => {
    await both.activate(both.clusters, kubernetesPermissions);
    const { status } = await ask(path, init);
    expect(status).toBe(403);
  });
});

describe('not signed in', () => {
  it.each([
    ['the list of clusters', ['/clusters', undefined]],
    ['a query', query('podinfo', [gitRepositories])],
    ['the proxy', ['/proxy/apis', onCluster('first')]],
  ] as const)('is refused in the same way: %s', async (_, [path, init]) => {
    const { real, simulated } = await both.askSignedOut(path, init);
    expect(simulated).toEqual(real);
    expect(real.status).toBe(401);
  });
});

it.each(['/nope', '/resources/custom/query'])(
  'both have nothing at GET %s',
  async path => {
    const { status } = await ask(path);
    expect(status).toBe(404);
  },
);
