import { isRecord, listAt, recordAt, stringAt } from '../cluster/json';
import type { Json } from '../cluster/json';
import { conditionOf, everything, handled, Scene } from '../cluster/testing';
import { readInventory } from '../cluster/workloads/applied';
import { scenarioById } from './index';
import { setUpFlowingTime } from '../testing/time';

setUpFlowingTime();

let scene: Scene;
afterEach(() => scene.cluster.dispose());

/** Starts a cluster of a scenario with fast controllers. */
function play(id: string, cluster = 'production-eu') {
  const spec = scenarioById(id)
    ?.clusters(new Date())
    .find(({ name }) => name === cluster);
  scene = new Scene({ ...spec, rules: everything });
}

const PODS = '/api/v1/namespaces/team-a/pods';
const ks = (name: string) =>
  `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/team-a/kustomizations/${name}`;

/** Returns why each Pod that does not run waits or ended, by its container. */
async function troubles(): Promise<readonly string[]> {
  const { body } = await scene.get(PODS);
  const found = listAt(body, 'items').flatMap(pod =>
    listAt(pod, 'status', 'containerStatuses')
      .filter(isRecord)
      .flatMap(container => {
        const { waiting, terminated } = recordAt(container, 'state');
        const reason = stringAt(waiting ?? terminated, 'reason');
        return reason && reason !== 'Completed'
          ? [`${container.name} ${reason}`]
          : [];
      }),
  );
  return [...new Set(found)].sort();
}

async function sync(path: string): Promise<Json> {
  await scene.requestReconcile(path, 'now');
  return scene.until(path, handled('now'));
}

/** Returns how a run ends, and how the scenario began. */
async function nowAndBefore(name: string) {
  const { body } = await scene.get(ks(name));
  const plain = (of: Json) =>
    String(conditionOf(of, 'Ready').message).replace(/after \S+:/, 'after …:');
  return [plain(await sync(ks(name))), plain(body)];
}

it.each([
  ['image-pull', 'podinfo', ['frontend ImagePullBackOff']],
  [
    'crash-loop',
    'podinfo',
    ['backend CrashLoopBackOff', 'worker CrashLoopBackOff'],
  ],
  [
    'missing-config',
    'podinfo',
    ['backend CreateContainerConfigError', 'frontend ContainerCreating'],
  ],
  [
    'failed-job',
    'podinfo-migrations',
    ['podinfo-cleanup Error', 'podinfo-migrate-42 Error'],
  ],
])('%s: %s stays unhealthy, as its Pods tell', async (id, name, expected) => {
  play(id);
  expect(await troubles()).toEqual(expected);
  const [now, before] = await nowAndBefore(name);
  expect(now).toContain(String(before).replace(/\]$/, ''));
});

it('image-pull: the Pods of the image before still run under a failed release', async () => {
  play('image-pull', 'production-us');
  const path = '/apis/apps/v1/namespaces/team-a/deployments/podinfo';
  const { body } = await scene.get(path);
  expect(body).toMatchObject({
    status: { readyReplicas: 2, unavailableReplicas: 1 },
  });
});

it('image-pull: a run of the failed release times out waiting for its Pods', async () => {
  play('image-pull', 'production-us');
  const path =
    '/apis/helm.toolkit.fluxcd.io/v2/namespaces/team-a/helmreleases/podinfo';
  const done = await sync(path);
  expect(conditionOf(done, 'Ready')).toMatchObject({
    status: 'False',
    reason: 'UpgradeFailed',
    message:
      "Helm upgrade failed for release team-a/podinfo with chart podinfo@6.9.3: failed early due to stalled resources: [Deployment/team-a/podinfo status: 'Failed']",
  });
  expect(await troubles()).toEqual(['podinfo ImagePullBackOff']);
});

it('dependency-chain: a run does not mend it', async () => {
  play('dependency-chain');
  for (const name of ['podinfo-crds', 'podinfo-apps']) {
    const [now, before] = await nowAndBefore(name);
    expect(now).toBe(before);
  }
});

it('image-update: the Pods of the new image are starting beside the old ones', async () => {
  play('image-update');
  expect(await troubles()).toEqual([
    'backend ContainerCreating',
    'frontend ContainerCreating',
  ]);
  const { body } = await scene.get(PODS);
  const images = listAt(body, 'items').flatMap(pod =>
    listAt(pod, 'spec', 'containers').map(each => stringAt(each, 'image')),
  );
  expect(images).toContain('ghcr.io/stefanprodan/podinfo:6.9.2');
  expect(images).toContain('ghcr.io/stefanprodan/podinfo:6.9.3');
});

it('big-inventory: has all 500 objects that it lists', async () => {
  play('big-inventory');
  const { body } = await scene.get(ks('podinfo-shops'));
  const entries = readInventory({
    apiVersion: '',
    kind: '',
    metadata: { name: '' },
    status: recordAt(body, 'status'),
  });
  expect(entries).toHaveLength(500);
  const kinds = new Set(
    entries.map(({ group, version, kind }) => `${group}/${version} ${kind}`),
  );
  expect(kinds.size).toBe(10);
  const selector = encodeURIComponent(
    'kustomize.toolkit.fluxcd.io/name=podinfo-shops',
  );
  const lists = [
    '/apis/apps/v1/deployments',
    '/apis/apps/v1/statefulsets',
    '/apis/batch/v1/cronjobs',
    '/apis/autoscaling/v2/horizontalpodautoscalers',
    '/apis/networking.k8s.io/v1/ingresses',
    '/apis/policy/v1/poddisruptionbudgets',
    '/api/v1/services',
    '/api/v1/configmaps',
    '/api/v1/serviceaccounts',
    '/api/v1/persistentvolumeclaims',
  ];
  let found = 0;
  for (const list of lists) {
    const answer = await scene.get(`${list}?labelSelector=${selector}`);
    found += listAt(answer.body, 'items').length;
  }
  expect(found).toBe(500);
});
