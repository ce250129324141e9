import {
  Scene,
  conditionOf,
  gitRepository,
  handled,
  helmChart,
  helmRelease,
  helmRepository,
  kustomization,
  object,
  paths,
  pause,
  readyStatus,
} from '../testing';
import type { KubernetesObject } from '../types';
import type { Json } from '../json';
import { listAt, recordAt, stringAt } from '../json';
import { setUpFlowingTime } from '../../testing/time';

setUpFlowingTime();

const finds = (given: KubernetesObject, revision: string) => ({
  ...given,
  metadata: {
    ...given.metadata,
    annotations: { 'sim.flux/next-revision': revision },
  },
});
const inSystem = (given: KubernetesObject) => ({
  ...given,
  metadata: { ...given.metadata, namespace: 'flux-system' },
});
const system = (path: string) =>
  path.replace('/namespaces/team-a/', '/namespaces/flux-system/');
const artifact = (revision: string) => (found: Json) =>
  stringAt(found, 'status', 'artifact', 'revision') === revision;
const chartVersion = (version: string) => (found: Json) => {
  const [latest] = listAt(found, 'status', 'history');
  return stringAt(latest, 'chartVersion') === version;
};

describe('a new revision of a source', () => {
  let scene: Scene;
  afterEach(() => scene.cluster.dispose());

  it('reaches the chart and the release of a Helm repository in flux-system', async () => {
    const chart = { ...helmRelease().spec };
    const spec = {
      ...chart,
      chart: {
        spec: {
          chart: 'podinfo',
          version: '6.x',
          sourceRef: {
            kind: 'HelmRepository',
            name: 'podinfo',
            namespace: 'flux-system',
          },
        },
      },
    };
    scene = new Scene({
      objects: [
        finds(inSystem(helmRepository()), 'sha256:2'),
        finds(inSystem(helmChart()), '6.6.0'),
        helmRelease('podinfo', { spec }),
      ],
    });
    // Neither the release nor its chart finds a version that the repository does not have.
    for (const path of [paths.hr, system(paths.chart)]) {
      await scene.requestReconcile(path, 'early');
      await scene.until(path, handled('early'));
    }
    expect(artifact('6.5.3')((await scene.get(system(paths.chart))).body)).toBe(
      true,
    );
    await scene.requestReconcile(system(paths.repository), 'now');
    await scene.until(system(paths.repository), handled('now'));
    await scene.until(system(paths.chart), artifact('6.6.0'));
    const release = await scene.until(paths.hr, chartVersion('6.6.0'));
    expect(release).toMatchObject({
      status: { lastHandledReconcileAt: 'early' },
    });
    expect(
      recordAt((await scene.get(system(paths.chart))).body, 'status'),
    ).toMatchObject({ lastHandledReconcileAt: 'early' });
  });

  it('reaches a release through the chart that it names', async () => {
    const spec = {
      interval: '10m',
      chartRef: { kind: 'HelmChart', name: 'team-a-podinfo' },
    };
    scene = new Scene({
      objects: [
        helmRepository(),
        finds(helmChart(), '6.6.0'),
        helmRelease('podinfo', { spec }),
      ],
    });
    await scene.requestReconcile(paths.chart, 'now');
    expect(
      await scene.until(paths.hr, chartVersion('6.6.0')),
    ).not.toHaveProperty('status.lastHandledReconcileAt');
  });

  it('reaches a release that names an OCI repository', async () => {
    const revision = (version: string) =>
      `${version}@sha256:${version.replace(/\D/g, '').repeat(22).slice(0, 64)}`;
    const spec = {
      interval: '10m',
      chartRef: { kind: 'OCIRepository', name: 'podinfo' },
    };
    const oci = object(
      'source.toolkit.fluxcd.io/v1',
      'OCIRepository',
      'podinfo',
      {
        spec: { url: 'oci://ghcr.io/podinfo', interval: '5m' },
        status: readyStatus('Succeeded', 'stored', {
          artifact: { revision: revision('6.5.3') },
        }),
      },
    );
    scene = new Scene({
      objects: [
        finds(oci, revision('6.6.0')),
        helmRelease('podinfo', { spec }),
      ],
    });
    await scene.requestReconcile(
      paths.git.replace('gitrepositories', 'ocirepositories'),
      'now',
    );
    expect(
      await scene.until(paths.hr, chartVersion('6.6.0+660660660660')),
    ).not.toHaveProperty('status.lastHandledReconcileAt');
  });

  it.each(['Bucket', 'GitRepository', 'OCIRepository'])(
    'from a %s to a Kustomization',
    async kind => {
      const source = {
        ...gitRepository(),
        kind,
        spec: { interval: '5m', bucketName: 'x', endpoint: 'y' },
      };
      const spec = { sourceRef: { kind, name: 'podinfo' }, interval: '10m' };
      scene = new Scene({
        objects: [
          finds(source, 'sha256:2'),
          kustomization('podinfo', { spec }),
        ],
      });
      const plural = {
        Bucket: 'buckets',
        GitRepository: 'gitrepositories',
        OCIRepository: 'ocirepositories',
      }[kind];
      const path = paths.git.replace('gitrepositories', `${plural}`);
      await scene.requestReconcile(path, 'now');
      await scene.until(path, handled('now'));
      const applied = await scene.until(
        paths.ks,
        found => recordAt(found, 'status').lastAppliedRevision === 'sha256:2',
      );
      expect(applied).not.toHaveProperty('status.lastHandledReconcileAt');
    },
  );

  it('does not reach suspended objects', async () => {
    scene = new Scene({
      objects: [
        finds(gitRepository(), `main@sha1:${'b'.repeat(40)}`),
        kustomization('podinfo', {
          spec: { ...kustomization().spec, suspend: true },
        }),
      ],
    });
    const before = (await scene.get(paths.ks)).body;
    await scene.requestReconcile(paths.git, 'now');
    await scene.until(paths.git, handled('now'));
    await pause(60);
    expect((await scene.get(paths.ks)).body).toEqual(before);
  });

  it('is not fetched by a suspended source, whose users keep running', async () => {
    const spec = { ...gitRepository().spec, suspend: true };
    scene = new Scene({
      objects: [
        finds(gitRepository('podinfo', { spec }), 'main@sha1:b'),
        kustomization(),
      ],
    });
    await scene.requestReconcile(paths.git, 'now');
    await scene.until(paths.git, handled('now'));
    await scene.requestReconcile(paths.ks, 'now');
    const applied = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(applied, 'Ready')).toMatchObject({
      status: 'True',
      message: expect.stringContaining('main@sha1:aaaa'),
    });
  });
});

describe('a source that cannot be fetched', () => {
  it('fails the objects that depend on it only if there is no artifact', async () => {
    const scene = new Scene({ objects: [gitRepository(), kustomization()] });
    await scene.requestReconcile(paths.git, 'now', {
      'sim.flux/next-failure':
        'GitOperationFailed: failed to checkout and determine revision: authentication required',
    });
    const failed = await scene.until(paths.git, handled('now'));
    expect(conditionOf(failed, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'GitOperationFailed',
      message:
        'failed to checkout and determine revision: authentication required',
    });
    await scene.requestReconcile(paths.ks, 'now');
    const applied = await scene.until(paths.ks, handled('now'));
    expect(conditionOf(applied, 'Ready').status).toBe('True');
    scene.cluster.dispose();
  });
});
