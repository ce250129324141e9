import {
  gitRepository,
  handled,
  kustomization,
  paths,
  readyStatus,
  Scene,
} from '../testing';
import { isRecord, listAt, numberAt, stringAt } from '../json';
import type { Json } from '../json';
import type { KubernetesObject } from '../types';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

let scene: Scene;
afterEach(() => scene.cluster.dispose());

const OLDER = '/api/v1/namespaces/team-a/events';
const NEWER = '/apis/events.k8s.io/v1/namespaces/team-a/events';

async function items(
  path: string,
  fieldSelector?: string,
): Promise<readonly Json[]> {
  const query = fieldSelector
    ? `?fieldSelector=${encodeURIComponent(fieldSelector)}`
    : '';
  const { status, body } = await scene.get(path + query);
  expect(status).toBe(200);
  return listAt(body, 'items').filter(isRecord);
}

function applier(line: string): KubernetesObject {
  return kustomization('podinfo', {
    metadata: {
      annotations: { 'sim.flux/applies': line },
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    status: readyStatus(
      'ReconciliationSucceeded',
      'Applied revision: main@sha1:1',
      { inventory: { entries: [] } },
    ),
  });
}

const short = ({ type, reason, message, count }: Json) =>
  [type, reason, message, count].join(' | ');

async function ofPods(line: string): Promise<readonly Json[]> {
  scene = new Scene({ objects: [gitRepository(), applier(line)] });
  const [pod] = await items('/api/v1/namespaces/team-a/pods');
  const { name, uid } = isRecord(pod?.metadata) ? pod.metadata : {};
  return items(
    OLDER,
    `involvedObject.kind=Pod,involvedObject.namespace=team-a,involvedObject.name=${name},involvedObject.uid=${uid}`,
  );
}

describe('events', () => {
  it('about a Pod that cannot pull its image count up', async () => {
    const events = await ofPods(
      'apps/v1 Deployment web image=web:9 state=cannot-pull since=5m',
    );
    expect(events.map(short)).toEqual(
      expect.arrayContaining([
        'Normal | Pulling | Pulling image "web:9" | 5',
        expect.stringMatching(
          /^Warning \| Failed \| Failed to pull image "web:9": rpc error: .*not found \| 5$/,
        ),
        'Warning | Failed | Error: ErrImagePull | 5',
        'Normal | BackOff | Back-off pulling image "web:9" | 20',
        'Warning | Failed | Error: ImagePullBackOff | 20',
      ]),
    );
    expect(events.find(({ reason }) => reason === 'BackOff')).toMatchObject({
      metadata: { namespace: 'team-a' },
      involvedObject: { fieldPath: 'spec.containers{web}' },
      source: { component: 'kubelet', host: expect.stringMatching(/^node-/) },
      eventTime: null,
      firstTimestamp: expect.any(String),
      lastTimestamp: expect.any(String),
    });
  });

  it.each([
    [
      'apps/v1 Deployment web image=web:9 state=crash since=5m',
      /^Warning \| BackOff \| Back-off restarting failed container web in pod web-\w+-\w+_team-a\(.*\) \| 25$/,
    ],
    [
      'apps/v1 Deployment web image=web:9 config=settings since=5m',
      /^Warning \| FailedMount \| MountVolume.SetUp failed for volume "config" : configmap "settings" not found \| 3$/,
    ],
    [
      'apps/v1 Deployment web image=web:9 env=settings since=5m',
      /^Warning \| Failed \| Error: configmap "settings" not found \| 24$/,
    ],
  ])('tell why: %s', async (line, expected) => {
    const events = await ofPods(line);
    expect(events.map(short)).toContainEqual(expect.stringMatching(expected));
  });

  it('of the scheduler count in a series', async () => {
    const events = await ofPods(
      'apps/v1 Deployment web state=unschedulable since=11m',
    );
    expect(events).toEqual([
      expect.objectContaining({
        reason: 'FailedScheduling',
        reportingComponent: 'default-scheduler',
        firstTimestamp: null,
        eventTime: expect.stringMatching(/\.\d{6}Z$/),
        series: expect.objectContaining({ count: 3 }),
      }),
    ]);
  });

  it('about Pods that have run for long are gone after an hour', async () => {
    expect(await ofPods('apps/v1 Deployment web since=3h')).toEqual([]);
  });

  it('are the same in the newer API, by its names', async () => {
    await ofPods('apps/v1 Deployment web state=cannot-pull since=5m');
    const field = 'regarding.kind=Kustomization,regarding.name=podinfo';
    const [newer] = await items(NEWER, field);
    const [older] = await items(
      OLDER,
      field.replaceAll('regarding', 'involvedObject'),
    );
    expect(older?.message).toMatch(/^Reconciliation finished in /);
    expect(newer).toMatchObject({
      metadata: { uid: stringAt(older, 'metadata', 'uid') },
      note: older?.message,
      deprecatedCount: older?.count,
      deprecatedLastTimestamp: older?.lastTimestamp,
      regarding: older?.involvedObject,
      reportingController: 'kustomize-controller',
      eventTime: null,
    });
    expect(await items(NEWER)).toHaveLength((await items(OLDER)).length);
    const refused = await scene.send(
      `${NEWER}?fieldSelector=involvedObject.name=x`,
    );
    expect(refused.status).toBe(400);
    const written = await scene.post(NEWER, {});
    expect(written.status).toBe(405);
  });

  it('from before the start and of a run are one where they repeat', async () => {
    scene = new Scene({
      objects: [
        gitRepository('podinfo', {
          metadata: { creationTimestamp: '2026-01-01T00:00:00Z' },
        }),
      ],
    });
    const about = 'involvedObject.kind=GitRepository';
    await scene.requestReconcile(paths.git, 'now');
    await scene.until(paths.git, handled('now'));
    const [event, ...more] = await items(OLDER, about);
    expect(more).toEqual([]);
    expect(event?.reason).toBe('GitOperationSucceeded');
    expect(numberAt(event, 'count')).toBeGreaterThan(2);
    await scene.requestReconcile(paths.git, 'again');
    await scene.until(paths.git, handled('again'));
    const [later] = await items(OLDER, about);
    expect(numberAt(later, 'count')).toBe((numberAt(event, 'count') ?? 0) + 1);
  });

  it('tell of Pods that end when a new image comes', async () => {
    scene = new Scene({
      objects: [
        gitRepository(),
        kustomization('podinfo', {
          metadata: {
            annotations: {
              'sim.flux/applies': 'apps/v1 Deployment web image=web:1',
              'sim.flux/next-applies': 'apps/v1 Deployment web image=web:2',
            },
          },
          spec: { ...kustomization().spec, wait: true },
          status: readyStatus('ReconciliationSucceeded', 'Applied', {
            inventory: { entries: [] },
          }),
        }),
      ],
    });
    await scene.requestReconcile(paths.ks, 'now');
    await scene.until(paths.ks, handled('now'));
    const events = await items(OLDER, 'involvedObject.kind=Pod');
    expect(events.map(({ reason }) => reason)).toContain('Killing');
    expect(events.map(({ reason }) => reason)).toContain('Started');
    const messages = await items(OLDER, 'involvedObject.name=podinfo');
    expect(messages.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Deployment/team-a/web configured',
        expect.stringMatching(/^Health check passed in /),
        expect.stringMatching(/^Reconciliation finished in /),
      ]),
    );
  });

  it('that a scenario has about an object are all there are', async () => {
    const event: KubernetesObject = {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'podinfo.1', namespace: 'team-a' },
      involvedObject: {
        kind: 'GitRepository',
        namespace: 'team-a',
        name: 'podinfo',
      },
      reason: 'Mine',
      lastTimestamp: '2026-11-25T17:00:00Z',
    };
    scene = new Scene({ objects: [gitRepository(), event] });
    expect((await items(OLDER)).map(({ reason }) => reason)).toEqual(['Mine']);
  });
});
