import type { KubernetesObject } from '../types';
import type { Json } from '../json';

const OLD = '2026-01-01T00:00:00Z';

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

export const condition = (
  type: string,
  status: string,
  reason: string,
  message: string,
) => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime: OLD,
  observedGeneration: 1,
});

export const readyStatus = (
  reason: string,
  message: string,
  rest: Json = {},
): Json => ({
  observedGeneration: 1,
  conditions: [condition('Ready', 'True', reason, message)],
  ...rest,
});

export const failedStatus = (
  reason: string,
  message: string,
  rest: Json = {},
): Json => ({
  observedGeneration: 1,
  conditions: [
    condition('Reconciling', 'True', 'ProgressingWithRetry', 'earlier'),
    condition('Ready', 'False', reason, message),
  ],
  ...rest,
});

export function gitRepository(
  name = 'podinfo',
  rest: Json = {},
): KubernetesObject {
  return object('source.toolkit.fluxcd.io/v1', 'GitRepository', name, {
    spec: {
      url: 'https://github.com/stefanprodan/podinfo',
      interval: '5m',
      ref: { branch: 'main' },
    },
    status: readyStatus(
      'Succeeded',
      `stored artifact for revision '${gitRevision}'`,
      {
        artifact: {
          revision: gitRevision,
          digest: 'sha256:1',
          lastUpdateTime: OLD,
        },
      },
    ),
    ...rest,
  });
}

export function kustomization(
  name = 'podinfo',
  rest: Json = {},
): KubernetesObject {
  return object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', name, {
    spec: {
      interval: '10m',
      prune: true,
      sourceRef: { kind: 'GitRepository', name: 'podinfo' },
    },
    status: readyStatus(
      'ReconciliationSucceeded',
      `Applied revision: ${gitRevision}`,
      {
        lastAppliedRevision: gitRevision,
        lastAttemptedRevision: gitRevision,
      },
    ),
    ...rest,
  });
}

export function helmRelease(
  name = 'podinfo',
  rest: Json = {},
  version = 'v2',
): KubernetesObject {
  return object(`helm.toolkit.fluxcd.io/${version}`, 'HelmRelease', name, {
    spec: {
      interval: '10m',
      chart: {
        spec: {
          chart: 'podinfo',
          version: '6.x',
          sourceRef: { kind: 'HelmRepository', name: 'podinfo' },
        },
      },
    },
    status: readyStatus(
      'InstallSucceeded',
      'Helm install succeeded for release team-a/podinfo.v1 with chart podinfo@6.5.3',
      {
        helmChart: 'team-a/team-a-podinfo',
        lastAttemptedRevision: '6.5.3',
        history: [
          {
            name: 'podinfo',
            namespace: 'team-a',
            version: 1,
            status: 'deployed',
            chartName: 'podinfo',
            chartVersion: '6.5.3',
            firstDeployed: OLD,
            lastDeployed: OLD,
          },
        ],
      },
    ),
    ...rest,
  });
}

export const helmRepository = (rest: Json = {}) =>
  object('source.toolkit.fluxcd.io/v1', 'HelmRepository', 'podinfo', {
    spec: { url: 'https://stefanprodan.github.io/podinfo', interval: '10m' },
    status: readyStatus('Succeeded', 'stored artifact', {
      artifact: { revision: 'sha256:1' },
    }),
    ...rest,
  });

export const helmChart = (rest: Json = {}) =>
  object('source.toolkit.fluxcd.io/v1', 'HelmChart', 'team-a-podinfo', {
    spec: {
      chart: 'podinfo',
      version: '6.x',
      sourceRef: { kind: 'HelmRepository', name: 'podinfo' },
    },
    status: readyStatus(
      'ChartPullSucceeded',
      "pulled 'podinfo' chart with version '6.5.3'",
      {
        artifact: { revision: '6.5.3' },
      },
    ),
    ...rest,
  });

/** API paths of the objects named podinfo. */
export const paths = {
  git: '/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/gitrepositories/podinfo',
  ks: '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/team-a/kustomizations/podinfo',
  hr: '/apis/helm.toolkit.fluxcd.io/v2/namespaces/team-a/helmreleases/podinfo',
  chart:
    '/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/helmcharts/team-a-podinfo',
  repository:
    '/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/helmrepositories/podinfo',
};
