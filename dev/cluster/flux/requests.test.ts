import {
  Scene,
  conditionOf,
  gitRepository,
  handled,
  helmChart,
  helmRelease,
  helmRepository,
  isReady,
  kustomization,
  object,
  paths,
  pause,
  readyStatus,
} from '../testing';
import { recordAt } from '../json';
import type { FluxRelease, KubernetesObject } from '../types';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const SOURCE = 'source.toolkit.fluxcd.io/v1';
const IMAGE = 'image.toolkit.fluxcd.io/v1';
const ready = { status: readyStatus('Succeeded', 'fine') };
const stored = {
  status: readyStatus('Succeeded', 'fine', { artifact: { revision: 'x' } }),
};

/** Every kind that handles requests, with an object that has what it needs. */
const answering: readonly (readonly [plural: string, KubernetesObject])[] = [
  ['gitrepositories', gitRepository()],
  ['ocirepositories', object(SOURCE, 'OCIRepository', 'podinfo', stored)],
  ['helmrepositories', helmRepository()],
  ['helmcharts', helmChart({ metadata: { name: 'podinfo' } })],
  ['buckets', object(SOURCE, 'Bucket', 'podinfo', stored)],
  ['kustomizations', kustomization()],
  ['helmreleases', helmRelease()],
  [
    'imagerepositories',
    object(IMAGE, 'ImageRepository', 'podinfo', {
      spec: { image: 'ghcr.io/podinfo' },
      status: readyStatus('Succeeded', 'fine', {
        lastScanResult: { tagCount: 1, latestTags: ['6.5.3'] },
      }),
    }),
  ],
  [
    'imagepolicies',
    object(IMAGE, 'ImagePolicy', 'podinfo', {
      spec: { imageRepositoryRef: { name: 'podinfo' } },
      ...ready,
    }),
  ],
  [
    'imageupdateautomations',
    object(IMAGE, 'ImageUpdateAutomation', 'podinfo', {
      spec: { sourceRef: { kind: 'GitRepository', name: 'podinfo' } },
      ...ready,
    }),
  ],
  [
    'receivers',
    object('notification.toolkit.fluxcd.io/v1', 'Receiver', 'podinfo', ready),
  ],
];

const pathOf = (plural: string, { apiVersion }: KubernetesObject) =>
  `/apis/${apiVersion}/namespaces/team-a/${plural}/podinfo`;

const suspended = (given: KubernetesObject): KubernetesObject => ({
  ...given,
  spec: { ...given.spec, suspend: true },
});

describe('a request to reconcile', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it.each(answering)('of %s is handled', async (plural, found) => {
    scene = new Scene({ objects: answering.map(([, each]) => each) });
    await scene.requestReconcile(pathOf(plural, found), 'now');
    const done = await scene.until(pathOf(plural, found), handled('now'));
    expect(conditionOf(done, 'Ready').status).toBe('True');
    expect(conditionOf(done, 'Reconciling')).toEqual({});
  });

  it.each(answering)('of suspended %s runs nothing', async (plural, found) => {
    const copies = plural !== 'imageupdateautomations';
    scene = new Scene({
      objects: answering.map(([, each]) => suspended(each)),
    });
    const path = pathOf(plural, found);
    const { conditions } = recordAt((await scene.get(path)).body, 'status');
    await scene.requestReconcile(path, 'now');
    if (copies) await scene.until(path, handled('now'));
    await pause(60);
    const { status } = (await scene.get(path)).body;
    expect(recordAt({ status }, 'status')).toMatchObject({ conditions });
    expect(recordAt({ status }, 'status').lastHandledReconcileAt).toBe(
      copies ? 'now' : undefined,
    );
    const events = await scene.get('/api/v1/events');
    expect(events.body.items).toEqual([]);
  });

  it.each<[FluxRelease, string, boolean]>([
    ['2.6', 'v1beta2', false],
    ['2.7', 'v1', true],
  ])(
    'of an ImagePolicy of Flux %s, suspended or not, at %s: %s',
    async (flux, version, isHandled) => {
      const images = answering
        .map(([, each]) => each)
        .filter(({ kind }) => /^Image(Repository|Policy)$/.test(kind))
        .map(each => ({
          ...each,
          apiVersion: `image.toolkit.fluxcd.io/${version}`,
        }));
      for (const objects of [images, images.map(suspended)]) {
        scene?.cluster.dispose();
        scene = new Scene({ flux, objects });
        const path = `/apis/image.toolkit.fluxcd.io/${version}/namespaces/team-a/imagepolicies/podinfo`;
        await scene.requestReconcile(path, 'now');
        await pause(80);
        const { status } = (await scene.get(path)).body;
        expect(recordAt({ status }, 'status').lastHandledReconcileAt).toBe(
          isHandled ? 'now' : undefined,
        );
      }
    },
  );
});

