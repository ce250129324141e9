import { UrlPatternDiscovery } from '@backstage/core-app-api';
import {
  KubernetesAuthProviders,
  KubernetesBackendClient,
  type KubernetesApi,
  type KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type { OAuthApi } from '@backstage/core-plugin-api';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { SimulatedCluster, type ClusterSpec } from '../../../dev/cluster';
import {
  createKubernetesBackendStandIn,
  mswHandlers,
  type KubernetesBackendStandIn,
  type ServiceLocator,
  type StandInCluster,
} from '../../../dev/standin';
import { component } from '../../../dev/entities';
import { setUpFlowingTime } from '../../../dev/testing/time';
import { FLUX_KINDS, type FluxKind } from '../../flux';
import { FluxClient, type FluxListing } from '..';
import type { FluxListOptions } from '../readings';

const BASE_URL = 'http://localhost:7007';

const nobody: OAuthApi = {
  getAccessToken: async () => {
    throw new Error('Nobody can sign in here');
  },
};

/** The entities of the catalog. */
export const entities = {
  podinfo: component('podinfo', { 'backstage.io/kubernetes-id': 'podinfo' }),
  inTeamB: component('in-team-b', {
    'backstage.io/kubernetes-id': 'podinfo',
    'backstage.io/kubernetes-namespace': 'team-b',
  }),
  selected: component('selected', {
    'backstage.io/kubernetes-label-selector': 'tier=front,app in (podinfo)',
  }),
  byName: component('podinfo-by-name', undefined),
  onProduction: component('on-production', {
    'backstage.io/kubernetes-id': 'podinfo',
    'backstage.io/kubernetes-cluster': 'production',
  }),
};

/** Entities that service locators restrict to the cluster `production`. */
export const restricted = {
  byAnnotation: entities.onProduction,
  byRelation: {
    ...component('by-relation', { 'backstage.io/kubernetes-id': 'podinfo' }),
    relations: [
      { type: 'dependsOn', targetRef: 'resource:default/production' },
      { type: 'dependsOn', targetRef: 'resource:default/database' },
    ],
  },
};

/** Entities whose annotations no cluster accepts in a search. */
export const unsearchable = {
  tooLong: component('too-long', {
    'backstage.io/kubernetes-id': 'a'.repeat(64),
  }),
  withBlank: component('with-blank', {
    'backstage.io/kubernetes-id': 'team a/podinfo',
  }),
  withoutParentheses: component('without-parentheses', {
    'backstage.io/kubernetes-label-selector': 'app in podinfo',
  }),
};

const all = { ...entities, ...restricted, ...unsearchable };

export interface WireOptions extends Partial<
  ConstructorParameters<typeof FluxClient>[0]
> {
  /** Changes how Backstage's configuration describes a cluster. */
  readonly asConfigured?: (cluster: SimulatedCluster) => StandInCluster;
  readonly serviceLocator?: ServiceLocator;
  /** Auth provider of each cluster; all others are `serviceAccount`. */
  readonly authProviders?: Readonly<
    Record<string, { authProvider: string; oidcTokenProvider?: string }>
  >;
}

export interface Wire {
  readonly client: FluxClient;
  readonly kubernetesApi: KubernetesApi;
  readonly standIn: KubernetesBackendStandIn;
  readonly cluster: (name: string) => SimulatedCluster;
  /** Replaces the clusters in Backstage's configuration. */
  readonly configure: (specs: readonly ClusterSpec[]) => void;
  readonly list: (
    previous?: FluxListing,
    more?: FluxListOptions & {
      readonly entity?: keyof typeof all;
      readonly kinds?: readonly FluxKind[];
    },
  ) => Promise<FluxListing>;
  /** Returns the requests to Backstage since the last call, as `GET /clusters`, without the query string. */
  readonly asked: () => readonly string[];
}

const server = setupServer();
let running: SimulatedCluster[] = [];

/** Fakes time, which then moves on by itself, and stops the clusters after each test. To be called once in a test file. */
export function setUpWire(): void {
  setUpFlowingTime();
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  afterEach(() => {
    server.resetHandlers();
    running.forEach(cluster => cluster.dispose());
    running = [];
  });
}

/** Answers one of Backstage's endpoints instead of the stand-in: `post('/resources/custom/query')`. */
export function intercept(
  method: 'get' | 'post' | 'all',
  path: string,
  answer: (request: Request) => Promise<Response | undefined>,
): void {
  server.use(
    http[method](`${BASE_URL}/api/kubernetes${path}`, ({ request }) =>
      answer(request),
    ),
  );
}

function simulate(spec: ClusterSpec): SimulatedCluster {
  const cluster = new SimulatedCluster(spec, {
    timing: {
      startMs: 2,
      reconcileMs: 30,
      healthCheckMs: 10,
      dependencyMs: 40,
      intervalMs: 0,
    },
  });
  running.push(cluster);
  return cluster;
}

/** Returns a FluxClient over Backstage's own client, connected to a stand-in for its backend with simulated clusters. */
export function createWire(
  specs: readonly ClusterSpec[],
  options: WireOptions = {},
): Wire {
  const {
    asConfigured = cluster => cluster,
    authProviders,
    serviceLocator,
  } = options;
  let clusters = specs.map(simulate);
  const standIn = createKubernetesBackendStandIn({
    clusters: () => clusters.map(asConfigured),
    entities: Object.values(all),
    serviceLocator,
  });
  server.use(...mswHandlers(standIn, BASE_URL));
  if (authProviders) {
    intercept('get', '/clusters', async () =>
      HttpResponse.json({
        items: clusters.map(({ name }) => ({
          name,
          authProvider: 'serviceAccount',
          ...authProviders[name],
        })),
      }),
    );
  }
  const kubernetesAuthProvidersApi: KubernetesAuthProvidersApi =
    options.kubernetesAuthProvidersApi ??
    new KubernetesAuthProviders({
      googleAuthApi: nobody,
      microsoftAuthApi: nobody,
    });
  const kubernetesApi = new KubernetesBackendClient({
    discoveryApi: UrlPatternDiscovery.compile(`${BASE_URL}/api/{{ pluginId }}`),
    fetchApi: { fetch: (...args) => globalThis.fetch(...args) },
    kubernetesAuthProvidersApi,
  });
  const client = new FluxClient({
    kubernetesApi,
    followTiming: { everyMs: 5, forMs: 3_000 },
    ...options,
    kubernetesAuthProvidersApi,
  });
  let seen = 0;
  return {
    client,
    kubernetesApi,
    standIn,
    cluster: name => {
      const found = clusters.find(each => each.name === name);
      if (!found) throw new Error(`There is no cluster "${name}"`);
      return found;
    },
    configure: next => {
      clusters = next.map(
        spec =>
          clusters.find(({ name }) => name === spec.name) ?? simulate(spec),
      );
    },
    list: (previous, { entity = 'podinfo', kinds, ...more } = {}) =>
      client.list(
        {
          scope: { entity: all[entity] },
          kinds: kinds ?? FLUX_KINDS,
        },
        previous,
        more,
      ),
    asked: () => {
      const fresh = standIn.requests.slice(seen);
      seen = standIn.requests.length;
      return fresh.map(
        ({ method, path }) => `${method} ${path.replace(/\?.*$/, '')}`,
      );
    },
  };
}
