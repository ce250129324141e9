import type { ControlState } from '../../dev/control/state';
import { createKubernetesBackendStandIn } from '../../dev/standin/standIn';
import type {
  KubernetesBackendStandIn,
  StandInCluster,
} from '../../dev/standin/types';
import { readAnswer } from '../../dev/standin/contract/BothBackends';
import {
  helmReleases,
  kustomizations,
  matcher,
} from '../../dev/standin/contract/fixtures';
import { ControlClient } from '../harness/control';
import { setting } from '../harness/setting';

// Checks dev/standin against the complete backend in short: sign-in, catalog, permission policy, and clusters from the
// configuration.

const port = Number(setting('E2E_legacy'));
const control = new ControlClient(`http://localhost:${port + 1}`);
let standIn: KubernetesBackendStandIn;
let token: string;

/** Creates the stand-in in front of the same clusters. */
function standInFor({ clusters, entities }: ControlState) {
  return createKubernetesBackendStandIn({
    entities,
    clusters: clusters.map(({ name, url }): StandInCluster => ({
      name,
      token: '',
      handle: async request => {
        const { pathname, search } = new URL(request.url);
        const headers = new Headers(request.headers);
        // Requests without a token count as the service account's.
        headers.delete('authorization');
        const body = await request.text();
        return fetch(`${url}${pathname}${search}`, {
          method: request.method,
          headers,
          ...(body && { body }),
        });
      },
    })),
  });
}

beforeAll(async () => {
  standIn = standInFor(await control.state());
  const signedIn = await fetch(
    `http://localhost:${port}/api/auth/guest/refresh`,
    { method: 'POST' },
  );
  ({ token } = (await signedIn.json()).backstageIdentity);
});
afterEach(async () => {
  await control.setFaults([]);
  await control.deny([]);
  standIn.reset();
});

/** Sends a request to both and expects equal answers. */
async function ask(path: string, init: RequestInit = {}, asGuest = true) {
  const url = `http://localhost:${port}${standIn.basePath}${path}`;
  const headers = {
    ...init.headers,
    ...(asGuest && { Authorization: `Bearer ${token}` }),
  };
  const real = await readAnswer(await fetch(url, { ...init, headers }));
  const request = new Request(url, { ...init, headers });
  expect(await readAnswer(await standIn(request))).toEqual(real);
  return real.status;
}

const query = (
  entity: string,
  ...customResources: readonly object[]
): [string, RequestInit] => [
  '/resources/custom/query',
  {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      entityRef: `component:default/${entity}`,
      auth: {},
      customResources,
    }),
  },
];

const onStaging = (init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, 'Backstage-Kubernetes-Cluster': 'staging' },
});
const release =
  '/proxy/apis/helm.toolkit.fluxcd.io/v2/namespaces/team-a/helmreleases/podinfo';
const requested = {
  method: 'PATCH',
  headers: { 'Content-Type': 'application/merge-patch+json' },
  body: '{"metadata":{"annotations":{"e2e":"requested"}}}',
};

it.each<[string, string, RequestInit | undefined, number]>([
  ['the clusters', '/clusters', undefined, 200],
  ['two kinds', ...query('podinfo', helmReleases, kustomizations), 200],
  ['one namespace', ...query('podinfo-team-a', helmReleases), 200],
  ['no annotation', ...query('not-annotated', helmReleases), 200],
  [
    'no version',
    ...query('podinfo', matcher('kustomizations', 'kustomize', 'v9')),
    200,
  ],
  ['no entity', ...query('nope', helmReleases), 400],
  ['no kind', ...query('podinfo'), 400],
  ['an object', release, onStaging(), 200],
  ['no object', `${release}-x`, onStaging(), 404],
  ['a patch', release, onStaging(requested), 200],
  [
    'a request that the roles forbid',
    release,
    onStaging({ method: 'DELETE' }),
    403,
  ],
  ['no cluster', release, undefined, 404],
  ['nothing', '/nope', undefined, 404],
])('a guest requests %s', async (_, path, init, status) => {
  expect(await ask(path, init)).toBe(status);
});

it.each([
  ['rejects the token', '401'],
  ['forbids it', '403'],
  ['breaks', '500'],
  ['sends a login page', 'html'],
  ['sends truncated JSON', 'truncated'],
  ['refuses connections', 'refused'],
])('a query where one cluster %s', async (_, fault) => {
  await control.setFaults([fault], 'staging');
  // With one kind, because the backend reports only the first of several that were lost in transit.
  expect(await ask(...query('podinfo', helmReleases))).toBe(200);
});

const ENDPOINTS = [
  ['the clusters', '/clusters', undefined],
  ['a query', ...query('podinfo', helmReleases)],
  ['the proxy', release, onStaging()],
] as const;

it.each(ENDPOINTS)('denied: %s', async (_, path, init) => {
  const denied = [
    'kubernetes.clusters.read',
    'kubernetes.resources.read',
    'kubernetes.proxy',
  ];
  await control.deny(denied);
  standIn.setDenied(denied);
  expect(await ask(path, init)).toBe(403);
});

it.each(ENDPOINTS)('not signed in: %s', async (_, path, init) => {
  standIn.setFaults([{ effect: { type: 'status', status: 401 } }]);
  expect(await ask(path, init, false)).toBe(401);
});
