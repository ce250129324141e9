import {
  conditionOf,
  failedStatus,
  handled,
  helmRelease,
  isReady,
  object,
  paths,
  readyStatus,
  Scene,
} from '../fixtures';
import type { Json } from '../json';
import { listAt, recordAt } from '../json';

const chartPath = '/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/helmcharts/team-a-podinfo';
const repositoryPath = '/apis/source.toolkit.fluxcd.io/v1/namespaces/team-a/helmrepositories/podinfo';

const helmRepository = (rest: Json = {}) =>
  object('source.toolkit.fluxcd.io/v1', 'HelmRepository', 'podinfo', {
    spec: { url: 'https://stefanprodan.github.io/podinfo', interval: '10m' },
    status: readyStatus('Succeeded', 'stored artifact', { artifact: { revision: 'sha256:1' } }),
    ...rest,
  });

const helmChart = (rest: Json = {}) =>
  object('source.toolkit.fluxcd.io/v1', 'HelmChart', 'team-a-podinfo', {
    spec: { chart: 'podinfo', version: '6.x', sourceRef: { kind: 'HelmRepository', name: 'podinfo' } },
    status: readyStatus('ChartPullSucceeded', "pulled 'podinfo' chart with version '6.5.3'", {
      artifact: { revision: '6.5.3' },
    }),
    ...rest,
  });

const force = (token: string) => ({ 'reconcile.fluxcd.io/forceAt': token });

