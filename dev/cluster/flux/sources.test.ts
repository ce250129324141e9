import {
  conditionOf,
  failedStatus,
  gitRepository,
  gitRevision,
  handled,
  isReady,
  object,
  paths,
  pause,
  Scene,
} from '../testing';
import { recordAt, stringAt } from '../json';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const source = (kind: string) =>
  `/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/${kind}`;

describe('a source', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it('keeps its Ready, and its time, through a run that finds nothing new', async () => {
    scene = new Scene({ objects: [gitRepository()] });
    const before = (await scene.get(paths.git)).body;
    await scene.requestReconcile(paths.git, 'now');
    const running = await scene.until(
      paths.git,
      git => conditionOf(git, 'Reconciling').status === 'True',
    );
    expect(conditionOf(running, 'Reconciling')).toMatchObject({
      message: 'reconciliation in progress',
    });
    expect(conditionOf(running, 'Ready')).toEqual(conditionOf(before, 'Ready'));
    const done = await scene.until(paths.git, handled('now'));
    expect(conditionOf(done, 'Ready')).toEqual(conditionOf(before, 'Ready'));
    expect(recordAt(done, 'status', 'artifact')).toEqual(
      recordAt(before, 'status', 'artifact'),
    );
  });

  it('does not show routine runs', async () => {
    scene = new Scene(
      { objects: [gitRepository()] },
      { timing: { startMs: 1, reconcileMs: 10, intervalMs: 15 } },
    );
    const { body } = await scene.get(paths.git);
    await pause(60);
    const events = await scene.get('/api/v1/events');
    expect(JSON.stringify(events.body)).toContain(
      'no changes since last reconciliation',
    );
    expect((await scene.get(paths.git)).body).toEqual(body);
  });

  it('stores the next scripted revision', async () => {
    scene = new Scene({ objects: [gitRepository()] });
    const next = `main@sha1:${'d'.repeat(40)}`;
    const annotations = {
      'sim.flux/next-revision': next,
      'reconcile.fluxcd.io/requestedAt': 'now',
    };
    await scene.patch(paths.git, { metadata: { annotations } });
    const running = await scene.until(paths.git, isReady('Unknown'));
    expect(conditionOf(running, 'ArtifactOutdated')).toMatchObject({
      status: 'True',
      reason: 'NewRevision',
    });
    expect(conditionOf(running, 'Reconciling').message).toBe(
      `building artifact: new upstream revision '${next}'`,
    );
    const done = await scene.until(paths.git, handled('now'));
    expect(stringAt(done, 'status', 'artifact', 'revision')).toBe(next);
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'True',
      message: `stored artifact for revision '${next}'`,
    });
    expect(conditionOf(done, 'ArtifactOutdated')).toEqual({});
  });

  it('keeps failing and keeps its old artifact', async () => {
    const status = failedStatus(
      'GitOperationFailed',
      'failed to checkout: connection refused',
      {
        artifact: { revision: gitRevision },
      },
    );
    scene = new Scene({ objects: [gitRepository('podinfo', { status })] });
    await scene.requestReconcile(paths.git, 'now');
    const done = await scene.until(paths.git, handled('now'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'GitOperationFailed',
    });
    expect(conditionOf(done, 'FetchFailed')).toMatchObject({
      status: 'True',
      reason: 'GitOperationFailed',
    });
    expect(conditionOf(done, 'Reconciling')).toMatchObject({
      reason: 'ProgressingWithRetry',
    });
    expect(stringAt(done, 'status', 'artifact', 'revision')).toBe(gitRevision);
  });

  it('shows the generation that it works on', async () => {
    scene = new Scene({ objects: [gitRepository()] });
    await scene.patch(paths.git, { spec: { interval: '1m' } });
    await scene.until(
      paths.git,
      git =>
        conditionOf(git, 'Reconciling').message ===
        'processing object: new generation 1 -> 2',
    );
    const done = await scene.until(
      paths.git,
      git => recordAt(git, 'status').observedGeneration === 2,
    );
    expect(conditionOf(done, 'Reconciling')).toEqual({});
  });

  it('that is suspended copies the token without observing its generation', async () => {
    scene = new Scene({ objects: [gitRepository()] });
    await scene.patch(paths.git, { spec: { suspend: true } });
    await scene.requestReconcile(paths.git, 'now');
    const done = await scene.until(paths.git, handled('now'));
    expect(done).toMatchObject({
      metadata: { generation: 2 },
      status: { observedGeneration: 1 },
    });
    expect(conditionOf(done, 'Reconciling')).toEqual({});
  });

  it('gets a first artifact when it is new', async () => {
    scene = new Scene();
    const specs = {
      gitrepositories: 'GitRepository',
      ocirepositories: 'OCIRepository',
      buckets: 'Bucket',
    };
    const found: unknown[] = [];
    for (const [plural, kind] of Object.entries(specs)) {
      scene.cluster.apply(
        object('source.toolkit.fluxcd.io/v1', kind, 'new', {
          spec: { interval: '1m' },
        }),
      );
      const ready = await scene.until(source(`${plural}/new`), isReady('True'));
      found.push(stringAt(ready, 'status', 'artifact', 'revision'));
    }
    expect(found).toEqual([
      expect.stringMatching(/^master@sha1:[0-9a-f]{40}$/),
      expect.stringMatching(/^latest@sha256:[0-9a-f]{64}$/),
      expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    ]);
  });

  it('of a static kind ignores requests', async () => {
    scene = new Scene({
      objects: [
        object('source.toolkit.fluxcd.io/v1', 'HelmRepository', 'oci', {
          spec: { type: 'oci' },
          status: {},
        }),
        object('source.toolkit.fluxcd.io/v1', 'ExternalArtifact', 'ext', {
          spec: {},
          status: { artifact: { revision: 'x' } },
        }),
        object('notification.toolkit.fluxcd.io/v1beta3', 'Alert', 'alert', {
          spec: {},
        }),
        object('notification.toolkit.fluxcd.io/v1beta3', 'Provider', 'slack', {
          spec: {},
        }),
      ],
    });
    const notification =
      '/apis/notification.toolkit.fluxcd.io/v1beta3/namespaces/team-a';
    const all = [
      source('helmrepositories/oci'),
      source('externalartifacts/ext'),
      `${notification}/alerts/alert`,
      `${notification}/providers/slack`,
    ];
    for (const path of all) await scene.requestReconcile(path, 'now');
    await pause(60);
    for (const path of all) {
      const { body } = await scene.get(path);
      expect(body).toMatchObject({
        metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' } },
      });
      expect(JSON.stringify(body.status ?? {})).not.toContain('now');
    }
  });

  it('of kind ArtifactGenerator is paused by its annotation', async () => {
    const path =
      '/apis/source.extensions.fluxcd.io/v1beta1/namespaces/team-a/artifactgenerators/gen';
    const spec = { artifacts: [{ name: 'a' }] };
    scene = new Scene({
      objects: [
        object(
          'source.extensions.fluxcd.io/v1beta1',
          'ArtifactGenerator',
          'gen',
          { spec, status: {} },
        ),
      ],
    });
    await scene.requestReconcile(path, 'a', {
      'source.extensions.fluxcd.io/reconcile': 'Disabled',
    });
    expect(conditionOf(await scene.until(path, handled('a')), 'Ready')).toEqual(
      {},
    );
    await scene.requestReconcile(path, 'b', {
      'source.extensions.fluxcd.io/reconcile': 'enabled',
    });
    const done = await scene.until(path, handled('b'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'True',
      reason: 'Succeeded',
    });
    expect(done.status).not.toHaveProperty('observedGeneration');
  });
});
