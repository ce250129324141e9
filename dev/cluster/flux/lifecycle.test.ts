import {
  conditionOf,
  failedStatus,
  gitRepository,
  gitRevision,
  handled,
  isReady,
  kustomization,
  paths,
  pause,
  Scene,
} from '../testing';
import { listAt } from '../json';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const ks = (name: string) => paths.ks.replace('/podinfo', `/${name}`);

describe('the lifecycle of a Kustomization', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it('runs again for a request that arrives during a run', async () => {
    scene = new Scene({ objects: [gitRepository(), kustomization()] });
    await scene.requestReconcile(paths.ks, 'one');
    await scene.until(paths.ks, isReady('Unknown'));
    await scene.requestReconcile(paths.ks, 'two');
    await scene.until(paths.ks, handled('one'));
    expect(
      conditionOf(await scene.until(paths.ks, handled('two')), 'Ready').status,
    ).toBe('True');
  });

  it('only copies the token while suspended, and runs once resumed', async () => {
    scene = new Scene({ objects: [gitRepository(), kustomization()] });
    const before = conditionOf((await scene.get(paths.ks)).body, 'Ready');
    await scene.patch(paths.ks, { spec: { suspend: true } });
    await scene.requestReconcile(paths.ks, 'now');
    const suspended = await scene.until(paths.ks, handled('now'));
    await pause(50);
    expect(conditionOf(suspended, 'Ready')).toEqual(before);
    expect((await scene.get(paths.ks)).body.status).toEqual(suspended.status);
    await scene.patch(paths.ks, { spec: { suspend: null } });
    await scene.until(paths.ks, isReady('Unknown'));
    const resumed = await scene.until(paths.ks, isReady('True'));
    expect(resumed).toMatchObject({
      metadata: { generation: 3 },
      status: { observedGeneration: 3 },
    });
  });

  it('runs at its interval', async () => {
    scene = new Scene(
      { objects: [gitRepository(), kustomization()] },
      { timing: { startMs: 1, reconcileMs: 10, intervalMs: 20 } },
    );
    await scene.until(paths.ks, isReady('Unknown'));
    await scene.until(paths.ks, isReady('True'));
    expect(
      (await scene.until(paths.ks, isReady('Unknown'))).status,
    ).not.toHaveProperty('lastHandledReconcileAt');
  });

  it('with a finalizer is removed some time after its deletion', async () => {
    const { metadata } = kustomization();
    const finalizers = ['finalizers.fluxcd.io'];
    scene = new Scene({
      objects: [
        gitRepository(),
        { ...kustomization(), metadata: { ...metadata, finalizers } },
      ],
    });
    await scene.send(paths.ks, { method: 'DELETE' });
    expect((await scene.get(paths.ks)).body).toMatchObject({
      metadata: { deletionTimestamp: expect.any(String) },
    });
    await scene.until(paths.ks, ({ code }) => code === 404);
  });

  it('writes Events', async () => {
    const status = failedStatus('BuildFailed', 'no such file');
    scene = new Scene({
      objects: [
        gitRepository(),
        kustomization(),
        kustomization('broken', { status }),
      ],
    });
    await scene.requestReconcile(paths.ks, 'one');
    for (const token of ['one', 'two']) {
      await scene.requestReconcile(ks('broken'), token);
      await scene.until(ks('broken'), handled(token));
    }
    await scene.until(paths.ks, handled('one'));
    const about = (name: string) =>
      scene.get(
        `/api/v1/namespaces/team-a/events?fieldSelector=involvedObject.kind=Kustomization,involvedObject.name=${name}`,
      );
    expect(listAt((await about('podinfo')).body, 'items')).toEqual([
      expect.objectContaining({
        type: 'Normal',
        reason: 'ReconciliationSucceeded',
        message: expect.stringMatching(
          /^Reconciliation finished in .*, next run in 10m0s$/,
        ),
        source: { component: 'kustomize-controller' },
        metadata: expect.objectContaining({
          annotations: expect.objectContaining({
            'kustomize.toolkit.fluxcd.io/revision': gitRevision,
          }),
        }),
      }),
    ]);
    expect(listAt((await about('broken')).body, 'items')).toEqual([
      expect.objectContaining({
        type: 'Warning',
        reason: 'BuildFailed',
        message: 'no such file',
        count: 2,
      }),
    ]);
  });
});