describe('a HelmRelease', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it('that is in sync keeps its Ready through a run that is asked for', async () => {
    scene = new Scene({ objects: [helmRepository(), helmChart(), helmRelease()] });
    const before = conditionOf((await scene.get(paths.hr)).body, 'Ready');
    await scene.requestReconcile(paths.hr, 'now');
    const running = await scene.until(paths.hr, hr => conditionOf(hr, 'Reconciling').status === 'True');
    expect(conditionOf(running, 'Reconciling')).toMatchObject({ message: 'Fulfilling prerequisites' });
    expect(conditionOf(running, 'Ready')).toEqual(before);
    const done = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(done, 'Ready')).toEqual(before);
    expect(listAt(done, 'status', 'history')).toHaveLength(1);
  });

  it('is upgraded when its chart has a new version, and remembers the one before', async () => {
    scene = new Scene({ objects: [helmRepository(), helmChart(), helmRelease()] });
    const { metadata } = helmChart();
    scene.cluster.apply({ ...helmChart(), metadata: { ...metadata, annotations: { 'sim.flux/next-revision': '6.6.0' } } });
    await scene.requestReconcile(chartPath, 'now');
    const running = await scene.until(paths.hr, isReady('Unknown'));
    expect(conditionOf(running, 'Ready').message).toBe("Running 'upgrade' action with timeout of 5m0s");
    const done = await scene.until(paths.hr, isReady('True'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      reason: 'UpgradeSucceeded',
      message: 'Helm upgrade succeeded for release team-a/podinfo.v2 with chart podinfo@6.6.0',
    });
    expect(conditionOf(done, 'Released').status).toBe('True');
    expect(done).toMatchObject({
      status: {
        lastAttemptedRevision: '6.6.0',
        history: [
          { version: 2, chartVersion: '6.6.0', status: 'deployed', action: 'upgrade' },
          { version: 1, chartVersion: '6.5.3', status: 'superseded' },
        ],
      },
    });
  });

  it('is upgraded when its values change, and not when it is only resumed', async () => {
    scene = new Scene({ objects: [helmRepository(), helmChart(), helmRelease()] });
    await scene.patch(paths.hr, { spec: { suspend: true } });
    await scene.until(paths.hr, hr => recordAt(hr, 'status').observedGeneration === 2);
    await scene.patch(paths.hr, { spec: { suspend: null } });
    const resumed = await scene.until(paths.hr, hr => recordAt(hr, 'status').observedGeneration === 3);
    expect(listAt(resumed, 'status', 'history')).toHaveLength(1);
    await scene.patch(paths.hr, { spec: { values: { replicas: 3 } } });
    await scene.until(paths.hr, hr => listAt(hr, 'status', 'history').length === 2);
  });

  it('carries the digest of a chart from an OCIRepository', async () => {
    const digest = `sha256:${'c'.repeat(64)}`;
    const source = object('source.toolkit.fluxcd.io/v1', 'OCIRepository', 'podinfo', {
      spec: { url: 'oci://ghcr.io/podinfo' },
      status: readyStatus('Succeeded', 'stored', { artifact: { revision: `6.6.1@${digest}` } }),
    });
    const spec = { interval: '10m', chartRef: { kind: 'OCIRepository', name: 'podinfo' } };
    scene = new Scene({ objects: [source, helmRelease('podinfo', { spec })] });
    await scene.requestReconcile(paths.hr, 'now');
    expect(await scene.until(paths.hr, handled('now'))).toMatchObject({
      status: {
        lastAttemptedRevision: '6.6.1+cccccccccccc',
        lastAttemptedRevisionDigest: digest,
        history: [{ chartVersion: '6.6.1+cccccccccccc', ociDigest: digest }, {}],
      },
    });
    await scene.requestReconcile(paths.hr, 'again');
    expect(listAt(await scene.until(paths.hr, handled('again')), 'status', 'history')).toHaveLength(2);
  });

  it('waits for its chart, and says why that is not there', async () => {
    const status = failedStatus('ChartPullError', 'no chart version found for 9.x', { observedGeneration: -1 });
    scene = new Scene({ objects: [helmRepository(), helmChart({ status }), helmRelease()] });
    await scene.requestReconcile(paths.hr, 'now');
    const done = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      reason: 'SourceNotReady',
      message: "HelmChart 'team-a/team-a-podinfo' is not ready: no chart version found for 9.x",
    });
  });

  it('waits for a dependency, still shown as reconciling', async () => {
    const spec = { ...helmRelease().spec, dependsOn: [{ name: 'redis', namespace: 'data' }] };
    const redis = helmRelease('redis', { metadata: { namespace: 'data' }, status: failedStatus('InstallFailed', 'no') });
    scene = new Scene({ objects: [helmRepository(), helmChart(), helmRelease('podinfo', { spec }), redis] });
    await scene.requestReconcile(paths.hr, 'now');
    const waiting = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(waiting, 'Ready')).toMatchObject({
      reason: 'DependencyNotReady', message: "dependency 'data/redis' is not ready",
    });
    expect(conditionOf(waiting, 'Reconciling')).toMatchObject({ reason: 'Progressing' });
    scene.cluster.apply(helmRelease('redis', { metadata: { namespace: 'data' }, status: readyStatus('InstallSucceeded', 'ok') }));
    await scene.until(paths.hr, isReady('True'));
  });

  it('goes on failing, and counts its failures, until its story changes', async () => {
    const status = failedStatus('UpgradeFailed', 'Helm upgrade failed: timed out', {
      history: [{ name: 'podinfo', version: 1, chartVersion: '6.5.3', status: 'failed' }],
      failures: 1,
    });
    scene = new Scene({ objects: [helmRepository(), helmChart(), helmRelease('podinfo', { status })] });
    await scene.requestReconcile(paths.hr, 'now');
    const failed = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(failed, 'Ready')).toMatchObject({ reason: 'UpgradeFailed', message: 'Helm upgrade failed: timed out' });
    expect(failed).toMatchObject({ status: { failures: 2 } });
    const annotations = { 'sim.flux/next-success': 'true', 'reconcile.fluxcd.io/requestedAt': 'again' };
    await scene.patch(paths.hr, { metadata: { annotations } });
    const done = await scene.until(paths.hr, handled('again'));
    expect(conditionOf(done, 'Ready')).toMatchObject({ status: 'True', reason: 'UpgradeSucceeded' });
    expect(done.status).not.toHaveProperty('failures');
    expect(JSON.stringify(done)).not.toContain('sim.flux');
  });

  it('fails when its story says so', async () => {
    scene = new Scene({ objects: [helmRepository(), helmChart(), helmRelease()] });
    const annotations = { 'sim.flux/next-failure': 'UpgradeFailed: boom', 'reconcile.fluxcd.io/requestedAt': 'now' };
    await scene.patch(paths.hr, { metadata: { annotations } });
    const failed = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(failed, 'Ready')).toMatchObject({ status: 'False', reason: 'UpgradeFailed', message: 'boom' });
    expect(conditionOf(failed, 'Released')).toMatchObject({ status: 'False' });
  });

  it('is upgraded once when forced, only with an equal request', async () => {
    scene = new Scene({ objects: [helmRepository(), helmChart(), helmRelease()] });
    await scene.requestReconcile(paths.hr, 'a', force('other'));
    const unforced = await scene.until(paths.hr, handled('a'));
    expect(unforced).toMatchObject({ status: { lastHandledForceAt: 'other' } });
    expect(listAt(unforced, 'status', 'history')).toHaveLength(1);
    await scene.requestReconcile(paths.hr, 'b', force('b'));
    const forced = await scene.until(paths.hr, handled('b'));
    expect(forced).toMatchObject({ status: { lastHandledForceAt: 'b', history: [{ version: 2 }, { version: 1 }] } });
  });

  it('loses its failure counts to a reset', async () => {
    const status = { ...helmRelease().status, failures: 3, upgradeFailures: 3 };
    scene = new Scene({ objects: [helmRepository(), helmChart(), helmRelease('podinfo', { status })] });
    await scene.requestReconcile(paths.hr, 'a', { 'reconcile.fluxcd.io/resetAt': 'a' });
    const done = await scene.until(paths.hr, handled('a'));
    expect(done.status).not.toHaveProperty('failures');
    expect(done).toMatchObject({ status: { lastHandledResetAt: 'a' } });
  });

  it('is installed when it is new, chart first', async () => {
    scene = new Scene({ objects: [helmRepository()] });
    const { status: _chartStatus, ...chart } = helmChart();
    const { status: _status, ...release } = helmRelease();
    scene.cluster.apply(chart);
    scene.cluster.apply(release);
    const done = await scene.until(paths.hr, isReady('True'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      reason: 'InstallSucceeded',
      message: 'Helm install succeeded for release team-a/podinfo.v1 with chart podinfo@1.0.0',
    });
  });

  it('before Flux 2.2 has an applied revision instead of a history', async () => {
    const status = readyStatus('ReconciliationSucceeded', 'Release reconciliation succeeded', {
      lastAppliedRevision: '6.5.2', lastReleaseRevision: 1,
    });
    const old = (kind: ReturnType<typeof helmChart>) => ({ ...kind, apiVersion: 'source.toolkit.fluxcd.io/v1beta2' });
    scene = new Scene({
      flux: '2.1',
      objects: [old(helmRepository()), old(helmChart()), helmRelease('podinfo', { status }, 'v2beta1')],
    });
    const path = paths.hr.replace('/v2/', '/v2beta1/');
    await scene.requestReconcile(path, 'now');
    const done = await scene.until(path, handled('now'));
    expect(done).toMatchObject({ status: { lastAppliedRevision: '6.5.3', lastReleaseRevision: 2 } });
    expect(done.status).not.toHaveProperty('history');
  });

  it('has a chart that waits for a repository without an artifact', async () => {
    scene = new Scene({ objects: [helmRepository({ status: failedStatus('IndexationFailed', 'gone') }), helmChart()] });
    await scene.requestReconcile(chartPath, 'now');
    const done = await scene.until(chartPath, handled('now'));
    expect(conditionOf(done, 'Ready')).toMatchObject({ status: 'False', reason: 'NoSourceArtifact' });
    await scene.requestReconcile(repositoryPath, 'now');
    const failing = await scene.until(repositoryPath, handled('now'));
    expect(conditionOf(failing, 'Ready')).toMatchObject({ reason: 'IndexationFailed', message: 'gone' });
  });
});
