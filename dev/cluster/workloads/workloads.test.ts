import {
  conditionOf,
  gitRepository,
  handled,
  helmChart,
  helmRelease,
  helmRepository,
  isReady,
  kustomization,
  paths,
  Scene,
} from '../testing';
import { isRecord, listAt, recordAt, stringAt } from '../json';
import type { Json } from '../json';
import type { FluxRelease, KubernetesObject } from '../types';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const applies = (lines: readonly string[], more: Json = {}) => ({
  'sim.flux/applies': lines.join('\n'),
  ...more,
});

const NEXT = 'sim.flux/next-applies';

/** A Kustomization that has applied these lines, and waits for them in its runs. */
function applier(
  lines: readonly string[],
  annotations: Json = {},
): KubernetesObject {
  const { spec, status } = kustomization();
  return kustomization('podinfo', {
    metadata: {
      annotations: applies(lines, annotations),
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: { ...spec, wait: true, timeout: '30s' },
    status: { ...status, inventory: { entries: [] } },
  });
}

let scene: Scene;
afterEach(() => scene.cluster.dispose());

const inTeamA = (group: string, plural: string) =>
  `/${group === 'v1' ? 'api' : 'apis'}/${group}/namespaces/team-a/${plural}`;
const at = {
  deployments: inTeamA('apps/v1', 'deployments'),
  replicaSets: inTeamA('apps/v1', 'replicasets'),
  pods: inTeamA('v1', 'pods'),
};

async function items(path: string): Promise<readonly Json[]> {
  const { status, body } = await scene.get(path);
  expect(status).toBe(200);
  return listAt(body, 'items').filter(isRecord);
}

const nameOf = (object: Json) => stringAt(object, 'metadata', 'name');
const labelled = (selector: string) =>
  `?labelSelector=${encodeURIComponent(selector)}`;
const container = (pod: Json | undefined) =>
  recordAt({ first: listAt(pod, 'status', 'containerStatuses')[0] }, 'first');

describe('what a Kustomization applies', () => {
  it('is found by its labels, and has ReplicaSets and Pods without them', async () => {
    scene = new Scene({
      objects: [
        gitRepository(),
        applier([
          'v1 ServiceAccount podinfo',
          'v1 Service podinfo',
          'apps/v1 Deployment podinfo image=ghcr.io/stefanprodan/podinfo:6.9.2 replicas=2',
        ]),
      ],
    });
    const mine = labelled('kustomize.toolkit.fluxcd.io/name=podinfo');
    const [deployment, ...more] = await items(at.deployments + mine);
    expect(more).toEqual([]);
    expect(deployment).toMatchObject({
      metadata: {
        name: 'podinfo',
        labels: { 'kustomize.toolkit.fluxcd.io/namespace': 'team-a' },
      },
      status: { replicas: 2, readyReplicas: 2, availableReplicas: 2 },
    });
    expect(conditionOf(deployment, 'Available').status).toBe('True');
    expect(await items(at.pods + mine)).toEqual([]);
    expect(await items(inTeamA('v1', 'services') + mine)).toHaveLength(1);

    const [set] = await items(at.replicaSets);
    expect(set).toMatchObject({
      metadata: {
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            controller: true,
            uid: stringAt(deployment, 'metadata', 'uid'),
          },
        ],
      },
      status: { readyReplicas: 2 },
    });
    const selector = Object.entries(
      recordAt(set, 'spec', 'selector', 'matchLabels'),
    )
      .map(([name, value]) => `${name}=${value}`)
      .join(',');
    const pods = await items(at.pods + labelled(selector));
    expect(pods).toHaveLength(2);
    for (const pod of pods) {
      expect(pod).toMatchObject({
        metadata: {
          ownerReferences: [{ uid: stringAt(set, 'metadata', 'uid') }],
        },
        status: { phase: 'Running' },
      });
      expect(conditionOf(pod, 'Ready').status).toBe('True');
      expect(container(pod)).toMatchObject({ ready: true, restartCount: 0 });
    }
  });

  it('follows from an inventory alone', async () => {
    const { status } = kustomization();
    const entries = [
      { id: 'team-a_web_apps_Deployment', v: 'v1' },
      { id: 'team-a_web__ConfigMap', v: 'v1' },
      { id: '_podinfo__viewer_rbac.authorization.k8s.io_ClusterRole', v: 'v1' },
    ];
    scene = new Scene({
      objects: [
        gitRepository(),
        kustomization('podinfo', {
          status: { ...status, inventory: { entries } },
        }),
      ],
    });
    expect((await items(at.deployments)).map(nameOf)).toEqual(['web']);
    const roles = '/apis/rbac.authorization.k8s.io/v1/clusterroles';
    expect((await items(roles)).map(nameOf)).toEqual(['podinfo:viewer']);
  });

  it.each<[string, string, Json]>([
    [
      'state=cannot-pull since=18m',
      'Pending',
      {
        ready: false,
        state: {
          waiting: {
            reason: 'ImagePullBackOff',
            message: expect.stringContaining(
              'Back-off pulling image "podinfo:6.9.9"',
            ),
          },
        },
      },
    ],
    [
      'state=crash exit=137 since=18m',
      'Running',
      {
        ready: false,
        restartCount: 8,
        lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
        state: { waiting: { reason: 'CrashLoopBackOff' } },
      },
    ],
    [
      'config=podinfo-settings',
      'Pending',
      { state: { waiting: { reason: 'ContainerCreating' } } },
    ],
    [
      'env=podinfo-settings',
      'Pending',
      {
        state: {
          waiting: {
            reason: 'CreateContainerConfigError',
            message: 'configmap "podinfo-settings" not found',
          },
        },
      },
    ],
  ])('can be stuck: %s', async (settings, phase, expected) => {
    scene = new Scene({
      objects: [
        gitRepository(),
        applier([`apps/v1 Deployment podinfo image=podinfo:6.9.9 ${settings}`]),
      ],
    });
    const [pod] = await items(at.pods);
    expect(pod).toMatchObject({ status: { phase } });
    expect(container(pod)).toMatchObject(expected);
    const [deployment] = await items(at.deployments);
    expect(deployment).toMatchObject({ status: { unavailableReplicas: 2 } });
    expect(conditionOf(deployment, 'Available').status).toBe('False');
  });

  it('can be without a node', async () => {
    scene = new Scene({
      objects: [
        gitRepository(),
        applier(['apps/v1 StatefulSet podinfo replicas=3 state=unschedulable']),
      ],
    });
    const pods = await items(at.pods);
    expect(pods.map(nameOf)).toEqual(['podinfo-0']);
    expect(conditionOf(pods[0], 'PodScheduled')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
    });
  });

  it('keeps the Pods of the image before where the new one does not start', async () => {
    scene = new Scene({
      objects: [
        gitRepository(),
        applier([
          'apps/v1 Deployment podinfo image=podinfo:6.9.9 from=podinfo:6.9.2 state=cannot-pull since=18m',
        ]),
      ],
    });
    const [deployment] = await items(at.deployments);
    expect(deployment).toMatchObject({
      status: {
        replicas: 3,
        updatedReplicas: 1,
        readyReplicas: 2,
        unavailableReplicas: 1,
      },
    });
    expect(conditionOf(deployment, 'Progressing')).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    });
    expect(await items(at.replicaSets)).toHaveLength(2);
    expect(await items(at.pods)).toHaveLength(3);
  });

  it('has Jobs that failed, and Jobs of a CronJob', async () => {
    scene = new Scene({
      objects: [
        gitRepository(),
        applier([
          'batch/v1 Job migrate state=failed since=18m',
          'batch/v1 CronJob report',
        ]),
      ],
    });
    const jobs = await items(inTeamA('batch/v1', 'jobs'));
    const migrate = jobs.find(job => nameOf(job) === 'migrate');
    expect(conditionOf(migrate, 'Failed')).toMatchObject({
      status: 'True',
      reason: 'BackoffLimitExceeded',
    });
    const failed = await items(at.pods + labelled('job-name=migrate'));
    expect(failed).toHaveLength(3);
    expect(container(failed[0])).toMatchObject({
      state: { terminated: { exitCode: 1, reason: 'Error' } },
    });
    const report = jobs.find(job => job !== migrate);
    expect(report).toMatchObject({
      metadata: { ownerReferences: [{ kind: 'CronJob', name: 'report' }] },
      status: { succeeded: 1 },
    });
  });
});

