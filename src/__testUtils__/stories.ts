import type {
  ClusterSpec,
  KubernetesObject,
  SimulatedCluster,
} from '../../dev/cluster';
import {
  gitRepository,
  helmRelease,
  helmRepository,
  isFalse,
  kustomization,
  retrying,
  stalled,
  type Setting,
} from '../../dev/scenarios/build';
import { mine } from '../../dev/scenarios/parts/podinfo';

/** One cluster of the newest Flux with what is made for it. */
export function oneCluster(
  objects: (at: Setting) => readonly KubernetesObject[],
  name = 'production',
): ClusterSpec {
  const at = { cluster: name, flux: '2.9', now: new Date() } as const;
  return { name, flux: at.flux, objects: objects(at) };
}

/** An object of a cluster, by its kind and name. */
export function objectIn(
  cluster: SimulatedCluster,
  kind: string,
  name: string,
): KubernetesObject {
  const found = cluster
    .objects()
    .find(object => object.kind === kind && object.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} "${name}"`);
  return found;
}

/**
 * Five appliers that differ in everything that a table can sort and filter by: on two clusters, in two namespaces,
 * Ready, Failed, Waiting, Stalled and Suspended.
 */
export function motley(): readonly ClusterSpec[] {
  return [
    oneCluster(at => {
      const git = gitRepository(at, {
        ...mine,
        name: 'app',
        url: 'https://github.com/example/app',
      });
      const charts = helmRepository(at, {
        ...mine,
        name: 'charts',
        url: 'https://charts.example.com',
      });
      return [
        git,
        charts,
        kustomization(at, {
          ...mine,
          name: 'web-10',
          source: git,
          path: './ten',
          // Shorter ago than the five intervals after which it would be overdue.
          changed: '47m',
        }),
        kustomization(at, {
          ...mine,
          name: 'web-9',
          source: git,
          applied: 'main@sha1:0000000000000000000000000000000000000009',
          changed: '45m',
          conditions: retrying('HealthCheckFailed', 'Deployment/web is sad'),
        }),
        kustomization(at, {
          ...mine,
          namespace: 'team-b',
          name: 'docs',
          source: git,
          applied: 'none',
          changed: '12d',
          conditions: [
            isFalse(
              'Ready',
              'DependencyNotReady',
              `dependency 'team-a/web-9' is not ready`,
            ),
          ],
        }),
        helmRelease(at, {
          ...mine,
          name: 'cache',
          source: charts,
          chart: 'redis',
          changed: '9d',
          conditions: stalled('RetriesExceeded', 'Failed after 3 attempts'),
        }),
      ];
    }),
    oneCluster(at => {
      const charts = helmRepository(at, {
        ...mine,
        name: 'charts',
        url: 'https://charts.example.com',
      });
      return [
        charts,
        helmRelease(at, {
          ...mine,
          name: 'edge',
          source: charts,
          suspend: true,
          revisions: [{ version: 2, chartVersion: '6.10.0' }],
          changed: '20s',
        }),
      ];
    }, 'staging'),
  ];
}

/** Applied objects of ten kinds, one of them a Deployment. */
export const TEN = [
  'v1 Service podinfo',
  'v1 ConfigMap podinfo',
  'v1 ServiceAccount podinfo',
  'apps/v1 Deployment podinfo',
  'apps/v1 StatefulSet podinfo',
  'batch/v1 CronJob podinfo',
  'networking.k8s.io/v1 Ingress podinfo',
  'autoscaling/v2 HorizontalPodAutoscaler podinfo',
  'policy/v1 PodDisruptionBudget podinfo',
  'rbac.authorization.k8s.io/v1 Role podinfo',
];
