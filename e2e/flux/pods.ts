import type { KubeApi, KubeList, KubeObject } from './KubeApi';

/** How often the Pods are looked at, in ms. */
const EVERY_MS = 300;

/** Returns the status of a Pod that runs. */
function runningStatus() {
  const now = new Date().toISOString();
  const conditions = [
    'PodScheduled',
    'Initialized',
    'ContainersReady',
    'Ready',
  ];
  return {
    phase: 'Running',
    startTime: now,
    conditions: conditions.map(type => ({
      type,
      status: 'True',
      lastTransitionTime: now,
    })),
    containerStatuses: [
      {
        name: 'app',
        image: 'localhost/app:1',
        imageID: '',
        ready: true,
        restartCount: 0,
        state: { running: { startedAt: now } },
      },
    ],
  };
}

/**
 * Stands in for the scheduler and the kubelet: Pods with the annotation `tests/pod: ready` run, all others stay pending,
 * and deleted ones go.
 *
 * @returns a function that ends it
 */
export function runPods(api: KubeApi): () => void {
  const look = async () => {
    const { items } = await api.get<KubeList>('/api/v1/pods');
    for (const { metadata, status } of items) {
      await tend(api, metadata, status?.phase);
    }
  };
  let isOver = false;
  const loop = async () => {
    while (!isOver) {
      // The API server may be busy, or gone at the end.
      await look().catch(() => {});
      await new Promise(resolve => setTimeout(resolve, EVERY_MS));
    }
  };
  loop();
  return () => {
    isOver = true;
  };
}

async function tend(
  api: KubeApi,
  { name, namespace, annotations, deletionTimestamp }: KubeObject['metadata'],
  phase = 'Pending',
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  if (deletionTimestamp) {
    await api.call('DELETE', `${path}?gracePeriodSeconds=0`);
  } else if (annotations?.['tests/pod'] === 'ready' && phase === 'Pending') {
    await api.patch(`${path}/status`, { status: runningStatus() });
  }
}