describe('what a HelmRelease applies', () => {
  it.each<[FluxRelease, boolean]>([
    ['2.7', false],
    ['2.9', true],
  ])('of Flux %s is labelled; in an inventory: %s', async (flux, listed) => {
    const annotations = applies(['apps/v1 Deployment podinfo']);
    scene = new Scene({
      flux,
      objects: [
        helmRepository(),
        helmChart(),
        helmRelease('podinfo', { metadata: { annotations } }),
      ],
    });
    const [deployment] = await items(
      at.deployments + labelled('helm.toolkit.fluxcd.io/name=podinfo'),
    );
    expect(deployment).toMatchObject({
      metadata: {
        annotations: {
          'meta.helm.sh/release-name': 'podinfo',
          'meta.helm.sh/release-namespace': 'team-a',
        },
        labels: {
          'app.kubernetes.io/managed-by': 'Helm',
          'helm.toolkit.fluxcd.io/namespace': 'team-a',
        },
      },
    });
    const forceAt = { 'reconcile.fluxcd.io/forceAt': 'now' };
    await scene.requestReconcile(paths.hr, 'now', forceAt);
    const { status } = await scene.until(paths.hr, handled('now'));
    expect(recordAt({ status }, 'status').inventory !== undefined).toBe(listed);
  });
});

