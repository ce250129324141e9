import { gitRepository, gitRevision, helmRelease, kustomization, paths, Scene } from '../fixtures';
import type { Json } from '../json';
import { isRecord, listAt, recordAt, stringAt } from '../json';

const conditionOf = (object: unknown, type: string): Json =>
  listAt(object, 'status', 'conditions').filter(isRecord).find(found => found.type === type) ?? {};
const handled = (token: string) => (object: Json) =>
  stringAt(object, 'status', 'lastHandledReconcileAt') === token;

describe('a request to reconcile', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it('turns a Kustomization to Unknown, and is handled at the end of the run', async () => {
    scene = new Scene({ objects: [gitRepository(), kustomization()] });
    await scene.requestReconcile(paths.ks, 'now');

    const running = await scene.until(paths.ks, ks => conditionOf(ks, 'Ready').status === 'Unknown');
    expect(conditionOf(running, 'Ready')).toMatchObject({ reason: 'Progressing', message: 'Reconciliation in progress' });
    expect(conditionOf(running, 'Reconciling')).toMatchObject({ status: 'True', reason: 'Progressing' });
    expect(recordAt(running, 'status').lastHandledReconcileAt).toBeUndefined();

    const done = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(done, 'Ready')).toMatchObject({
      status: 'True', reason: 'ReconciliationSucceeded', message: `Applied revision: ${gitRevision}`,
    });
    expect(conditionOf(done, 'Reconciling')).toEqual({});
    expect(listAt(done, 'status', 'history')[0]).toMatchObject({
      lastReconciledStatus: 'ReconciliationSucceeded', metadata: { revision: gitRevision },
    });
  });

  it('leaves Ready of a HelmRelease that is in sync alone', async () => {
    scene = new Scene({ objects: [helmRelease()] });
    const before = await scene.get(paths.hr);
    await scene.requestReconcile(paths.hr, 'now');
    const running = await scene.until(paths.hr, hr => conditionOf(hr, 'Reconciling').status === 'True');
    expect(conditionOf(running, 'Reconciling')).toMatchObject({ message: 'Fulfilling prerequisites' });
    expect(conditionOf(running, 'Ready')).toEqual(conditionOf(before.body, 'Ready'));
    const done = await scene.until(paths.hr, handled('now'));
    expect(conditionOf(done, 'Ready')).toEqual(conditionOf(before.body, 'Ready'));
  });
});
