import { listAt, stringAt, type Json } from '../json';
import {
  conditionOf,
  handled,
  helmChart,
  helmRelease,
  helmRepository,
  isReady,
  paths,
  Scene,
} from '../testing';
import type { FluxRelease } from '../types';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const IMAGE = 'ghcr.io/stefanprodan/podinfo';
const stuck = (settings: string) =>
  `apps/v1 Deployment podinfo image=${IMAGE}:6.9.33 from=${IMAGE}:6.9.2 ${settings}`;

let scene: Scene;
afterEach(() => scene.cluster.dispose());

/** Starts a cluster with a release whose chart has a new version, and waits for the end of its next run. */
async function upgrade(
  next: string,
  spec: Json = {},
  { flux = '2.9' as FluxRelease, isNew = false, applied = '' } = {},
): Promise<Json> {
  const { spec: usual, status } = helmRelease();
  const metadata = {
    annotations: {
      'sim.flux/applies':
        applied || `apps/v1 Deployment podinfo image=${IMAGE}:6.9.2`,
      'sim.flux/next-applies': next,
    },
  };
  scene = new Scene({
    flux,
    objects: [
      helmRepository(),
      helmChart({
        status: {
          ...helmChart().status,
          artifact: { revision: '6.6.0' },
        },
      }),
      helmRelease('podinfo', {
        metadata,
        spec: { ...usual, timeout: '20s', ...spec },
        status: isNew ? {} : status,
      }),
    ],
  });
  await scene.requestReconcile(paths.hr, 'now');
  return scene.until(paths.hr, handled('now'));
}

const history = (release: Json) =>
  listAt(release, 'status', 'history').map(entry =>
    [
      stringAt(entry, 'action'),
      stringAt(entry, 'chartVersion'),
      stringAt(entry, 'status'),
    ].join(' '),
  );

async function events(): Promise<readonly string[]> {
  const { body } = await scene.get('/api/v1/namespaces/team-a/events');
  return listAt(body, 'items')
    .filter(each => stringAt(each, 'involvedObject', 'kind') === 'HelmRelease')
    .map(
      each =>
        `${stringAt(each, 'type')} ${stringAt(each, 'reason')}: ${stringAt(each, 'message')}`,
    );
}

const IN_PROGRESS =
  "Helm upgrade failed for release team-a/podinfo with chart podinfo@6.6.0: timeout waiting for: [Deployment/team-a/podinfo status: 'InProgress']";

describe('a HelmRelease waits for what it applies', () => {
  it.each(['state=cannot-pull', 'state=crash', 'state=unschedulable'])(
    'and fails with %s',
    async state => {
      const done = await upgrade(stuck(state));
      for (const type of ['Ready', 'Released']) {
        expect(conditionOf(done, type)).toMatchObject({
          status: 'False',
          reason: 'UpgradeFailed',
          message: IN_PROGRESS,
        });
      }
      // No retries: the failed revision stays.
      expect(conditionOf(done, 'Stalled')).toMatchObject({
        reason: 'RetriesExceeded',
        message: 'Failed to upgrade after 1 attempt(s)',
      });
      expect(history(done)).toEqual([
        'upgrade 6.6.0 failed',
        // The simulation started with an entry of an older Flux.
        ' 6.5.3 deployed',
      ]);
      expect(done).toMatchObject({
        status: {
          failures: 1,
          upgradeFailures: 1,
          lastAttemptedRevision: '6.6.0',
          lastAttemptedReleaseAction: 'upgrade',
        },
      });
      expect(await events()).toContainEqual(
        expect.stringMatching(
          /^Warning UpgradeFailed: Helm upgrade failed [^]*InProgress'\]\n\nLast Helm logs:\n\n/,
        ),
      );
    },
  );

  it('and succeeds when its Pods become ready in the meantime', async () => {
    const done = await upgrade(
      `apps/v1 Deployment podinfo image=${IMAGE}:6.9.3`,
    );
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'True',
      reason: 'UpgradeSucceeded',
    });
  });

  it('fails early where Kubernetes has given up', async () => {
    const line = `${stuck('state=cannot-pull')} since=18m`;
    const done = await upgrade(line, {}, { applied: line });
    expect(conditionOf(done, 'Ready').message).toBe(
      "Helm upgrade failed for release team-a/podinfo with chart podinfo@6.6.0: failed early due to stalled resources: [Deployment/team-a/podinfo status: 'Failed']",
    );
  });

  it('does not wait with disableWait', async () => {
    const done = await upgrade(stuck('state=crash'), {
      upgrade: { disableWait: true },
    });
    expect(conditionOf(done, 'Ready').status).toBe('True');
  });

  it.each([true, false])(
    'disableWaitForJobs: %s counts for Jobs',
    async disableWaitForJobs => {
      const done = await upgrade('batch/v1 Job migrate state=failed', {
        upgrade: { disableWaitForJobs },
      });
      expect(conditionOf(done, 'Ready').status).toBe(
        disableWaitForJobs ? 'True' : 'False',
      );
    },
  );

  it.each<[FluxRelease, string]>([
    [
      '2.7',
      'Helm upgrade failed for release team-a/podinfo with chart podinfo@6.6.0: context deadline exceeded',
    ],
    ['2.8', IN_PROGRESS],
  ])('in the words of Flux %s', async (flux, message) => {
    const done = await upgrade(stuck('state=crash'), {}, { flux });
    expect(conditionOf(done, 'Ready').message).toBe(message);
  });

  it('shows its timeout while it waits', async () => {
    const run = upgrade(stuck('state=crash'), { timeout: '90s' });
    const waiting = await scene.until(paths.hr, isReady('Unknown'));
    expect(conditionOf(waiting, 'Ready').message).toBe(
      "Running 'upgrade' action with timeout of 1m30s",
    );
    await run;
  });
});

