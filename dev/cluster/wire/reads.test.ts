import {
  gitRepository,
  helmRelease,
  kustomization,
  paths,
  Scene,
} from '../testing';
import { listAt, recordAt, stringAt } from '../json';

describe('reading', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  const names = (body: unknown) =>
    listAt(body, 'items').map(
      item =>
        `${stringAt(item, 'metadata', 'namespace')}/${stringAt(item, 'metadata', 'name')}`,
    );

  it('lists a kind across namespaces or in one of them, ordered by namespace and name', async () => {
    scene = new Scene({
      objects: [
        kustomization('b'),
        kustomization('z', { metadata: { namespace: 'apps' } }),
        kustomization('a', { metadata: { labels: { app: 'one' } } }),
      ],
    });
    const all = await scene.get(
      '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
    );
    expect(all.body).toMatchObject({
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'KustomizationList',
    });
    expect(names(all.body)).toEqual(['apps/z', 'team-a/a', 'team-a/b']);
    expect(listAt(all.body, 'items')[0]).toMatchObject({
      kind: 'Kustomization',
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    });
    expect(stringAt(all.body, 'metadata', 'resourceVersion')).toMatch(/^\d+$/);

    const one = await scene.get(
      '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/apps/kustomizations',
    );
    expect(names(one.body)).toEqual(['apps/z']);
    const none = await scene.get(
      '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/nowhere/kustomizations',
    );
    expect(none.status).toBe(200);
    expect(names(none.body)).toEqual([]);
  });

  it.each([
    ['labelSelector=app=one', ['team-a/a']],
    ['labelSelector=app==one,tier', ['team-a/a']],
    ['labelSelector=app!=one', ['team-a/b', 'team-a/c']],
    ['labelSelector=app in (one, two)', ['team-a/a', 'team-a/b']],
    ['labelSelector=app notin (one)', ['team-a/b', 'team-a/c']],
    ['labelSelector=!app', ['team-a/c']],
    ['labelSelector=tier', ['team-a/a']],
    ['fieldSelector=metadata.name=b', ['team-a/b']],
    ['fieldSelector=metadata.namespace!=team-a', []],
  ])('selects by %s', async (query, expected) => {
    scene = new Scene({
      objects: [
        kustomization('a', { metadata: { labels: { app: 'one', tier: 'x' } } }),
        kustomization('b', { metadata: { labels: { app: 'two' } } }),
        kustomization('c'),
      ],
    });
    const [name = '', value = ''] = [
      query.slice(0, query.indexOf('=')),
      query.slice(query.indexOf('=') + 1),
    ];
    const list = await scene.get(
      `/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations?${name}=${encodeURIComponent(value)}`,
    );
    expect(names(list.body)).toEqual(expected);
  });

  it('rejects invalid selectors and fields that custom resources cannot be selected by', async () => {
    scene = new Scene({ objects: [] });
    const list = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';
    expect(await scene.get(`${list}?labelSelector=a%20b`)).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest' },
    });
    expect(await scene.get(`${list}?fieldSelector=spec.path=x`)).toMatchObject({
      status: 400,
      body: { message: 'field label not supported: spec.path' },
    });
  });

  it('pages with limit and continue', async () => {
    scene = new Scene({
      objects: ['a', 'b', 'c'].map(name => kustomization(name)),
    });
    const list = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations?limit=2';
    const first = await scene.get(list);
    expect(names(first.body)).toEqual(['team-a/a', 'team-a/b']);
    expect(recordAt(first.body, 'metadata').remainingItemCount).toBe(1);
    const token = stringAt(first.body, 'metadata', 'continue') ?? '';
    const rest = await scene.get(
      `${list}&continue=${encodeURIComponent(token)}`,
    );
    expect(names(rest.body)).toEqual(['team-a/c']);
    expect(stringAt(rest.body, 'metadata', 'continue')).toBe('');
  });

  it('answers with a Status for a missing object and plain text for an unserved resource', async () => {
    scene = new Scene({ objects: [gitRepository()] });
    expect(await scene.get(paths.hr)).toEqual({
      status: 404,
      body: {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'helmreleases.helm.toolkit.fluxcd.io "podinfo" not found',
        reason: 'NotFound',
        details: {
          name: 'podinfo',
          group: 'helm.toolkit.fluxcd.io',
          kind: 'helmreleases',
        },
        code: 404,
      },
    });
    const unserved = await scene.send(
      '/apis/helm.toolkit.fluxcd.io/v2beta1/helmreleases',
    );
    expect(unserved.status).toBe(404);
    expect(unserved.headers.get('Content-Type')).toContain('text/plain');
    expect(await unserved.text()).toBe('404 page not found\n');
  });

  it('returns the columns that kubectl shows', async () => {
    scene = new Scene({ objects: [gitRepository()] });
    const { body } = await scene.get(
      '/apis/source.toolkit.fluxcd.io/v1/gitrepositories',
      {
        Accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json',
      },
    );
    expect(body).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1' });
    expect(
      listAt(body, 'columnDefinitions').map(column => stringAt(column, 'name')),
    ).toEqual(['Name', 'URL', 'Age', 'Ready', 'Status']);
    expect(listAt(listAt(body, 'rows')[0], 'cells')).toEqual([
      'podinfo',
      'https://github.com/stefanprodan/podinfo',
      expect.stringMatching(/^\d+s$/),
      'True',
      expect.stringContaining('stored artifact'),
    ]);
  });

  it('serves only metadata to clients that ask for it', async () => {
    scene = new Scene({ objects: [helmRelease()] });
    const accept = {
      Accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    };
    const { body } = await scene.get(paths.hr, accept);
    expect(body).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { name: 'podinfo' },
    });
    expect(body).not.toHaveProperty('spec');
  });

  it('lists the namespaces of its objects', async () => {
    scene = new Scene({ objects: [helmRelease()] });
    const { body } = await scene.get('/api/v1/namespaces');
    expect(
      listAt(body, 'items').map(item => stringAt(item, 'metadata', 'name')),
    ).toEqual(['default', 'flux-system', 'kube-system', 'team-a']);
    expect(await scene.get('/api/v1/namespaces/team-a')).toMatchObject({
      status: 200,
      body: { kind: 'Namespace' },
    });
  });
});
