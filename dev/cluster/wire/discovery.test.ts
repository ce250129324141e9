import { helmRelease, object, Scene } from '../testing';
import { isRecord, listAt, stringAt } from '../json';
import type { FluxRelease } from '../types';

describe('discovery', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  const served = async (release: FluxRelease, kind: string) => {
    scene = new Scene({ flux: release });
    const { body } = await scene.get('/apis');
    const versions: string[] = [];
    for (const group of listAt(body, 'groups')) {
      for (const version of listAt(group, 'versions')) {
        const list = await scene.get(
          `/apis/${stringAt(version, 'groupVersion')}`,
        );
        const kinds = listAt(list.body, 'resources')
          .filter(isRecord)
          .map(resource => resource.kind);
        if (kinds.includes(kind))
          versions.push(stringAt(version, 'version') ?? '');
      }
    }
    return versions.join(' ');
  };

  it.each<[string, FluxRelease, string]>([
    ['GitRepository', '2.0', 'v1 v1beta2 v1beta1'],
    ['GitRepository', '2.7', 'v1 v1beta2'],
    ['GitRepository', '2.8', 'v1'],
    ['OCIRepository', '2.5', 'v1beta2'],
    ['OCIRepository', '2.6', 'v1 v1beta2'],
    ['HelmRepository', '2.2', 'v1beta2 v1beta1'],
    ['HelmChart', '2.3', 'v1 v1beta2 v1beta1'],
    ['Bucket', '2.3', 'v1beta2 v1beta1'],
    ['Bucket', '2.4', 'v1 v1beta2 v1beta1'],
    ['ExternalArtifact', '2.6', ''],
    ['ExternalArtifact', '2.7', 'v1'],
    ['ArtifactGenerator', '2.7', 'v1beta1'],
    ['Kustomization', '2.9', 'v1'],
    ['HelmRelease', '2.1', 'v2beta1'],
    ['HelmRelease', '2.2', 'v2beta2 v2beta1'],
    ['HelmRelease', '2.3', 'v2 v2beta2 v2beta1'],
    ['HelmRelease', '2.9', 'v2'],
    ['ImagePolicy', '2.6', 'v1beta2 v1beta1'],
    ['ImagePolicy', '2.8', 'v1 v1beta2'],
    ['ImageUpdateAutomation', '2.2', 'v1beta1'],
    ['ImageUpdateAutomation', '2.9', 'v1'],
    ['Alert', '2.1', 'v1beta2 v1beta1'],
    ['Alert', '2.9', 'v1beta3'],
    ['Receiver', '2.8', 'v1 v1beta2'],
  ])('%s of Flux %s: %s', async (kind, release, versions) => {
    expect(await served(release, kind)).toBe(versions);
  });

  it('describes groups, versions and resources as Kubernetes does', async () => {
    scene = new Scene({ flux: '2.4' });
    expect((await scene.get('/apis/source.toolkit.fluxcd.io')).body).toEqual({
      kind: 'APIGroup',
      apiVersion: 'v1',
      name: 'source.toolkit.fluxcd.io',
      versions: ['v1', 'v1beta2', 'v1beta1'].map(version => ({
        groupVersion: `source.toolkit.fluxcd.io/${version}`,
        version,
      })),
      preferredVersion: {
        groupVersion: 'source.toolkit.fluxcd.io/v1',
        version: 'v1',
      },
    });
    const { body } = await scene.get('/apis/helm.toolkit.fluxcd.io/v2');
    expect(body).toMatchObject({
      kind: 'APIResourceList',
      groupVersion: 'helm.toolkit.fluxcd.io/v2',
      resources: [
        {
          name: 'helmreleases',
          singularName: 'helmrelease',
          namespaced: true,
          kind: 'HelmRelease',
          shortNames: ['hr'],
        },
        { name: 'helmreleases/status', verbs: ['get', 'patch', 'update'] },
      ],
    });
    expect((await scene.get('/version')).body).toMatchObject({
      gitVersion: expect.stringMatching(/^v1\./),
    });
    expect((await scene.get('/api')).body).toMatchObject({
      kind: 'APIVersions',
      versions: ['v1'],
    });
    expect((await scene.get('/api/v1')).body).toMatchObject({
      kind: 'APIResourceList',
    });
    expect(await (await scene.send('/livez')).text()).toBe('ok');
    expect((await scene.send('/openapi/v2')).status).toBe(404);
  });

  it('does not serve CRDs that are not installed', async () => {
    scene = new Scene({ missingCrds: ['helmreleases', 'alerts'] });
    expect((await scene.send('/apis/helm.toolkit.fluxcd.io')).status).toBe(404);
    expect(
      (await scene.send('/apis/helm.toolkit.fluxcd.io/v2/helmreleases')).status,
    ).toBe(404);
    expect(
      (await scene.get('/apis/notification.toolkit.fluxcd.io/v1')).status,
    ).toBe(200);
  });

  it('rejects scenarios with objects that the release does not serve', () => {
    scene = new Scene();
    expect(() => new Scene({ flux: '2.2', objects: [helmRelease()] })).toThrow(
      'Cluster one (Flux 2.2) does not serve HelmRelease at helm.toolkit.fluxcd.io/v2',
    );
  });

  it('returns an object at every served version, without the fields that the version lacks', async () => {
    scene = new Scene({
      flux: '2.3',
      objects: [
        helmRelease(
          'podinfo',
          {
            status: {
              lastAppliedRevision: '6.5.3',
              history: [{ version: 1 }],
              inventory: {},
            },
          },
          'v2beta1',
        ),
      ],
    });
    const at = async (version: string) =>
      (
        await scene.get(
          `/apis/helm.toolkit.fluxcd.io/${version}/namespaces/team-a/helmreleases/podinfo`,
        )
      ).body;
    expect(await at('v2beta1')).toMatchObject({
      apiVersion: 'helm.toolkit.fluxcd.io/v2beta1',
      status: { lastAppliedRevision: '6.5.3', history: [{ version: 1 }] },
    });
    const newest = await at('v2');
    expect(newest).toMatchObject({
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      status: { history: [{ version: 1 }] },
    });
    expect(newest.status).not.toHaveProperty('lastAppliedRevision');
    expect(newest.status).not.toHaveProperty('inventory');
  });

  it('loses fields when written at a version that lacks them, as the real server does', async () => {
    const policy = object(
      'image.toolkit.fluxcd.io/v1',
      'ImagePolicy',
      'podinfo',
      {
        spec: { suspend: false },
        status: { latestRef: { name: 'podinfo', tag: '1' } },
      },
    );
    scene = new Scene({ flux: '2.7', objects: [policy] });
    const path =
      '/apis/image.toolkit.fluxcd.io/v1/namespaces/team-a/imagepolicies/podinfo';
    expect(
      (await scene.get(path.replace('v1/', 'v1beta2/'))).body,
    ).toMatchObject({ status: { latestRef: { tag: '1' } } });
    await scene.patch(path.replace('v1/', 'v1beta2/'), {
      spec: { suspend: true },
    });
    expect((await scene.get(path)).body).toMatchObject({
      spec: { suspend: true },
      status: { latestRef: { tag: '1' } },
    });
  });
});