describe('remediation', () => {
  const images = async () => {
    const { body } = await scene.get('/api/v1/namespaces/team-a/pods');
    return listAt(body, 'items').map(pod =>
      stringAt(listAt(pod, 'spec', 'containers')[0], 'image'),
    );
  };

  it('rolls a failed upgrade back, and says so in Ready', async () => {
    const done = await upgrade(stuck('state=cannot-pull'), {
      upgrade: { remediation: { retries: 1 } },
    });
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'RollbackSucceeded',
      message:
        'Helm rollback to previous release team-a/podinfo.v1 with chart podinfo@6.5.3 succeeded',
    });
    expect(conditionOf(done, 'Remediated').status).toBe('True');
    expect(conditionOf(done, 'Released').message).toBe(IN_PROGRESS);
    expect(conditionOf(done, 'Stalled')).toEqual({});
    expect(history(done)).toEqual([
      'rollback 6.5.3 deployed',
      'upgrade 6.6.0 failed',
      ' 6.5.3 superseded',
    ]);
    expect(new Set(await images())).toEqual(new Set([`${IMAGE}:6.9.2`]));
    expect((await events()).map(each => each.split(':')[0])).toEqual(
      expect.arrayContaining([
        'Warning UpgradeFailed',
        'Normal RollbackSucceeded',
      ]),
    );
  });

  it('retries until there are no retries left, and rolls back the last attempt as well', async () => {
    await upgrade(stuck('state=cannot-pull'), {
      upgrade: { remediation: { retries: 1 } },
    });
    await scene.requestReconcile(paths.hr, 'again');
    const done = await scene.until(paths.hr, handled('again'));
    expect(conditionOf(done, 'Stalled').message).toBe(
      'Failed to upgrade after 2 attempt(s)',
    );
    expect(conditionOf(done, 'Ready').reason).toBe('RollbackSucceeded');
    expect(history(done).slice(0, 3)).toEqual([
      'rollback 6.5.3 deployed',
      'upgrade 6.6.0 failed',
      'rollback 6.5.3 superseded',
    ]);
  });

  it('uninstalls a failed install before it retries, but not after the last attempt', async () => {
    const first = await upgrade(
      stuck('state=cannot-pull'),
      { install: { remediation: { retries: 1 } } },
      { isNew: true },
    );
    expect(conditionOf(first, 'Ready').reason).toBe('UninstallSucceeded');
    expect(history(first)).toEqual(['install 6.6.0 uninstalled']);
    expect(await images()).toEqual([]);
    await scene.requestReconcile(paths.hr, 'again');
    const last = await scene.until(paths.hr, handled('again'));
    expect(conditionOf(last, 'Ready').reason).toBe('InstallFailed');
    expect(conditionOf(last, 'Stalled').message).toBe(
      'Failed to install after 2 attempt(s)',
    );
    expect(last).toMatchObject({
      status: { history: [{ version: 1, status: 'failed' }] },
    });
    expect(await images()).not.toEqual([]);
  });

  it('is none with the strategy RetryOnFailure, nor an end to the retries', async () => {
    const done = await upgrade(stuck('state=cannot-pull'), {
      upgrade: { strategy: { name: 'RetryOnFailure' } },
    });
    expect(conditionOf(done, 'Ready').reason).toBe('UpgradeFailed');
    expect(conditionOf(done, 'Stalled')).toEqual({});
  });

  it('ends when the workloads are fixed', async () => {
    await upgrade(stuck('state=cannot-pull'), {
      upgrade: { remediation: { retries: 3 } },
    });
    await scene.requestReconcile(paths.hr, 'again', {
      'sim.flux/next-applies': `apps/v1 Deployment podinfo image=${IMAGE}:6.9.3`,
    });
    const done = await scene.until(paths.hr, handled('again'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'True',
      reason: 'UpgradeSucceeded',
    });
    expect(conditionOf(done, 'Remediated')).toEqual({});
    expect(done.status).not.toHaveProperty('failures');
  });
});
