import type { KubernetesObject } from '../types';
import type { Placement } from './Placement';
import { appliedObject, suffix } from './Placement';
import { pod, stateOf } from './pod';
import { imageOf, numberOf, podSpec, selectorOf } from './template';

const NODES = 3;

/** Returns a StatefulSet with its Pods, which start one after the other: none follows one that is not ready. */
export function statefulSet(placement: Placement): readonly KubernetesObject[] {
  const { applied, since } = placement;
  const { name } = applied;
  const image = imageOf(applied);
  const replicas = numberOf(applied.settings.replicas, 1);
  const state = stateOf(placement);
  const isReady = state === 'ready';
  const started = isReady ? replicas : Math.min(replicas, 1);
  const revision = `${name}-${suffix([name, image], 10)}`;
  const labels = selectorOf(applied);
  const owner = appliedObject(
    placement,
    {
      spec: {
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: 'Retain',
          whenScaled: 'Retain',
        },
        podManagementPolicy: 'OrderedReady',
        replicas,
        revisionHistoryLimit: 10,
        selector: { matchLabels: labels },
        serviceName: name,
        template: { metadata: { labels }, spec: podSpec(applied, image) },
        updateStrategy: {
          rollingUpdate: { partition: 0 },
          type: 'RollingUpdate',
        },
      },
      status: {
        availableReplicas: isReady ? replicas : 0,
        collisionCount: 0,
        currentReplicas: started,
        currentRevision: revision,
        observedGeneration: 1,
        ...(isReady && { readyReplicas: replicas }),
        replicas: started,
        updateRevision: revision,
        updatedReplicas: started,
      },
    },
    labels,
  );
  const pods = Array.from({ length: started }, (_, index) =>
    pod(placement, owner, {
      name: `${name}-${index}`,
      generateName: `${name}-`,
      labels: {
        ...labels,
        'apps.kubernetes.io/pod-index': String(index),
        'controller-revision-hash': revision,
        'statefulset.kubernetes.io/pod-name': `${name}-${index}`,
      },
      image,
      state,
      created: since,
    }),
  );
  return [owner, ...pods];
}

/** Returns a DaemonSet with a Pod on each node. */
export function daemonSet(placement: Placement): readonly KubernetesObject[] {
  const { applied, since } = placement;
  const { name } = applied;
  const image = imageOf(applied);
  const state = stateOf(placement);
  const ready = state === 'ready' ? NODES : 0;
  const labels = selectorOf(applied);
  const owner = appliedObject(
    placement,
    {
      spec: {
        revisionHistoryLimit: 10,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: podSpec(applied, image) },
        updateStrategy: {
          rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
          type: 'RollingUpdate',
        },
      },
      status: {
        currentNumberScheduled: NODES,
        desiredNumberScheduled: NODES,
        ...(ready && { numberAvailable: ready }),
        numberMisscheduled: 0,
        numberReady: ready,
        ...(!ready && { numberUnavailable: NODES }),
        observedGeneration: 1,
        updatedNumberScheduled: NODES,
      },
    },
    labels,
  );
  const pods = Array.from({ length: NODES }, (_, index) =>
    pod(placement, owner, {
      name: `${name}-${suffix([name, image, index], 5)}`,
      generateName: `${name}-`,
      labels: {
        ...labels,
        'controller-revision-hash': suffix([name, image], 10),
        'pod-template-generation': '1',
      },
      image,
      state,
      created: since,
    }),
  );
  return [owner, ...pods];
}
