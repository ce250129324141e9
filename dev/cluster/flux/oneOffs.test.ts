import {
  Scene,
  condition,
  conditionOf,
  handled,
  helmChart,
  helmRelease,
  helmRepository,
  isReady,
  paths,
  pause,
} from '../testing';
import { listAt, recordAt } from '../json';
import type { FluxRelease } from '../types';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const FORCE = 'reconcile.fluxcd.io/forceAt';
const RESET = 'reconcile.fluxcd.io/resetAt';

/** A release after three failed attempts whose next attempt is scripted to succeed. */
function exhausted() {
  const { metadata, spec, status } = helmRelease();
  return {
    ...helmRelease(),
    metadata: {
      ...metadata,
      annotations: { 'sim.flux/next-success': 'true' },
    },
    spec: { ...spec, upgrade: { remediation: { retries: 2 } } },
    status: {
      ...status,
      conditions: [
        condition(
          'Stalled',
          'True',
          'RetriesExceeded',
          'Failed to upgrade after 3 attempt(s)',
        ),
        condition('Ready', 'False', 'UpgradeFailed', 'timed out'),
        condition('Released', 'False', 'UpgradeFailed', 'timed out'),
      ],
      failures: 3,
      upgradeFailures: 3,
      lastAttemptedGeneration: 1,
    },
  };
}

describe('a HelmRelease that is out of retries', () => {
  let scene: Scene;
  beforeEach(() => {
    scene = new Scene({
      objects: [helmRepository(), helmChart(), exhausted()],
    });
  });
  afterEach(() => scene.cluster.dispose());

  const versions = (release: unknown) =>
    listAt(release, 'status', 'history').map(
      snapshot => recordAt({ snapshot }, 'snapshot').version,
    );
  const expectFixed = (release: unknown) => {
    expect(conditionOf(release, 'Ready')).toMatchObject({
      status: 'True',
      reason: 'UpgradeSucceeded',
    });
    expect(conditionOf(release, 'Stalled')).toEqual({});
    expect(versions(release)).toEqual([2, 1]);
    expect(recordAt(release, 'status')).not.toHaveProperty('failures');
    expect(recordAt(release, 'status')).not.toHaveProperty('upgradeFailures');
  };

  it('handles a request without trying again', async () => {
    await scene.requestReconcile(paths.hr, 'now');
    const done = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(done, 'Stalled')).toMatchObject({
      reason: 'RetriesExceeded',
      message: 'Failed to upgrade after 3 attempt(s)',
    });
    expect(conditionOf(done, 'Ready')).toMatchObject({ message: 'timed out' });
    expect(versions(done)).toEqual([1]);
    expect(done).toMatchObject({ status: { failures: 3 } });
  });

  it.each([
    ['forced', FORCE, 'lastHandledForceAt'],
    ['reset', RESET, 'lastHandledResetAt'],
  ])('is tried again when it is %s', async (_, annotation, mirror) => {
    // A plain request in between does not use up the script.
    await scene.requestReconcile(paths.hr, 'a');
    await scene.until(paths.hr, handled('a'));
    await scene.requestReconcile(paths.hr, 'b', { [annotation]: 'b' });
    const done = await scene.until(paths.hr, handled('b'));
    expectFixed(done);
    expect(done).toMatchObject({ status: { [mirror]: 'b' } });
  });

  it.each([FORCE, RESET])(
    'is not retried for a %s with another token than requestedAt, which is copied nevertheless',
    async annotation => {
      await scene.requestReconcile(paths.hr, 'b', { [annotation]: 'a' });
      const done = await scene.until(paths.hr, handled('b'));
      expect(versions(done)).toEqual([1]);
      expect(done).toMatchObject({
        status: {
          failures: 3,
          [annotation === FORCE ? 'lastHandledForceAt' : 'lastHandledResetAt']:
            'a',
        },
      });
    },
  );

  it('is not even triggered by a force without a request', async () => {
    const { body } = await scene.patch(paths.hr, {
      metadata: { annotations: { [FORCE]: 'a' } },
    });
    await pause(60);
    expect((await scene.get(paths.hr)).body).toEqual(body);
  });

  it('is retried when it is suspended and resumed', async () => {
    await scene.patch(paths.hr, { spec: { suspend: true } });
    await scene.patch(paths.hr, { spec: { suspend: null } });
    const fixed = await scene.until(paths.hr, isReady('True'));
    expectFixed(fixed);
    expect(fixed).toMatchObject({ metadata: { generation: 3 } });
  });

  it('counts failures from one again if the retry after a reset fails', async () => {
    await scene.patch(paths.hr, {
      metadata: {
        annotations: {
          'reconcile.fluxcd.io/requestedAt': 'a',
          [RESET]: 'a',
          'sim.flux/next-success': 'false',
        },
      },
    });
    const done = await scene.until(paths.hr, handled('a'));
    expect(done).toMatchObject({ status: { failures: 1, upgradeFailures: 1 } });
    expect(conditionOf(done, 'Stalled')).toEqual({});
    expect(conditionOf(done, 'Ready').message).toBe('timed out');
  });
});

describe('a HelmRelease that is in sync', () => {
  it.each<[FluxRelease, string, number]>([
    ['2.0', 'v2beta1', 1],
    ['2.1', 'v2beta1', 1],
    ['2.2', 'v2beta2', 2],
  ])(
    'of Flux %s, at %s, has revision %s after a force',
    async (flux, version, revision) => {
      const beta = (object: ReturnType<typeof helmChart>) => ({
        ...object,
        apiVersion: 'source.toolkit.fluxcd.io/v1beta2',
      });
      const release = helmRelease('podinfo', {}, version);
      const status = {
        ...release.status,
        lastAppliedRevision: '6.5.3',
        lastReleaseRevision: 1,
      };
      const scene = new Scene({
        flux,
        objects: [
          beta(helmRepository()),
          beta(helmChart()),
          { ...release, status },
        ],
      });
      const path = paths.hr.replace('/v2/', `/${version}/`);
      const tokens = { [FORCE]: 'a', [RESET]: 'a' };
      await scene.requestReconcile(path, 'a', tokens);
      const done = await scene.until(path, handled('a'));
      scene.cluster.dispose();
      const mirrors = ['lastHandledForceAt', 'lastHandledResetAt'];
      mirrors.forEach(mirror =>
        expect(recordAt(done, 'status')[mirror]).toBe(
          flux === '2.2' ? 'a' : undefined,
        ),
      );
      const [latest] = listAt(done, 'status', 'history');
      expect(
        recordAt({ latest }, 'latest').version ??
          recordAt(done, 'status').lastReleaseRevision,
      ).toBe(revision);
    },
  );
});
