import { SimulatedCluster } from './SimulatedCluster';
import type { ClusterOptions, ClusterSpec, KubernetesObject } from './types';
import type { Json } from './json';
import { isRecord, listAt, stringAt } from './json';

/** For the tests beside this file: a small cluster, and a client that speaks to it as any other would. */

const OLD = '2026-01-01T00:00:00Z';

export const everything = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];

export const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

export const gitRevision = `main@sha1:${'a'.repeat(40)}`;

export function object(
  apiVersion: string,
  kind: string,
  name: string,
  rest: { spec?: Json; status?: Json; metadata?: Json } = {},
): KubernetesObject {
  const { metadata, ...others } = rest;
  return {
    apiVersion,
    kind,
    metadata: { name, namespace: 'team-a', generation: 1, ...metadata },
    ...others,
  };
}

export const condition = (type: string, status: string, reason: string, message: string) => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime: OLD,
  observedGeneration: 1,
});

export const readyStatus = (reason: string, message: string, rest: Json = {}): Json => ({
  observedGeneration: 1,
  conditions: [condition('Ready', 'True', reason, message)],
  ...rest,
});

export const failedStatus = (reason: string, message: string, rest: Json = {}): Json => ({
  observedGeneration: 1,
  conditions: [
    condition('Reconciling', 'True', 'ProgressingWithRetry', 'earlier'),
    condition('Ready', 'False', reason, message),
  ],
  ...rest,
});

export function gitRepository(name = 'podinfo', rest: Json = {}): KubernetesObject {
  return object('source.toolkit.fluxcd.io/v1', 'GitRepository', name, {
    spec: { url: 'https://github.com/stefanprodan/podinfo', interval: '5m', ref: { branch: 'main' } },
    status: readyStatus('Succeeded', `stored artifact for revision '${gitRevision}'`, {
      artifact: { revision: gitRevision, digest: 'sha256:1', lastUpdateTime: OLD },
    }),
    ...rest,
  });
}

export function kustomization(name = 'podinfo', rest: Json = {}): KubernetesObject {
  return object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', name, {
    spec: { interval: '10m', prune: true, sourceRef: { kind: 'GitRepository', name: 'podinfo' } },
    status: readyStatus('ReconciliationSucceeded', `Applied revision: ${gitRevision}`, {
      lastAppliedRevision: gitRevision,
      lastAttemptedRevision: gitRevision,
    }),
    ...rest,
  });
}

export function helmRelease(name = 'podinfo', rest: Json = {}, version = 'v2'): KubernetesObject {
  return object(`helm.toolkit.fluxcd.io/${version}`, 'HelmRelease', name, {
    spec: {
      interval: '10m',
      chart: {
        spec: { chart: 'podinfo', version: '6.x', sourceRef: { kind: 'HelmRepository', name: 'podinfo' } },
      },
    },
    status: readyStatus('InstallSucceeded', 'Helm install succeeded for release team-a/podinfo.v1 with chart podinfo@6.5.3', {
      helmChart: 'team-a/team-a-podinfo',
      lastAttemptedRevision: '6.5.3',
      history: [
        { name: 'podinfo', namespace: 'team-a', version: 1, status: 'deployed', chartName: 'podinfo', chartVersion: '6.5.3', firstDeployed: OLD, lastDeployed: OLD },
      ],
    }),
    ...rest,
  });
}

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** A cluster with quick controllers, and a client with the cluster's token. */
export class Scene {
  readonly cluster: SimulatedCluster;

  constructor(spec: Partial<ClusterSpec> = {}, options: ClusterOptions = {}) {
    this.cluster = new SimulatedCluster(
      { name: 'one', flux: '2.9', objects: [], rules: everything, ...spec },
      { timing: { startMs: 2, reconcileMs: 30, healthCheckMs: 30, dependencyMs: 40 }, ...options },
    );
  }

  async send(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    return this.cluster.handle(
      new Request(`https://cluster.test${path}`, {
        ...init,
        headers: { Authorization: `Bearer ${this.cluster.token}`, ...init.headers },
      }),
    );
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return read(await this.send(path, { headers }));
  }

  async patch(path: string, body: unknown, type = 'application/merge-patch+json'): Promise<Answer> {
    const headers = { 'Content-Type': type };
    return read(await this.send(path, { method: 'PATCH', body: JSON.stringify(body), headers }));
  }

  async post(path: string, body: unknown, method = 'POST'): Promise<Answer> {
    const headers = { 'Content-Type': 'application/json' };
    return read(await this.send(path, { method, body: JSON.stringify(body), headers }));
  }

  requestReconcile(path: string, token: string, more: Record<string, string> = {}): Promise<Answer> {
    const annotations = { 'reconcile.fluxcd.io/requestedAt': token, ...more };
    return this.patch(path, { metadata: { annotations } });
  }

  /** Polls an object until it looks as expected. */
  async until(path: string, isSo: (object: Json) => boolean, ms = 3000): Promise<Json> {
    const deadline = Date.now() + ms;
    for (;;) {
      const { body } = await this.get(path);
      if (isSo(body)) return body;
      if (Date.now() > deadline) throw new Error(`Still ${JSON.stringify(body.status, null, 1)}`);
      await pause(3);
    }
  }
}

export async function read(response: Response): Promise<Answer> {
  const body: unknown = await response.json();
  return { status: response.status, body: isRecord(body) ? body : {} };
}

export const paths = {
  git: '/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/gitrepositories/podinfo',
  ks: '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/team-a/kustomizations/podinfo',
  hr: '/apis/helm.toolkit.fluxcd.io/v2/namespaces/team-a/helmreleases/podinfo',
};

/** An object's condition of a type; empty if it has none. */
export function conditionOf(of: unknown, type: string): Json {
  return listAt(of, 'status', 'conditions').filter(isRecord).find(found => found.type === type) ?? {};
}

export const handled = (token: string) => (of: Json) =>
  stringAt(of, 'status', 'lastHandledReconcileAt') === token;

export const isReady = (status: string) => (of: Json) => conditionOf(of, 'Ready').status === status;