describe('a run', () => {
  const run = async (token: string) => {
    await scene.requestReconcile(paths.ks, token);
    return scene.until(paths.ks, handled(token));
  };
  const web = 'apps/v1 Deployment web image=web:2';

  it('replaces Pods by those of the new image, and records the inventory', async () => {
    scene = new Scene({
      objects: [
        gitRepository(),
        applier(['apps/v1 Deployment web image=web:1', 'v1 ConfigMap old'], {
          [NEXT]: `${web}\nv1 ConfigMap new`,
        }),
      ],
    });
    const before = (await items(at.pods)).map(nameOf);
    const done = await run('one');
    expect(recordAt(done, 'status').inventory).toEqual({
      entries: [
        { id: 'team-a_web_apps_Deployment', v: 'v1' },
        { id: 'team-a_new__ConfigMap', v: 'v1' },
      ],
    });
    expect(conditionOf(done, 'Ready').status).toBe('True');
    const after = await items(at.pods);
    expect(after).toHaveLength(2);
    expect(after.map(nameOf)).not.toEqual(before);
    expect(container(after[0]).image).toBe('web:2');
    const maps = await items(inTeamA('v1', 'configmaps'));
    expect(maps.map(nameOf)).toEqual(['new']);
  });

  it('fails in the words of Flux where a Deployment does not become ready', async () => {
    scene = new Scene({
      objects: [
        gitRepository(),
        applier(['apps/v1 Deployment web image=web:1'], {
          [NEXT]: `${web} state=cannot-pull`,
        }),
      ],
    });
    const failed = await run('one');
    expect(conditionOf(failed, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'HealthCheckFailed',
      message:
        "health check failed after 30.02s: timeout waiting for: [Deployment/team-a/web status: 'InProgress']",
    });
    scene.cluster.apply({
      ...applier([web]),
      status: undefined,
    });
    await scene.requestReconcile(paths.ks, 'two');
    await scene.until(paths.ks, isReady('True'));
  });

  it('fails early where a Deployment is past its deadline', async () => {
    scene = new Scene({
      objects: [gitRepository(), applier([`${web} state=crash since=18m`])],
    });
    expect(conditionOf(await run('one'), 'Ready').message).toMatch(
      /^health check failed after \S+: failed early due to stalled resources: \[Deployment\/team-a\/web status: 'Failed'\]$/,
    );
  });

  it('starts Pods whose ConfigMap appears', async () => {
    scene = new Scene({
      objects: [
        gitRepository(),
        applier([`${web} config=settings`], {
          [NEXT]: `${web} config=settings\nv1 ConfigMap settings`,
        }),
      ],
    });
    expect(container((await items(at.pods))[0]).ready).toBe(false);
    expect(conditionOf(await run('one'), 'Ready').status).toBe('True');
    expect(container((await items(at.pods))[0]).ready).toBe(true);
  });
});

describe('the service account of the README', () => {
  it('may not see workloads, and nobody sees a Secret', async () => {
    const objects = [
      gitRepository(),
      applier(['v1 Secret podinfo', 'v1 ConfigMap podinfo']),
    ];
    scene = new Scene({ objects, rules: 'view+sync' });
    expect((await scene.get(at.pods)).status).toBe(403);
    expect((await scene.get(inTeamA('v1', 'secrets'))).status).toBe(403);
    scene.cluster.dispose();
    scene = new Scene({ objects });
    expect(await items(inTeamA('v1', 'secrets'))).toEqual([]);
  });
});
