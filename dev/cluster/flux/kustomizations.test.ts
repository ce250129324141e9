import {
  conditionOf,
  failedStatus,
  gitRepository,
  gitRevision,
  handled,
  isReady,
  kustomization,
  paths,
  readyStatus,
  Scene,
} from '../testing';
import { listAt, recordAt, stringAt } from '../json';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const nextRevision = `main@sha1:${'b'.repeat(40)}`;
const ks = (name: string) => paths.ks.replace('/podinfo', `/${name}`);

describe('a Kustomization', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it('is Unknown during a requested run, and handles the request at the end', async () => {
    scene = new Scene({ objects: [gitRepository(), kustomization()] });
    await scene.requestReconcile(paths.ks, 'now');

    const running = await scene.until(paths.ks, isReady('Unknown'));
    expect(conditionOf(running, 'Ready')).toMatchObject({
      reason: 'Progressing',
      message: 'Reconciliation in progress',
    });
    expect(conditionOf(running, 'Reconciling')).toMatchObject({
      reason: 'Progressing',
      message: `Fetching manifests for revision ${gitRevision} with a timeout of 9m30s`,
    });
    expect(running.status).not.toHaveProperty('lastHandledReconcileAt');
    expect(
      listAt(running, 'status', 'conditions').map(condition =>
        stringAt(condition, 'type'),
      ),
    ).toEqual(['Reconciling', 'Ready']);

    const done = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'True',
      reason: 'ReconciliationSucceeded',
      message: `Applied revision: ${gitRevision}`,
    });
    expect(conditionOf(done, 'Reconciling')).toEqual({});
    expect(done).toMatchObject({
      metadata: { generation: 1 },
      status: {
        observedGeneration: 1,
        history: [
          {
            lastReconciledStatus: 'ReconciliationSucceeded',
            totalReconciliations: 1,
          },
        ],
      },
    });
  });

  it('has a history since Flux 2.7', async () => {
    scene = new Scene({
      flux: '2.6',
      objects: [gitRepository(), kustomization()],
    });
    await scene.requestReconcile(paths.ks, 'now');
    expect(
      (await scene.until(paths.ks, handled('now'))).status,
    ).not.toHaveProperty('history');
  });

  it('counts equal runs as one entry in its history', async () => {
    scene = new Scene({ objects: [gitRepository(), kustomization()] });
    for (const token of ['one', 'two']) {
      await scene.requestReconcile(paths.ks, token);
      await scene.until(paths.ks, handled(token));
    }
    expect(
      listAt((await scene.get(paths.ks)).body, 'status', 'history'),
    ).toEqual([expect.objectContaining({ totalReconciliations: 2 })]);
  });

  it('runs health checks, which take longer and show in a condition', async () => {
    const spec = { ...kustomization().spec, wait: true };
    scene = new Scene({
      objects: [gitRepository(), kustomization('podinfo', { spec })],
    });
    await scene.requestReconcile(paths.ks, 'now');
    await scene.until(paths.ks, object =>
      String(conditionOf(object, 'Reconciling').message).startsWith(
        'Running health checks',
      ),
    );
    const done = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(done, 'Healthy')).toMatchObject({ status: 'True' });
  });

  it('keeps failing for the same reason, without observing the new generation', async () => {
    const status = failedStatus(
      'BuildFailed',
      'kustomize build failed: no such file',
    );
    scene = new Scene({
      objects: [gitRepository(), kustomization('podinfo', { status })],
    });
    await scene.patch(paths.ks, { spec: { path: './other' } });
    await scene.requestReconcile(paths.ks, 'now');
    await scene.until(paths.ks, isReady('Unknown'));
    const done = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'BuildFailed',
      message: 'kustomize build failed: no such file',
    });
    expect(conditionOf(done, 'Reconciling')).toMatchObject({
      status: 'True',
      reason: 'ProgressingWithRetry',
    });
    expect(done).toMatchObject({
      metadata: { generation: 2 },
      status: { observedGeneration: 1 },
    });
  });

  it('stays stalled, having observed its generation', async () => {
    const stalled = failedStatus('InvalidCELExpression', 'bad');
    const status = {
      ...stalled,
      conditions: [
        {
          type: 'Stalled',
          status: 'True',
          reason: 'InvalidCELExpression',
          message: 'bad',
        },
        ...listAt(stalled, 'conditions').slice(1),
      ],
    };
    scene = new Scene({
      objects: [gitRepository(), kustomization('podinfo', { status })],
    });
    await scene.patch(paths.ks, {
      spec: { path: './other' },
      metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' } },
    });
    const done = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(done, 'Stalled')).toMatchObject({
      status: 'True',
      reason: 'InvalidCELExpression',
    });
    expect(conditionOf(done, 'Reconciling')).toEqual({});
    expect(done).toMatchObject({ status: { observedGeneration: 2 } });
  });

  it('waits for a dependency and continues when it is ready', async () => {
    const spec = { ...kustomization().spec, dependsOn: [{ name: 'base' }] };
    scene = new Scene({
      objects: [
        gitRepository(),
        kustomization('podinfo', { spec }),
        kustomization('base', { status: failedStatus('BuildFailed', 'no') }),
      ],
    });
    await scene.requestReconcile(paths.ks, 'now');
    const waiting = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(waiting, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'DependencyNotReady',
      message: "dependency 'team-a/base' is not ready",
    });
    scene.cluster.apply(
      kustomization('base', {
        status: readyStatus('ReconciliationSucceeded', 'Applied'),
      }),
    );
    await scene.until(paths.ks, isReady('True'));
  });

  it('names a missing dependency, a missing source, and a source without an artifact', async () => {
    const on = (dependsOn: unknown) => ({
      spec: { ...kustomization().spec, dependsOn },
    });
    const from = (name: string) => ({
      spec: {
        ...kustomization().spec,
        sourceRef: { kind: 'GitRepository', name },
      },
    });
    scene = new Scene({
      objects: [
        gitRepository(),
        gitRepository('empty', {
          status: failedStatus('GitOperationFailed', 'no'),
        }),
        kustomization('a', on([{ name: 'x', namespace: 'y' }])),
        kustomization('b', from('missing')),
        kustomization('c', from('empty')),
      ],
    });
    const messages: unknown[] = [];
    for (const name of ['a', 'b', 'c']) {
      await scene.requestReconcile(ks(name), 'now');
      const { reason, message } = conditionOf(
        await scene.until(ks(name), handled('now')),
        'Ready',
      );
      messages.push([reason, message]);
    }
    expect(messages).toEqual([
      [
        'DependencyNotReady',
        'dependency \'y/x\' not found: Kustomization.kustomize.toolkit.fluxcd.io "x" not found',
      ],
      [
        'ArtifactFailed',
        'GitRepository.source.toolkit.fluxcd.io "missing" not found',
      ],
      ['ArtifactFailed', 'Source artifact not found, retrying in 30s'],
    ]);
  });

  it('applies a new revision of its source and records it', async () => {
    scene = new Scene({ objects: [gitRepository(), kustomization()] });
    const annotations = { 'sim.flux/next-revision': nextRevision };
    scene.cluster.apply({
      ...gitRepository(),
      metadata: { ...gitRepository().metadata, annotations },
    });
    await scene.requestReconcile(paths.git, 'now');
    const done = await scene.until(
      paths.ks,
      object => recordAt(object, 'status').lastAppliedRevision === nextRevision,
    );
    expect(done).toMatchObject({
      status: { lastAttemptedRevision: nextRevision },
    });
    expect(done.status).not.toHaveProperty('lastHandledReconcileAt');
    expect(conditionOf(done, 'Ready').message).toBe(
      `Applied revision: ${nextRevision}`,
    );
  });
});
