import {
  gitRepository,
  helmRelease,
  kustomization,
  paths,
  Scene,
} from '../testing';
import { listAt, recordAt } from '../json';
import type { Fault } from '../types';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

describe('faults', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  const list = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';
  const withFault = (effect: Fault['effect'], rest: Partial<Fault> = {}) => {
    scene = new Scene({
      objects: [gitRepository(), kustomization(), helmRelease()],
      faults: [{ effect, ...rest }],
    });
    return scene;
  };

  it('answers with a status', async () => {
    expect(
      await withFault({
        type: 'status',
        status: 503,
        message: 'etcd is away',
      }).get(list),
    ).toMatchObject({
      status: 503,
      body: {
        kind: 'Status',
        message: 'etcd is away',
        reason: 'ServiceUnavailable',
        code: 503,
      },
    });
  });

  it('answers with a page, with truncated JSON, with nothing', async () => {
    const page = await withFault({ type: 'html' }).send(list);
    expect(page.headers.get('Content-Type')).toContain('text/html');
    scene.cluster.setFaults([{ effect: { type: 'truncated' } }]);
    await expect((await scene.send(list)).json()).rejects.toThrow();
    scene.cluster.setFaults([{ effect: { type: 'empty' } }]);
    expect(await (await scene.send(list)).text()).toBe('');
  });

  it('omits items, kinds or metadata', async () => {
    expect(
      (await withFault({ type: 'no-items' }).get(list)).body,
    ).not.toHaveProperty('items');
    scene.cluster.setFaults([{ effect: { type: 'no-kind' } }]);
    const kindlessList = (await scene.get(list)).body;
    expect(kindlessList).not.toHaveProperty('kind');
    const [kindless] = listAt(kindlessList, 'items');
    expect(kindless).not.toHaveProperty('kind');
    expect(kindless).toHaveProperty('metadata');
    scene.cluster.setFaults([{ effect: { type: 'no-metadata' } }]);
    expect(listAt((await scene.get(list)).body, 'items')[0]).not.toHaveProperty(
      'metadata',
    );
    expect((await scene.get(paths.ks)).body).not.toHaveProperty('metadata');
  });

  it('affects only the resource and methods of the first fault that matches', async () => {
    withFault(
      { type: 'status', status: 500 },
      { plural: 'kustomizations', methods: ['PATCH'] },
    );
    expect((await scene.get(paths.ks)).status).toBe(200);
    expect((await scene.requestReconcile(paths.ks, 'now')).status).toBe(500);
    expect((await scene.requestReconcile(paths.hr, 'now')).status).toBe(200);
    scene.cluster.setFaults([
      { plural: 'kustomizations', effect: { type: 'status', status: 429 } },
      { effect: { type: 'status', status: 500 } },
    ]);
    expect((await scene.get(paths.ks)).status).toBe(429);
    expect((await scene.get(paths.hr)).status).toBe(500);
  });

  it('answers 409 like a write conflict, and lets the next request through', async () => {
    withFault({ type: 'conflict' }, { methods: ['PATCH'], times: 1 });
    const { resourceVersion } = recordAt(
      (await scene.get(paths.ks)).body,
      'metadata',
    );
    expect(await scene.requestReconcile(paths.ks, 'now')).toEqual({
      status: 409,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message:
          'Operation cannot be fulfilled on kustomizations.kustomize.toolkit.fluxcd.io "podinfo": ' +
          'the object has been modified; please apply your changes to the latest version and try again',
        reason: 'Conflict',
        details: {
          name: 'podinfo',
          group: 'kustomize.toolkit.fluxcd.io',
          kind: 'kustomizations',
        },
        code: 409,
      },
    });
    expect((await scene.get(paths.ks)).body).toMatchObject({
      metadata: { resourceVersion },
    });
    expect((await scene.requestReconcile(paths.ks, 'now')).status).toBe(200);
    scene.cluster.setFaults([{ effect: { type: 'conflict' } }]);
    for (const token of ['a', 'b'])
      expect((await scene.requestReconcile(paths.ks, token)).status).toBe(409);
  });

  it('forbids a request that the access review allowed', async () => {
    withFault({ type: 'forbidden' }, { methods: ['PATCH'] });
    const review = await scene.post(
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      {
        spec: {
          resourceAttributes: {
            verb: 'patch',
            group: 'helm.toolkit.fluxcd.io',
            resource: 'helmreleases',
            namespace: 'team-a',
          },
        },
      },
    );
    expect(review.body).toMatchObject({ status: { allowed: true } });
    expect(await scene.requestReconcile(paths.hr, 'now')).toMatchObject({
      status: 403,
      body: {
        reason: 'Forbidden',
        message:
          'helmreleases.helm.toolkit.fluxcd.io "podinfo" is forbidden: User ' +
          '"system:serviceaccount:backstage:backstage" cannot patch resource "helmreleases" in API group ' +
          '"helm.toolkit.fluxcd.io" in the namespace "team-a"',
      },
    });
    expect((await scene.get(paths.hr)).status).toBe(200);
  });

  it('refuses the connection', async () => {
    await expect(withFault({ type: 'refused' }).send(list)).rejects.toThrow(
      'fetch failed',
    );
    expect(scene.cluster.requests).toEqual([
      { method: 'GET', path: list, status: 0 },
    ]);
  });

  it('delays until the client gives up or the cluster is disposed of', async () => {
    const started = Date.now();
    expect((await withFault({ type: 'delay', ms: 25 }).get(list)).status).toBe(
      200,
    );
    expect(Date.now() - started).toBe(25);

    scene.cluster.setFaults([{ effect: { type: 'delay', ms: 60_000 } }]);
    const leaving = new AbortController();
    const left = scene.send(list, { signal: leaving.signal });
    leaving.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    const waiting = scene.send(list);
    scene.cluster.dispose();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('logs requests', async () => {
    withFault({ type: 'status', status: 500 }, { methods: ['PATCH'] });
    await scene.get(`${list}?limit=1`);
    await scene.patch(paths.ks, {});
    expect(scene.cluster.requests).toEqual([
      { method: 'GET', path: `${list}?limit=1`, status: 200 },
      { method: 'PATCH', path: paths.ks, status: 500 },
    ]);
  });

  it('returns malformed objects unchanged', async () => {
    const odd = {
      ...kustomization('x'),
      metadata: { name: '', labels: { a: 'b' } },
      spec: { path: 7 },
    };
    scene = new Scene({
      objects: [
        odd,
        { ...kustomization('y'), spec: undefined, status: undefined },
      ],
    });
    const { body } = await scene.get(list);
    expect(
      listAt(body, 'items').map(item => recordAt(item, 'metadata').name),
    ).toEqual(['', 'y']);
    expect(listAt(body, 'items')[0]).toMatchObject({
      spec: { path: 7 },
      metadata: { labels: { a: 'b' } },
    });
  });
});
