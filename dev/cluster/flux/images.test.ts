import {
  conditionOf,
  gitRepository,
  gitRevision,
  handled,
  isReady,
  object,
  pause,
  readyStatus,
  Scene,
} from '../testing';
import type { Json } from '../json';
import { recordAt, stringAt } from '../json';
import type { FluxRelease } from '../types';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const image = (release: FluxRelease) => (release === '2.9' ? 'v1' : 'v1beta2');
const path = (release: FluxRelease, plural: string) =>
  `/apis/image.toolkit.fluxcd.io/${image(release)}/namespaces/team-a/${plural}/podinfo`;

function scene(release: FluxRelease): Scene {
  const apiVersion = `image.toolkit.fluxcd.io/${image(release)}`;
  const latest: Json =
    release === '2.9'
      ? { latestRef: { name: 'ghcr.io/podinfo', tag: '6.5.3' } }
      : { latestImage: 'ghcr.io/podinfo:6.5.3' };
  return new Scene({
    flux: release,
    objects: [
      gitRepository(),
      object(apiVersion, 'ImageRepository', 'podinfo', {
        spec: { image: 'ghcr.io/podinfo', interval: '5m' },
        status: readyStatus('Succeeded', 'successful scan: found 2 tags', {
          canonicalImageName: 'ghcr.io/podinfo',
          lastScanResult: {
            tagCount: 2,
            scanTime: '2026-01-01T00:00:00Z',
            latestTags: ['6.5.3', '6.5.2'],
          },
        }),
      }),
      object(apiVersion, 'ImagePolicy', 'podinfo', {
        spec: {
          imageRepositoryRef: { name: 'podinfo' },
          policy: { semver: { range: '6.x' } },
        },
        status: readyStatus(
          'Succeeded',
          'Latest image tag for ghcr.io/podinfo resolved to 6.5.3',
          latest,
        ),
      }),
      object(apiVersion, 'ImageUpdateAutomation', 'podinfo', {
        spec: {
          interval: '10m',
          sourceRef: { kind: 'GitRepository', name: 'podinfo' },
        },
        status: readyStatus('Succeeded', 'repository up-to-date'),
      }),
    ],
  });
}

describe('image automation', () => {
  let running: Scene;
  afterEach(() => running.cluster.dispose());

  it('scans a repository on request', async () => {
    running = scene('2.9');
    await running.requestReconcile(path('2.9', 'imagerepositories'), 'now');
    const done = await running.until(
      path('2.9', 'imagerepositories'),
      handled('now'),
    );
    expect(stringAt(done, 'status', 'lastScanResult', 'scanTime')).not.toBe(
      '2026-01-01T00:00:00Z',
    );
    expect(conditionOf(done, 'Ready').message).toMatch(
      /^successful scan: found 2 tags with checksum \d+$/,
    );
  });

  it('re-evaluates policies when a scan finds a tag, and runs the automation', async () => {
    running = scene('2.9');
    const policy = path('2.9', 'imagepolicies');
    await running.patch(policy, {
      metadata: { annotations: { 'sim.flux/next-revision': '6.6.0' } },
    });
    await running.patch(path('2.9', 'imageupdateautomations'), {
      metadata: { annotations: { 'sim.flux/next-revision': 'e'.repeat(40) } },
    });
    const annotations = {
      'sim.flux/next-revision': '6.6.0',
      'reconcile.fluxcd.io/requestedAt': 'now',
    };
    await running.patch(path('2.9', 'imagerepositories'), {
      metadata: { annotations },
    });
    const resolved = await running.until(
      policy,
      found => stringAt(found, 'status', 'latestRef', 'tag') === '6.6.0',
    );
    expect(conditionOf(resolved, 'Ready').message).toBe(
      'Latest image tag for ghcr.io/podinfo resolved to 6.6.0 (previously ghcr.io/podinfo:6.5.3)',
    );
    expect(recordAt(resolved, 'status').observedPreviousRef).toEqual({
      name: 'ghcr.io/podinfo',
      tag: '6.5.3',
    });
    const pushed = await running.until(
      path('2.9', 'imageupdateautomations'),
      found => Boolean(recordAt(found, 'status').lastPushCommit),
    );
    expect(pushed).toMatchObject({
      status: {
        lastPushCommit: 'e'.repeat(40),
        observedSourceRevision: gitRevision,
      },
    });
  });

  it('lets policies handle requests since Flux 2.7', async () => {
    running = scene('2.9');
    await running.requestReconcile(path('2.9', 'imagepolicies'), 'now');
    await running.until(path('2.9', 'imagepolicies'), handled('now'));
    running.cluster.dispose();

    running = scene('2.5');
    const policy = path('2.5', 'imagepolicies');
    const before = recordAt((await running.get(policy)).body, 'status');
    await running.requestReconcile(policy, 'now');
    await pause(60);
    expect(recordAt((await running.get(policy)).body, 'status')).toEqual(
      before,
    );
  });

  it('writes the latest image as one string until Flux 2.5', async () => {
    running = scene('2.5');
    const policy = path('2.5', 'imagepolicies');
    await running.patch(policy, {
      metadata: { annotations: { 'sim.flux/next-revision': '6.6.0' } },
      spec: { policy: { semver: { range: '>=6' } } },
    });
    const isNew = (found: Json) =>
      recordAt(found, 'status').latestImage === 'ghcr.io/podinfo:6.6.0';
    expect((await running.until(policy, isNew)).status).not.toHaveProperty(
      'latestRef',
    );
  });

  it('does not handle the request of a suspended automation until it is resumed', async () => {
    running = scene('2.9');
    const automation = path('2.9', 'imageupdateautomations');
    await running.patch(automation, { spec: { suspend: true } });
    await running.requestReconcile(automation, 'now');
    await pause(60);
    expect((await running.get(automation)).body.status).not.toHaveProperty(
      'lastHandledReconcileAt',
    );
    await running.patch(automation, { spec: { suspend: null } });
    expect(await running.until(automation, handled('now'))).toMatchObject({
      status: { lastAutomationRunTime: expect.any(String) },
    });
  });

  it('makes a policy wait for a repository that has not been scanned', async () => {
    running = scene('2.9');
    const spec = { imageRepositoryRef: { name: 'unscanned' } };
    running.cluster.apply(
      object('image.toolkit.fluxcd.io/v1', 'ImagePolicy', 'waiting', { spec }),
    );
    const policy = path('2.9', 'imagepolicies').replace('/podinfo', '/waiting');
    const waiting = await running.until(policy, isReady('False'));
    expect(conditionOf(waiting, 'Ready').reason).toBe('DependencyNotReady');
  });

  it('initialises receivers', async () => {
    running = scene('2.9');
    running.cluster.apply(
      object('notification.toolkit.fluxcd.io/v1', 'Receiver', 'hook', {
        spec: { type: 'github' },
      }),
    );
    const ready = await running.until(
      '/apis/notification.toolkit.fluxcd.io/v1/namespaces/team-a/receivers/hook',
      isReady('True'),
    );
    expect(stringAt(ready, 'status', 'webhookPath')).toMatch(
      /^\/hook\/[0-9a-f]{64}$/,
    );
  });
});
