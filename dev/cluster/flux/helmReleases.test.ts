import {
  Scene,
  conditionOf,
  handled,
  helmChart,
  helmRelease,
  helmRepository,
  isReady,
  object,
  paths,
  readyStatus,
} from '../testing';
import { listAt, recordAt } from '../json';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const force = (token: string) => ({ 'reconcile.fluxcd.io/forceAt': token });

describe('a HelmRelease', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it('that is in sync keeps its Ready through a requested run', async () => {
    scene = new Scene({
      objects: [helmRepository(), helmChart(), helmRelease()],
    });
    const before = conditionOf((await scene.get(paths.hr)).body, 'Ready');
    await scene.requestReconcile(paths.hr, 'now');
    const running = await scene.until(
      paths.hr,
      hr => conditionOf(hr, 'Reconciling').status === 'True',
    );
    expect(conditionOf(running, 'Reconciling')).toMatchObject({
      message: 'Fulfilling prerequisites',
    });
    expect(conditionOf(running, 'Ready')).toEqual(before);
    const done = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(done, 'Ready')).toEqual(before);
    expect(listAt(done, 'status', 'history')).toHaveLength(1);
  });

  it('is upgraded when its chart has a new version, and keeps the previous one in its history', async () => {
    scene = new Scene({
      objects: [helmRepository(), helmChart(), helmRelease()],
    });
    const { metadata } = helmChart();
    scene.cluster.apply({
      ...helmChart(),
      metadata: {
        ...metadata,
        annotations: { 'sim.flux/next-revision': '6.6.0' },
      },
    });
    await scene.requestReconcile(paths.chart, 'now');
    const running = await scene.until(paths.hr, isReady('Unknown'));
    expect(conditionOf(running, 'Ready').message).toBe(
      "Running 'upgrade' action with timeout of 5m0s",
    );
    const done = await scene.until(paths.hr, isReady('True'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      reason: 'UpgradeSucceeded',
      message:
        'Helm upgrade succeeded for release team-a/podinfo.v2 with chart podinfo@6.6.0',
    });
    expect(conditionOf(done, 'Released').status).toBe('True');
    expect(done).toMatchObject({
      status: {
        lastAttemptedRevision: '6.6.0',
        history: [
          {
            version: 2,
            chartVersion: '6.6.0',
            status: 'deployed',
            action: 'upgrade',
          },
          { version: 1, chartVersion: '6.5.3', status: 'superseded' },
        ],
      },
    });
  });

  it('is upgraded when its values change, but not when it is only resumed', async () => {
    scene = new Scene({
      objects: [helmRepository(), helmChart(), helmRelease()],
    });
    await scene.patch(paths.hr, { spec: { suspend: true } });
    await scene.until(
      paths.hr,
      hr => recordAt(hr, 'status').observedGeneration === 2,
    );
    await scene.patch(paths.hr, { spec: { suspend: null } });
    const resumed = await scene.until(
      paths.hr,
      hr => recordAt(hr, 'status').observedGeneration === 3,
    );
    expect(listAt(resumed, 'status', 'history')).toHaveLength(1);
    await scene.patch(paths.hr, { spec: { values: { replicas: 3 } } });
    await scene.until(
      paths.hr,
      hr => listAt(hr, 'status', 'history').length === 2,
    );
  });

  it('carries the digest of a chart from an OCIRepository', async () => {
    const digest = `sha256:${'c'.repeat(64)}`;
    const source = object(
      'source.toolkit.fluxcd.io/v1',
      'OCIRepository',
      'podinfo',
      {
        spec: { url: 'oci://ghcr.io/podinfo' },
        status: readyStatus('Succeeded', 'stored', {
          artifact: { revision: `6.6.1@${digest}` },
        }),
      },
    );
    const spec = {
      interval: '10m',
      chartRef: { kind: 'OCIRepository', name: 'podinfo' },
    };
    scene = new Scene({ objects: [source, helmRelease('podinfo', { spec })] });
    await scene.requestReconcile(paths.hr, 'now');
    expect(await scene.until(paths.hr, handled('now'))).toMatchObject({
      status: {
        lastAttemptedRevision: '6.6.1+cccccccccccc',
        lastAttemptedRevisionDigest: digest,
        history: [
          { chartVersion: '6.6.1+cccccccccccc', ociDigest: digest },
          {},
        ],
      },
    });
    await scene.requestReconcile(paths.hr, 'again');
    expect(
      listAt(
        await scene.until(paths.hr, handled('again')),
        'status',
        'history',
      ),
    ).toHaveLength(2);
  });

  it('is upgraded once when forced, and only with an equal request', async () => {
    scene = new Scene({
      objects: [helmRepository(), helmChart(), helmRelease()],
    });
    await scene.requestReconcile(paths.hr, 'a', force('other'));
    const unforced = await scene.until(paths.hr, handled('a'));
    expect(unforced).toMatchObject({ status: { lastHandledForceAt: 'other' } });
    expect(listAt(unforced, 'status', 'history')).toHaveLength(1);
    await scene.requestReconcile(paths.hr, 'b', force('b'));
    const forced = await scene.until(paths.hr, handled('b'));
    expect(forced).toMatchObject({
      status: {
        lastHandledForceAt: 'b',
        history: [{ version: 2 }, { version: 1 }],
      },
    });
  });

  it('is installed when it is new, after its chart', async () => {
    scene = new Scene({ objects: [helmRepository()] });
    const { status: _chartStatus, ...chart } = helmChart();
    const { status: _status, ...release } = helmRelease();
    scene.cluster.apply(chart);
    scene.cluster.apply(release);
    const done = await scene.until(paths.hr, isReady('True'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      reason: 'InstallSucceeded',
      message:
        'Helm install succeeded for release team-a/podinfo.v1 with chart podinfo@1.0.0',
    });
  });

  it('before Flux 2.2 has an applied revision instead of a history', async () => {
    const status = readyStatus(
      'ReconciliationSucceeded',
      'Release reconciliation succeeded',
      {
        lastAppliedRevision: '6.5.2',
        lastReleaseRevision: 1,
      },
    );
    const old = (kind: ReturnType<typeof helmChart>) => ({
      ...kind,
      apiVersion: 'source.toolkit.fluxcd.io/v1beta2',
    });
    scene = new Scene({
      flux: '2.1',
      objects: [
        old(helmRepository()),
        old(helmChart()),
        helmRelease('podinfo', { status }, 'v2beta1'),
      ],
    });
    const path = paths.hr.replace('/v2/', '/v2beta1/');
    await scene.requestReconcile(path, 'now');
    const done = await scene.until(path, handled('now'));
    expect(done).toMatchObject({
      status: { lastAppliedRevision: '6.5.3', lastReleaseRevision: 2 },
    });
    expect(done.status).not.toHaveProperty('history');
  });
});