describe('a request that fails', () => {
  it.each([
    [
      paths.ks,
      'BuildFailed: kustomize build failed: no such file or directory',
    ],
    [
      paths.hr,
      'UpgradeFailed: Helm upgrade failed for release team-a/podinfo.v2 with chart podinfo@6.5.3: timed out',
    ],
    [
      paths.git,
      'GitOperationFailed: failed to checkout and determine revision: authentication required',
    ],
  ])('is handled with the message: %s', async (path, failure) => {
    const scene = new Scene({
      objects: [
        gitRepository(),
        kustomization(),
        helmRepository(),
        helmChart(),
        helmRelease(),
      ],
    });
    await scene.requestReconcile(path, 'now', {
      'sim.flux/next-failure': failure,
    });
    const failed = await scene.until(path, handled('now'));
    const [reason] = failure.split(':');
    expect(conditionOf(failed, 'Ready')).toMatchObject({
      status: 'False',
      reason,
      message: failure.slice(`${reason}: `.length),
    });
    await scene.requestReconcile(path, 'again', {
      'sim.flux/next-success': 'true',
      'reconcile.fluxcd.io/forceAt': 'again',
    });
    const fixed = await scene.until(path, handled('again'));
    scene.cluster.dispose();
    expect(conditionOf(fixed, 'Ready').status).toBe('True');
  });
});

describe('a long run', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());
  const long = { 'sim.flux/run-ms': '60000' };

  it('of a Kustomization shows its steps while the request is open', async () => {
    const spec = { ...kustomization().spec, wait: true };
    scene = new Scene({
      objects: [gitRepository(), kustomization('podinfo', { spec })],
    });
    await scene.requestReconcile(paths.ks, 'now', long);
    for (const step of ['Fetching manifests', 'Running health checks']) {
      const running = await scene.until(paths.ks, found =>
        String(conditionOf(found, 'Reconciling').message).startsWith(step),
      );
      expect(running.status).not.toHaveProperty('lastHandledReconcileAt');
      expect(conditionOf(running, 'Ready').status).toBe('Unknown');
    }
  });

  it('of a HelmRelease soon shows that Helm is working', async () => {
    scene = new Scene({
      objects: [helmRepository(), helmChart(), helmRelease()],
    });
    await scene.requestReconcile(paths.hr, 'now', {
      'reconcile.fluxcd.io/forceAt': 'now',
      ...long,
    });
    await scene.until(
      paths.hr,
      found =>
        conditionOf(found, 'Reconciling').message ===
        'Fulfilling prerequisites',
    );
    const running = await scene.until(
      paths.hr,
      found =>
        conditionOf(found, 'Reconciling').message ===
        "Running 'upgrade' action with timeout of 5m0s",
    );
    expect(running.status).not.toHaveProperty('lastHandledReconcileAt');
    expect(conditionOf(running, 'Ready').status).toBe('Unknown');
  });
});

describe('during a run', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());
  const start = async (metadata = {}) => {
    scene = new Scene({
      objects: [
        gitRepository(),
        {
          ...kustomization(),
          metadata: { ...kustomization().metadata, ...metadata },
        },
      ],
    });
    await scene.requestReconcile(paths.ks, 'now');
    await scene.until(paths.ks, isReady('Unknown'));
  };

  it('an object can be deleted, and is removed at once', async () => {
    await start();
    await scene.send(paths.ks, { method: 'DELETE' });
    expect((await scene.get(paths.ks)).status).toBe(404);
    await pause(80);
    expect((await scene.get(paths.ks)).status).toBe(404);
  });

  it('an object with a finalizer can be deleted, and is removed after the run', async () => {
    await start({ finalizers: ['finalizers.fluxcd.io'] });
    await scene.send(paths.ks, { method: 'DELETE' });
    const ended = await scene.until(paths.ks, handled('now'));
    expect(ended).toMatchObject({
      metadata: { deletionTimestamp: expect.any(String) },
    });
    await scene.until(paths.ks, ({ code }) => code === 404);
  });

  it('an object can be suspended; the run finishes and is the last', async () => {
    await start();
    await scene.patch(paths.ks, { spec: { suspend: true } });
    const ended = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(ended, 'Ready').status).toBe('True');
    await scene.requestReconcile(paths.ks, 'later');
    const copied = await scene.until(paths.ks, handled('later'));
    expect(conditionOf(copied, 'Ready')).toEqual(conditionOf(ended, 'Ready'));
    expect(conditionOf(copied, 'Reconciling')).toEqual({});
  });
});
