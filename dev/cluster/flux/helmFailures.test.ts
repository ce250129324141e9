import {
  Scene,
  conditionOf,
  failedStatus,
  handled,
  helmChart,
  helmRelease,
  helmRepository,
  isReady,
  paths,
  readyStatus,
} from '../testing';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

describe('a HelmRelease in trouble', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it('waits for its chart and says why it is missing', async () => {
    const status = failedStatus(
      'ChartPullError',
      'no chart version found for 9.x',
      { observedGeneration: -1 },
    );
    scene = new Scene({
      objects: [helmRepository(), helmChart({ status }), helmRelease()],
    });
    await scene.requestReconcile(paths.hr, 'now');
    const done = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      reason: 'SourceNotReady',
      message:
        "HelmChart 'team-a/team-a-podinfo' is not ready: no chart version found for 9.x",
    });
  });

  it('waits for a dependency and still shows as reconciling', async () => {
    const spec = {
      ...helmRelease().spec,
      dependsOn: [{ name: 'redis', namespace: 'data' }],
    };
    const redis = helmRelease('redis', {
      metadata: { namespace: 'data' },
      status: failedStatus('InstallFailed', 'no'),
    });
    scene = new Scene({
      objects: [
        helmRepository(),
        helmChart(),
        helmRelease('podinfo', { spec }),
        redis,
      ],
    });
    await scene.requestReconcile(paths.hr, 'now');
    const waiting = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(waiting, 'Ready')).toMatchObject({
      reason: 'DependencyNotReady',
      message: "dependency 'data/redis' is not ready",
    });
    expect(conditionOf(waiting, 'Reconciling')).toMatchObject({
      reason: 'Progressing',
    });
    scene.cluster.apply(
      helmRelease('redis', {
        metadata: { namespace: 'data' },
        status: readyStatus('InstallSucceeded', 'ok'),
      }),
    );
    await scene.until(paths.hr, isReady('True'));
  });

  it('keeps failing and counts its failures until its script changes', async () => {
    const status = failedStatus(
      'UpgradeFailed',
      'Helm upgrade failed: timed out',
      {
        history: [
          {
            name: 'podinfo',
            version: 1,
            chartVersion: '6.5.3',
            status: 'failed',
          },
        ],
        failures: 1,
        lastAttemptedGeneration: 1,
        lastAttemptedRevision: '6.5.3',
      },
    );
    const upgrade = { remediation: { retries: 3 } };
    const spec = { ...helmRelease().spec, upgrade };
    scene = new Scene({
      objects: [
        helmRepository(),
        helmChart(),
        helmRelease('podinfo', { spec, status }),
      ],
    });
    await scene.requestReconcile(paths.hr, 'now');
    const failed = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(failed, 'Ready')).toMatchObject({
      reason: 'UpgradeFailed',
      message: 'Helm upgrade failed: timed out',
    });
    expect(failed).toMatchObject({ status: { failures: 2 } });
    const annotations = {
      'sim.flux/next-success': 'true',
      'reconcile.fluxcd.io/requestedAt': 'again',
    };
    await scene.patch(paths.hr, { metadata: { annotations } });
    const done = await scene.until(paths.hr, handled('again'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'True',
      reason: 'UpgradeSucceeded',
    });
    expect(done.status).not.toHaveProperty('failures');
    expect(JSON.stringify(done)).not.toContain('sim.flux');
  });

  it('fails when scripted to', async () => {
    scene = new Scene({
      objects: [helmRepository(), helmChart(), helmRelease()],
    });
    const annotations = {
      'sim.flux/next-failure': 'UpgradeFailed: boom',
      'reconcile.fluxcd.io/requestedAt': 'now',
    };
    await scene.patch(paths.hr, { metadata: { annotations } });
    const failed = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(failed, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'UpgradeFailed',
      message: 'boom',
    });
    expect(conditionOf(failed, 'Released')).toMatchObject({ status: 'False' });
  });

  it('resets its failure count on request', async () => {
    const status = { ...helmRelease().status, failures: 3, upgradeFailures: 3 };
    scene = new Scene({
      objects: [
        helmRepository(),
        helmChart(),
        helmRelease('podinfo', { status }),
      ],
    });
    await scene.requestReconcile(paths.hr, 'a', {
      'reconcile.fluxcd.io/resetAt': 'a',
    });
    const done = await scene.until(paths.hr, handled('a'));
    expect(done.status).not.toHaveProperty('failures');
    expect(done).toMatchObject({ status: { lastHandledResetAt: 'a' } });
  });

  it('runs out of retries after the number that its spec allows', async () => {
    const upgrade = { remediation: { retries: 1 } };
    const spec = { ...helmRelease().spec, upgrade };
    scene = new Scene({
      objects: [
        helmRepository(),
        helmChart(),
        helmRelease('podinfo', { spec }),
      ],
    });
    const failsNext = { 'sim.flux/next-failure': 'UpgradeFailed: boom' };
    await scene.requestReconcile(paths.hr, 'one', failsNext);
    const once = await scene.until(paths.hr, handled('one'));
    expect(conditionOf(once, 'Stalled')).toEqual({});
    expect(conditionOf(once, 'Reconciling').reason).toBe(
      'ProgressingWithRetry',
    );
    await scene.requestReconcile(paths.hr, 'two');
    const twice = await scene.until(paths.hr, handled('two'));
    expect(conditionOf(twice, 'Stalled')).toMatchObject({
      reason: 'RetriesExceeded',
      message: 'Failed to upgrade after 2 attempt(s)',
    });
    expect(conditionOf(twice, 'Reconciling')).toEqual({});
    expect(conditionOf(twice, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'UpgradeFailed',
      message: 'boom',
    });
    expect(twice).toMatchObject({
      status: { failures: 2, upgradeFailures: 2, lastAttemptedGeneration: 1 },
    });
  });

  it('has a chart that waits for a repository without an artifact', async () => {
    scene = new Scene({
      objects: [
        helmRepository({ status: failedStatus('IndexationFailed', 'gone') }),
        helmChart(),
      ],
    });
    await scene.requestReconcile(paths.chart, 'now');
    const done = await scene.until(paths.chart, handled('now'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'NoSourceArtifact',
    });
    await scene.requestReconcile(paths.repository, 'now');
    const failing = await scene.until(paths.repository, handled('now'));
    expect(conditionOf(failing, 'Ready')).toMatchObject({
      reason: 'IndexationFailed',
      message: 'gone',
    });
  });
});
