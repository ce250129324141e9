import { SimulatedCluster } from '../SimulatedCluster';
import type { ClusterOptions, ClusterSpec } from '../types';
import type { Json } from '../json';
import { isRecord } from '../json';

export const everything = [
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
];

export const pause = (ms: number) =>
  new Promise(resolve => setTimeout(resolve, ms));

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** A cluster with fast controllers and a client with the cluster's token. */
export class Scene {
  readonly cluster: SimulatedCluster;

  constructor(spec: Partial<ClusterSpec> = {}, options: ClusterOptions = {}) {
    this.cluster = new SimulatedCluster(
      { name: 'one', flux: '2.9', objects: [], rules: everything, ...spec },
      {
        timing: {
          startMs: 2,
          reconcileMs: 30,
          healthCheckMs: 30,
          dependencyMs: 40,
          podsMs: 10,
        },
        ...options,
      },
    );
  }

  async send(
    path: string,
    init: RequestInit & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    return this.cluster.handle(
      new Request(`https://cluster.test${path}`, {
        ...init,
        headers: {
          Authorization: `Bearer ${this.cluster.token}`,
          ...init.headers,
        },
      }),
    );
  }

  async get(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return read(await this.send(path, { headers }));
  }

  async patch(
    path: string,
    body: unknown,
    type = 'application/merge-patch+json',
  ): Promise<Answer> {
    const headers = { 'Content-Type': type };
    return read(
      await this.send(path, {
        method: 'PATCH',
        body: JSON.stringify(body),
        headers,
      }),
    );
  }

  async post(path: string, body: unknown, method = 'POST'): Promise<Answer> {
    const headers = { 'Content-Type': 'application/json' };
    return read(
      await this.send(path, { method, body: JSON.stringify(body), headers }),
    );
  }

  requestReconcile(
    path: string,
    token: string,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const annotations = { 'reconcile.fluxcd.io/requestedAt': token, ...more };
    return this.patch(path, { metadata: { annotations } });
  }

  /** Polls an object until it meets the expectation. */
  async until(
    path: string,
    isSo: (object: Json) => boolean,
    ms = 20_000,
  ): Promise<Json> {
    const deadline = Date.now() + ms;
    for (;;) {
      const { body } = await this.get(path);
      if (isSo(body)) return body;
      if (Date.now() > deadline)
        throw new Error(`Still ${JSON.stringify(body.status, null, 1)}`);
      await pause(3);
    }
  }
}

export async function read(response: Response): Promise<Answer> {
  const body: unknown = await response.json();
  return { status: response.status, body: isRecord(body) ? body : {} };
}
