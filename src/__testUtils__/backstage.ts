import type { Entity } from '@backstage/catalog-model';
import { setupServer } from 'msw/node';
import {
  SimulatedCluster,
  type ClusterSpec,
  type Timing,
} from '../../dev/cluster';
import { component, entities } from '../../dev/entities';
import { scenarioById } from '../../dev/scenarios';
import {
  createCatalogStandIn,
  createKubernetesApis,
  createKubernetesBackendStandIn,
  mswHandlers,
  type CatalogStandIn,
  type KubernetesBackendStandIn,
} from '../../dev/standin';

/** Controllers that are quick, and never run by themselves. */
const QUICK: Timing = {
  startMs: 5,
  reconcileMs: 60,
  healthCheckMs: 10,
  dependencyMs: 50,
  intervalMs: 0,
};

/** Entities that only tests need, beside those of the harness. */
export const tested = {
  podinfo: component('podinfo', { 'backstage.io/kubernetes-id': 'podinfo' }),
  inTeamA: component('podinfo-team-a', {
    'backstage.io/kubernetes-id': 'podinfo',
    'backstage.io/kubernetes-namespace': 'team-a',
  }),
  notAnnotated: component('not-annotated', undefined),
  checkout: component('checkout', { 'backstage.io/kubernetes-id': 'checkout' }),
  setBased: component('set-based', {
    'backstage.io/kubernetes-label-selector':
      'app in (podinfo, shop),!legacy,tier!=test',
  }),
  notLabelValue: component('not-label-value', {
    'backstage.io/kubernetes-id': 'team a/podinfo',
  }),
  notSelector: component('not-selector', {
    'backstage.io/kubernetes-label-selector': 'app in podinfo',
  }),
  contradictory: component('contradictory', {
    'backstage.io/kubernetes-label-selector': 'app=podinfo,app=shop',
  }),
  twoNamespaces: component('two-namespaces', {
    'backstage.io/kubernetes-id': 'podinfo',
    'backstage.io/kubernetes-namespace': 'team-a,team-b',
  }),
  selected: component('selected', {
    'backstage.io/kubernetes-label-selector': 'app=shop,tier=front',
  }),
} satisfies Record<string, Entity>;

/** A story of dev/scenarios by its id, or clusters. */
export type Story = string | readonly ClusterSpec[];

/** The clusters of a story, beginning now. */
export function clustersOf(story: Story): readonly ClusterSpec[] {
  if (typeof story !== 'string') return story;
  const scenario = scenarioById(story);
  if (!scenario) throw new Error(`There is no scenario "${story}"`);
  return scenario.clusters(new Date());
}

const server = setupServer();
let running: SimulatedCluster[] = [];
let started = 0;

/** Registers the beginning and the end of the wire. To be called once in a test file. */
export function setUpWire(): void {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());
  afterEach(() => {
    running.forEach(cluster => cluster.dispose());
    running = [];
  });
}

/** A Backstage with its clusters, and what has reached them. */
export interface TestBackstage {
  readonly standIn: KubernetesBackendStandIn;
  readonly catalog: CatalogStandIn;
  /** Where its backend is. */
  readonly baseUrl: string;
  readonly cluster: (name: string) => SimulatedCluster;
  /** Backstage's own client and auth providers, as pairs for `TestApiProvider`. */
  readonly kubernetesApis: ReturnType<typeof createKubernetesApis>;
  /** The requests that reached Backstage so far, each as `POST /resources/custom/query`, without the query string. */
  readonly asked: () => readonly string[];
  readonly queries: () => number;
  /** The bodies of the patches that reached Backstage so far. */
  readonly patches: () => readonly unknown[];
  /** Keeps back the answers to these requests, as they are when the request arrives, until the function is called. */
  readonly holdAnswers: (isHeld: (request: Request) => boolean) => () => void;
}

/** Starts the stand-in of Backstage's backend before simulated clusters, at an address of its own. */
export function startBackstage(
  story: Story,
  options: {
    timing?: Timing;
    entity?: Entity;
    inCatalog?: readonly Entity[];
  } = {},
): TestBackstage {
  const { timing, entity, inCatalog } = options;
  const clusters = clustersOf(story).map(
    spec => new SimulatedCluster(spec, { timing: { ...QUICK, ...timing } }),
  );
  running.push(...clusters);
  const known = [
    ...Object.values(tested),
    ...entities,
    ...(entity ? [entity] : []),
  ];
  const standIn = createKubernetesBackendStandIn({ clusters, entities: known });
  const catalog = createCatalogStandIn(inCatalog ?? known);
  started += 1;
  const holds = new Set<{
    readonly isHeld: (request: Request) => boolean;
    readonly end: Promise<void>;
  }>();
  const answer = async (request: Request) => {
    const held = [...holds].filter(({ isHeld }) => isHeld(request));
    const response = await standIn(request);
    await Promise.all(held.map(({ end }) => end));
    return response;
  };
  // Requests that a test leaves behind still find its own Backstage.
  const baseUrl = `http://backstage-${started}.test`;
  server.use(
    ...mswHandlers(
      Object.assign(answer, { basePath: standIn.basePath }),
      baseUrl,
    ),
    ...mswHandlers(catalog, baseUrl),
  );
  const asked = () =>
    standIn.requests.map(
      ({ method, path }) => `${method} ${path.replace(/\?.*$/, '')}`,
    );
  return {
    standIn,
    catalog,
    baseUrl,
    kubernetesApis: createKubernetesApis({ baseUrl }),
    cluster: name => {
      const found = clusters.find(each => each.name === name);
      if (!found) throw new Error(`There is no cluster "${name}"`);
      return found;
    },
    asked,
    queries: () =>
      asked().filter(each => each === 'POST /resources/custom/query').length,
    patches: () =>
      standIn.requests
        .filter(({ method }) => method === 'PATCH')
        .map(({ body }) => body),
    holdAnswers: isHeld => {
      let release = () => {};
      const end = new Promise<void>(resolve => {
        release = resolve;
      });
      const hold = { isHeld, end };
      holds.add(hold);
      return () => {
        holds.delete(hold);
        release();
      };
    },
  };
}
