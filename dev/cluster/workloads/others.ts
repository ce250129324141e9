import { hex } from '../flux/artifacts';
import type { Json } from '../json';
import { timestamp } from '../json';
import type { KubernetesObject } from '../types';
import type { Placement } from './Placement';
import { appliedObject } from './Placement';
import { numberOf, selectorOf } from './template';

function address(seed: unknown): string {
  const number = parseInt(hex(seed, 4), 16);
  return `10.96.${number >> 8}.${number & 255 || 1}`;
}

type Content = (placement: Placement) => Json;

/** Spec, data and status of kinds without Pods. Kinds that are not here have only metadata. */
const contents: Readonly<Record<string, Content>> = {
  Service: ({ applied }) => {
    const clusterIP = address([applied.namespace, applied.name]);
    return {
      spec: {
        clusterIP,
        clusterIPs: [clusterIP],
        internalTrafficPolicy: 'Cluster',
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        ports: [
          { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' },
        ],
        selector: selectorOf(applied),
        sessionAffinity: 'None',
        type: 'ClusterIP',
      },
      status: { loadBalancer: {} },
    };
  },
  Ingress: ({ applied }) => ({
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: `${applied.name}.example.com`,
          http: {
            paths: [
              {
                backend: {
                  service: { name: applied.name, port: { name: 'http' } },
                },
                path: '/',
                pathType: 'Prefix',
              },
            ],
          },
        },
      ],
    },
    status: {
      loadBalancer:
        applied.settings.state === 'no-address'
          ? {}
          : { ingress: [{ ip: '203.0.113.10' }] },
    },
  }),
  ConfigMap: ({ applied }) => ({
    data: { 'settings.yaml': `name: ${applied.name}\nlogLevel: info\n` },
  }),
  PersistentVolumeClaim: ({ applied }) => {
    const storage = applied.settings.storage ?? '8Gi';
    const pending = applied.settings.state === 'pending';
    return {
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage } },
        storageClassName: 'standard',
        volumeMode: 'Filesystem',
        ...(!pending && {
          volumeName: `pvc-${hex([applied.namespace, applied.name], 8)}`,
        }),
      },
      status: pending
        ? { phase: 'Pending' }
        : {
            accessModes: ['ReadWriteOnce'],
            capacity: { storage },
            phase: 'Bound',
          },
    };
  },
  Namespace: () => ({
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }),
  HorizontalPodAutoscaler: ({ applied, since }) => {
    const replicas = numberOf(applied.settings.replicas, 2);
    const condition = (
      type: string,
      status: string,
      reason: string,
      message: string,
    ) => ({
      lastTransitionTime: timestamp(since),
      message,
      reason,
      status,
      type,
    });
    return {
      spec: {
        maxReplicas: 4,
        metrics: [
          {
            resource: {
              name: 'cpu',
              target: { averageUtilization: 80, type: 'Utilization' },
            },
            type: 'Resource',
          },
        ],
        minReplicas: 2,
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: applied.name,
        },
      },
      status: {
        conditions: [
          condition(
            'AbleToScale',
            'True',
            'ReadyForNewScale',
            'recommended size matches current size',
          ),
          condition(
            'ScalingActive',
            'True',
            'ValidMetricFound',
            'the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)',
          ),
          condition(
            'ScalingLimited',
            'False',
            'DesiredWithinRange',
            'the desired count is within the acceptable range',
          ),
        ],
        currentMetrics: [
          {
            resource: {
              current: { averageUtilization: 12, averageValue: '6m' },
              name: 'cpu',
            },
            type: 'Resource',
          },
        ],
        currentReplicas: replicas,
        desiredReplicas: replicas,
      },
    };
  },
  PodDisruptionBudget: ({ applied, since }) => {
    const pods = numberOf(applied.settings.replicas, 2);
    return {
      spec: {
        minAvailable: 1,
        selector: { matchLabels: selectorOf(applied) },
      },
      status: {
        conditions: [
          {
            lastTransitionTime: timestamp(since),
            message: '',
            observedGeneration: 1,
            reason: 'SufficientPods',
            status: 'True',
            type: 'DisruptionAllowed',
          },
        ],
        currentHealthy: pods,
        desiredHealthy: 1,
        disruptionsAllowed: Math.max(pods - 1, 0),
        expectedPods: pods,
        observedGeneration: 1,
      },
    };
  },
  NetworkPolicy: ({ applied }) => ({
    spec: {
      podSelector: { matchLabels: selectorOf(applied) },
      policyTypes: ['Ingress'],
    },
  }),
  Role: () => ({
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }],
  }),
  ClusterRole: () => ({
    rules: [{ apiGroups: [''], resources: ['namespaces'], verbs: ['get'] }],
  }),
};

export function other(placement: Placement): readonly KubernetesObject[] {
  const { kind } = placement.applied;
  const content = contents[kind]?.(placement) ?? {};
  const own: Readonly<Record<string, string>> =
    kind === 'Namespace'
      ? { 'kubernetes.io/metadata.name': placement.applied.name }
      : {};
  return [appliedObject(placement, content, own)];
}
