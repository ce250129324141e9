import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBackend } from '../../backend';
import type { RunningBackend } from '../../backend';
import { SimulatedCluster } from '../../cluster';
import { serveCluster } from '../../cluster/serve';
import type { ClusterDescription, Fault } from '../../cluster/types';
import { createKubernetesBackendStandIn } from '../standIn';
import { contractClusters, contractEntities } from './fixtures';

/** A server that answers in place of a Kubernetes API, but without `kind`. */
class ClusterWithoutKinds extends SimulatedCluster {
  async handle(): Promise<Response> {
    return Response.json({ items: [] });
  }
}

interface ServedCluster {
  readonly name: string;
  readonly described: ClusterDescription;
  readonly token: string;
  readonly url: string;
}

/** Token of a signed-in user. */
const signedIn = randomUUID();

/** The parts of an answer that matter to the plugin. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly type: string | undefined;
  readonly body: unknown;
}

/** The real Kubernetes backend and the stand-in, side by side in front of the same simulated clusters. */
export class BothBackends {
  static async start(): Promise<BothBackends> {
    // No controller changes anything between the two answers, even if they take long.
    const timing = { startMs: 24 * 3_600_000 };
    const clusters = contractClusters.map(
      spec => new SimulatedCluster(spec, { timing }),
    );
    const kindless = new ClusterWithoutKinds({
      name: 'kindless',
      flux: '2.7',
      objects: [],
    });
    const servers = new Map(
      await Promise.all(
        [...clusters, kindless].map(
          async cluster => [cluster, await serveCluster(cluster)] as const,
        ),
      ),
    );
    const urls = new Map(
      [...servers].map(([cluster, { url }]) => [cluster, url]),
    );
    const backend = await launchBackend(
      {
        port: await freePort(),
        token: signedIn,
        corsOrigin: 'http://localhost:3000',
        entities: contractEntities,
      },
      { clusters: [], denied: [] },
    );
    const both = new BothBackends(
      clusters,
      kindless,
      urls,
      backend,
      async () => {
        await backend.stop();
        for (const [cluster, server] of servers) {
          await server.close();
          cluster.dispose();
        }
      },
    );
    await both.activate(clusters);
    return both;
  }

  private active: readonly SimulatedCluster[] = [];

  readonly standIn = createKubernetesBackendStandIn({
    clusters: () => this.active,
    entities: contractEntities,
  });

  private constructor(
    readonly clusters: readonly SimulatedCluster[],
    /** A cluster that returns lists without a kind. Not active initially. */
    readonly kindless: SimulatedCluster,
    private readonly urls: ReadonlyMap<SimulatedCluster, string>,
    private readonly backend: RunningBackend,
    readonly stop: () => Promise<void>,
  ) {}

  /** Sets the clusters and the denied permissions of both backends. */
  async activate(
    clusters: readonly SimulatedCluster[],
    denied: readonly { name: string }[] = [],
  ): Promise<void> {
    this.active = clusters;
    this.standIn.setDenied(denied.map(({ name }) => name));
    await this.backend.setState({
      clusters: clusters.map(cluster => this.served(cluster)),
      denied: denied.map(({ name }) => name),
    });
  }

  /** Sets the faults of the first cluster. Resolves once they are in effect: closing or opening a port takes a moment. */
  async setFaults(faults: readonly Fault[]): Promise<void> {
    const [first] = this.clusters;
    if (!first) {
      throw new Error('There is no active cluster');
    }
    first.setFaults(faults);
    const refuses = faults.some(({ effect }) => effect.type === 'refused');
    while ((await answers(this.served(first).url)) === refuses) {
      await sleep(10);
    }
    if (refuses) {
      // The backend keeps connections open. Before it learns that they were closed, it meets a reset instead of a refusal.
      // It has learned it once it has answered twice.
      await this.ask('/clusters');
      await this.ask('/clusters');
    }
  }

  /** Sends a request to both as a signed-in user. */
  ask(
    path: string,
    init: RequestInit = {},
  ): Promise<{ real: Answer; simulated: Answer }> {
    const headers = { ...init.headers, Authorization: `Bearer ${signedIn}` };
    return this.askAnyhow(path, { ...init, headers });
  }

  /** Sends a request to both as a user who is not signed in. */
  async askSignedOut(
    path: string,
    init: RequestInit = {},
  ): Promise<{ real: Answer; simulated: Answer }> {
    this.standIn.setFaults([{ effect: { type: 'status', status: 401 } }]);
    try {
      return await this.askAnyhow(path, init);
    } finally {
      this.standIn.setFaults([]);
    }
  }

  private async askAnyhow(path: string, init: RequestInit) {
    const url = `${this.backend.url}${this.standIn.basePath}${path}`;
    return {
      real: await readAnswer(await fetch(url, init)),
      simulated: await readAnswer(await this.standIn(new Request(url, init))),
    };
  }

  private served(cluster: SimulatedCluster): ServedCluster {
    const { name, described, token } = cluster;
    return { name, described, token, url: this.urls.get(cluster) ?? '' };
  }
}

export async function readAnswer(response: Response): Promise<Answer> {
  const type = response.headers.get('content-type')?.split(';')[0];
  const text = (await response.text())
    // The stand-in does not know the cluster's address.
    .replace(/127\.0\.0\.1:\d+/g, 'CLUSTER')
    .replace(/,"port":\d+/g, '')
    // Depends on the operating system.
    .replace(/"errno":-?\d+,?/g, '')
    // Differs because the object is patched twice, once by each backend.
    .replace(/"(resourceVersion|time)":"[^"]*"/g, '"$1":""');
  const { status, statusText } = response;
  const body: unknown =
    type === 'application/json' && text ? JSON.parse(text) : text;
  return { status, statusText, type, body };
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

export function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
