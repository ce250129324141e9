import { isReadable } from '../../flux';
import { CLUSTER_ADMIN, type KubernetesObject } from '../../../dev/cluster';
import {
  bucket,
  chartOf,
  externalArtifact,
  helmChart,
  helmRelease,
  helmRepository,
  imagePolicy,
  imageRepository,
  kustomization,
  ociHelmRepository,
  ociRepository,
  isFalse,
  retrying,
} from '../../../dev/scenarios/build';
import { at, failureOf, git, mine, said } from '../__testUtils__/cases';
import { annotated, REVISION } from '../__testUtils__/listed';
import { started } from '../__testUtils__/steps';
import { setUpWire } from '../__testUtils__/wire';

setUpWire();

const now = at('staging');
/** A source in another namespace and without the label of the entity, as shared sources are. */
const shared = { name: 'podinfo', namespace: 'flux-system' } as const;
const URL = 'https://example.com/podinfo';

const gitSource = git(now, { ...shared, entity: undefined });
const oci = ociRepository(now, { ...shared, url: 'oci://example.com/podinfo' });
const minio = bucket(now, {
  ...shared,
  endpoint: 'minio.example.com',
  bucketName: 'podinfo',
});
const charts = helmRepository(now, { ...shared, url: URL });
const made = externalArtifact(now, {
  ...shared,
  generator: { kind: 'ArtifactGenerator', name: 'podinfo' },
});

/** Only the first time. */
function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}

const applier = (source: KubernetesObject) =>
  kustomization(now, { ...mine, source });
const release = (source: KubernetesObject) =>
  helmRelease(now, { ...mine, source });

/** The end of a source's run is noticed only after the runs that it starts have begun. */
const AS_IN_REALITY = { everyMs: 50, forMs: 3_000 } as const;

describe('a sync with source', () => {
  it.each([
    ['GitRepository', gitSource, 'gitrepositories'],
    ['OCIRepository', oci, 'ocirepositories'],
    ['Bucket', minio, 'buckets'],
  ] as const)(
    'of a Kustomization reconciles its %s first, and waits for it',
    async (kind, source, plural) => {
      const { syncWithSource, patched, told, stored } = await started(
        [
          annotated(source, { 'sim.flux/next-revision': REVISION }),
          applier(source),
        ],
        'Kustomization',
      );
      const states: unknown[] = [];
      const outcome = await syncWithSource({
        onProgress: (read, { stages }) => {
          const [first, own] = stages;
          if (own?.state === 'pending') return;
          states.push(first?.state);
          expect(read.kind).toBe('Kustomization');
        },
      });
      expect(outcome).toMatchObject({
        result: 'succeeded',
        resource: {
          kind: 'Kustomization',
          revisions: { applied: { text: REVISION } },
        },
        stages: [
          {
            kind,
            namespace: 'flux-system',
            name: 'podinfo',
            state: 'done',
            resource: { artifact: { revision: { text: REVISION } } },
          },
          { kind: 'Kustomization', state: 'done', resource: {} },
        ],
      });
      expect(outcome.endedAt).toBeUndefined();
      expect(patched()).toEqual([
        `flux-system/${plural}/podinfo`,
        'team-a/kustomizations/podinfo',
      ]);
      expect(told).toEqual([
        `${kind} running, Kustomization pending`,
        `${kind} done, Kustomization pending`,
        `${kind} done, Kustomization running`,
      ]);
      expect(new Set(states)).toEqual(new Set(['done']));
      expect(stored(kind).status).toMatchObject({
        artifact: { revision: REVISION },
      });
    },
  );

  it('is told when the new revision is applied, by the run that it starts, not after the run that was asked for', async () => {
    const { syncWithSource, stored } = await started(
      [
        annotated(gitSource, { 'sim.flux/next-revision': REVISION }),
        annotated(applier(gitSource), { 'sim.flux/run-ms': '400' }),
      ],
      'Kustomization',
      { wire: { followTiming: AS_IN_REALITY } },
    );
    const outcome = await syncWithSource();
    expect(outcome).toMatchObject({
      result: 'succeeded',
      resource: { revisions: { applied: { text: REVISION } } },
    });
    const { metadata, status } = stored('Kustomization');
    expect(status?.lastHandledReconcileAt).not.toBe(
      metadata.annotations?.['reconcile.fluxcd.io/requestedAt'],
    );
  });

  it('waits for the run that was asked for where the source is back at what is applied', async () => {
    const { syncWithSource, stored } = await started(
      [
        annotated(gitSource, { 'sim.flux/next-revision': REVISION }),
        annotated(
          kustomization(now, {
            ...mine,
            source: gitSource,
            applied: REVISION,
            conditions: retrying('BuildFailed', 'no such directory'),
          }),
          { 'sim.flux/run-ms': '400' },
        ),
      ],
      'Kustomization',
      { wire: { followTiming: AS_IN_REALITY } },
    );
    await syncWithSource();
    const { metadata, status } = stored('Kustomization');
    expect(status?.lastHandledReconcileAt).toBe(
      metadata.annotations?.['reconcile.fluxcd.io/requestedAt'],
    );
  });

  it('waits for the run that was asked for where the source has nothing new', async () => {
    const { syncWithSource, stored } = await started(
      [gitSource, annotated(applier(gitSource), { 'sim.flux/run-ms': '400' })],
      'Kustomization',
    );
    await syncWithSource();
    const { metadata, status } = stored('Kustomization');
    expect(status?.lastHandledReconcileAt).toBe(
      metadata.annotations?.['reconcile.fluxcd.io/requestedAt'],
    );
  });

  describe('of an object that has come to the new revision since it was listed', () => {
    /** Lists the object, and then lets it come to the revision that its source has by then. */
    async function overtaken(
      by: Partial<Parameters<typeof kustomization>[1]>,
      annotations: Readonly<Record<string, string>> = {},
    ) {
      const wire = await started(
        [
          gitSource,
          annotated(applier(gitSource), { 'sim.flux/run-ms': '400' }),
        ],
        'Kustomization',
        { wire: { followTiming: AS_IN_REALITY } },
      );
      const source = wire.stored('GitRepository');
      const artifact = Object(source.status?.artifact);
      wire.cluster.apply({
        ...source,
        status: {
          ...source.status,
          artifact: { ...artifact, revision: REVISION },
        },
      });
      // The run that this starts.
      await new Promise(resolve => setTimeout(resolve, 2_000));
      const object = wire.stored('Kustomization');
      const { status } = kustomization(now, {
        ...mine,
        source: gitSource,
        ...by,
      });
      wire.cluster.apply(annotated({ ...object, status }, annotations));
      return wire;
    }
    const message = 'health check failed: Deployment/podinfo is not ready';

    it('is told by the run that was asked for, which fails', async () => {
      const { syncWithSource } = await overtaken(
        {
          applied: REVISION,
          conditions: retrying('HealthCheckFailed', message),
        },
        { 'sim.flux/next-failure': `HealthCheckFailed: ${message}` },
      );
      const { result, resource } = await syncWithSource();
      expect(result).toBe('failed');
      expect(resource.lastHandledReconcileAt).toBe(resource.requestedAt);
    });

    it('is told by the run that was asked for, which succeeds after a failure', async () => {
      const { syncWithSource } = await overtaken(
        {
          attempted: REVISION,
          conditions: [isFalse('Ready', 'HealthCheckFailed', message)],
        },
        { 'sim.flux/next-success': 'true' },
      );
      const { result, resource } = await syncWithSource();
      expect(result).toBe('succeeded');
      expect(resource.lastHandledReconcileAt).toBe(resource.requestedAt);
    });
  });

  it('of a HelmRelease reconciles the repository, then the HelmChart in the namespace of the repository', async () => {
    const deployed = release(charts);
    const { syncWithSource, steps, told, patched } = await started(
      [
        charts,
        annotated(chartOf(now, deployed, charts), {
          'sim.flux/next-revision': '6.10.0',
        }),
        deployed,
      ],
      'HelmRelease',
    );
    const outcome = await syncWithSource();
    expect(outcome).toMatchObject({
      result: 'succeeded',
      resource: { revisions: { applied: { text: '6.10.0' } } },
    });
    expect(patched()).toEqual([
      'flux-system/helmrepositories/podinfo',
      'flux-system/helmcharts/team-a-podinfo',
      'team-a/helmreleases/podinfo',
    ]);
    expect(told).toEqual([
      'HelmRepository running, HelmChart pending, HelmRelease pending',
      'HelmRepository done, HelmChart pending, HelmRelease pending',
      'HelmRepository done, HelmChart running, HelmRelease pending',
      'HelmRepository done, HelmChart done, HelmRelease pending',
      'HelmRepository done, HelmChart done, HelmRelease running',
    ]);
    // Both are read before the first write; each is read again between its own request and the next.
    const manager = '?fieldManager=flux-client-side-apply';
    expect(steps().filter((step, i, all) => step !== all[i - 1])).toEqual([
      'GET team-a-podinfo',
      'GET podinfo',
      `PATCH podinfo${manager}`,
      'GET podinfo',
      `PATCH team-a-podinfo${manager}`,
      'GET team-a-podinfo',
      `PATCH podinfo${manager}`,
      'GET podinfo',
    ]);
  });

  it('of a HelmRelease with a chartRef to an OCIRepository reconciles that one', async () => {
    const source = ociRepository(now, {
      ...shared,
      url: 'oci://example.com/charts/podinfo',
      chart: true,
    });
    const { syncWithSource, patched } = await started(
      [source, release(source)],
      'HelmRelease',
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'succeeded',
    });
    expect(patched()).toEqual([
      'flux-system/ocirepositories/podinfo',
      'team-a/helmreleases/podinfo',
    ]);
  });

  it('of a HelmRelease with a chartRef to a HelmChart reconciles the source of the chart first', async () => {
    const chart = helmChart(now, { ...shared, name: 'own', source: gitSource });
    const { syncWithSource, patched } = await started(
      [gitSource, chart, release(chart)],
      'HelmRelease',
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'succeeded',
    });
    expect(patched()).toEqual([
      'flux-system/gitrepositories/podinfo',
      'flux-system/helmcharts/own',
      'team-a/helmreleases/podinfo',
    ]);
  });

  it('of a HelmChart reconciles its source', async () => {
    const own = { ...mine, name: 'podinfo' };
    const source = git(now);
    const { syncWithSource, patched } = await started(
      [source, helmChart(now, { ...own, source })],
      'HelmChart',
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'succeeded',
    });
    expect(patched()).toEqual([
      'team-a/gitrepositories/podinfo',
      'team-a/helmcharts/podinfo',
    ]);
  });

  it('of an ImagePolicy reconciles its ImageRepository', async () => {
    const images = imageRepository(now, { ...mine, image: 'ghcr.io/podinfo' });
    const { syncWithSource, patched, stored } = await started(
      [
        annotated(images, { 'sim.flux/next-revision': '6.10.0' }),
        imagePolicy(now, { ...mine, repository: images }),
      ],
      'ImagePolicy',
      { cluster: { rules: CLUSTER_ADMIN } },
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'succeeded',
      stages: [{ kind: 'ImageRepository' }, { kind: 'ImagePolicy' }],
    });
    expect(patched()).toEqual([
      'team-a/imagerepositories/podinfo',
      'team-a/imagepolicies/podinfo',
    ]);
    expect(stored('ImageRepository').status).toMatchObject({
      lastScanResult: { tagCount: 143 },
    });
  });

  it('of an ImagePolicy that cannot be reconciled on request reconciles its ImageRepository only', async () => {
    const old = at('staging', '2.6');
    const images = imageRepository(old, { ...mine, image: 'ghcr.io/podinfo' });
    const { syncWithSource, patched } = await started(
      [images, imagePolicy(old, { ...mine, repository: images })],
      'ImagePolicy',
      { cluster: { flux: '2.6', rules: CLUSTER_ADMIN } },
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'succeeded',
      stages: [
        { kind: 'ImageRepository', state: 'done' },
        { kind: 'ImagePolicy', state: 'skipped', skip: 'unsupported' },
      ],
    });
    expect(patched()).toEqual(['team-a/imagerepositories/podinfo']);
  });
});

describe('a skipped source', () => {
  it.each([
    ['made by others', made, applier(made), 'static', 'succeeded'],
    [
      'suspended',
      git(now, { ...shared, suspend: true }),
      applier(gitSource),
      'suspended',
      'succeeded',
    ],
    // Flux itself reports what it makes of that.
    ['not there', charts, applier(gitSource), 'missing', 'failed'],
    [
      'on its way out',
      git(now, { ...shared, deleting: '5m' }),
      applier(gitSource),
      'missing',
      'succeeded',
    ],
  ] as const)(
    'that is %s is reported, and not written to',
    async (_, source, own, skip, result) => {
      const { syncWithSource, patched, told } = await started(
        [source, own],
        'Kustomization',
      );
      const outcome = await syncWithSource();
      expect(outcome).toMatchObject({
        result,
        stages: [{ state: 'skipped', skip }, { state: 'done' }],
      });
      expect(patched()).toEqual(['team-a/kustomizations/podinfo']);
      expect(told).toEqual([
        expect.stringMatching(`^\\w+ ${skip}, Kustomization running$`),
      ]);
    },
  );

  it('that is a HelmRepository of type oci is followed by the HelmChart', async () => {
    const registry = ociHelmRepository(now, { ...shared, url: 'oci://x.y/z' });
    const deployed = release(registry);
    const { syncWithSource, patched } = await started(
      [registry, chartOf(now, deployed, registry), deployed],
      'HelmRelease',
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'succeeded',
      stages: [{ skip: 'static' }, { state: 'done' }, { state: 'done' }],
    });
    expect(patched()).toEqual([
      'flux-system/helmcharts/team-a-podinfo',
      'team-a/helmreleases/podinfo',
    ]);
  });

  it('that is a missing HelmChart does not keep its repository from being reconciled', async () => {
    const { syncWithSource, patched } = await started(
      [charts, release(charts)],
      'HelmRelease',
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'succeeded',
      stages: [
        { kind: 'HelmRepository', state: 'done' },
        { kind: 'HelmChart', name: 'team-a-podinfo', skip: 'missing' },
        { kind: 'HelmRelease', state: 'done' },
      ],
    });
    expect(patched()).toEqual([
      'flux-system/helmrepositories/podinfo',
      'team-a/helmreleases/podinfo',
    ]);
  });

  it('of a kind that the cluster does not serve is missing', async () => {
    const { syncWithSource } = await started([applier(made)], 'Kustomization', {
      cluster: { missingCrds: ['externalartifacts'] },
    });
    await expect(syncWithSource()).resolves.toMatchObject({
      stages: [{ kind: 'ExternalArtifact', skip: 'missing' }, {}],
    });
  });

  it('of an ImagePolicy that cannot be reconciled on request ends the sync without success', async () => {
    const old = at('staging', '2.6');
    const images = (more: object) =>
      imageRepository(old, { ...mine, image: 'ghcr.io/podinfo', ...more });
    const policy = imagePolicy(old, { ...mine, repository: images({}) });
    const cluster = { flux: '2.6', rules: CLUSTER_ADMIN } as const;
    const suspended = await started(
      [images({ suspend: true }), policy],
      'ImagePolicy',
      { cluster },
    );
    await expect(suspended.syncWithSource()).resolves.toMatchObject({
      result: 'suspended',
      endedAt: { kind: 'ImageRepository' },
    });
    expect(suspended.patched()).toEqual([]);
    const missing = await started([policy], 'ImagePolicy', { cluster });
    expect(said(await failureOf(missing.syncWithSource()))).toMatchObject({
      problem: 'notFound',
      kind: 'ImageRepository',
    });
    expect(missing.patched()).toEqual([]);
    const alone = missing.client.sync(missing.resource);
    await expect(alone).rejects.toMatchObject({ problem: 'other' });
    expect(missing.patched()).toEqual([]);
  });

  it('with a circular reference is reconciled once', async () => {
    const chart = helmChart(now, { ...shared, name: 'own', source: gitSource });
    const loop = { kind: 'HelmChart', name: 'own' };
    const circular = { ...chart, spec: { ...chart.spec, sourceRef: loop } };
    const { syncWithSource, patched } = await started(
      [circular, release(chart)],
      'HelmRelease',
    );
    const outcome = await syncWithSource();
    expect(outcome.stages?.map(({ kind }) => kind)).toEqual([
      'HelmChart',
      'HelmRelease',
    ]);
    expect(patched()).toContain('flux-system/helmcharts/own');
  });
});

describe('a source that ends the sync', () => {
  it('fails: its message is reported, and the object is not reconciled', async () => {
    const { syncWithSource, patched } = await started(
      [
        annotated(gitSource, {
          'sim.flux/next-failure': 'GitOperationFailed: no such branch',
        }),
        applier(gitSource),
      ],
      'Kustomization',
    );
    const outcome = await syncWithSource();
    expect(outcome).toMatchObject({
      result: 'failed',
      resource: { kind: 'Kustomization' },
      endedAt: {
        kind: 'GitRepository',
        status: { reason: 'GitOperationFailed', message: 'no such branch' },
      },
      stages: [{ state: 'done' }, { state: 'pending' }],
    });
    expect(patched()).toEqual(['flux-system/gitrepositories/podinfo']);
  });

  it('fails half-way: the sources after it are not reconciled either', async () => {
    const deployed = release(charts);
    const { syncWithSource, patched } = await started(
      [
        charts,
        annotated(chartOf(now, deployed, charts), {
          'sim.flux/next-failure': 'ChartPullError: no such chart',
        }),
        deployed,
      ],
      'HelmRelease',
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'failed',
      endedAt: { kind: 'HelmChart', name: 'team-a-podinfo' },
    });
    expect(patched()).toEqual([
      'flux-system/helmrepositories/podinfo',
      'flux-system/helmcharts/team-a-podinfo',
    ]);
  });

  it.each([
    ['read', 'get', [{ namespaces: ['team-a'] }, {}]],
    ['written', 'patch', [{}, { namespaces: ['team-a'] }]],
  ] as const)(
    'may not be %s: the error names the source and its namespace',
    async (_, verb, [reading, writing]) => {
      const any = { apiGroups: ['*'], resources: ['*'] };
      const { syncWithSource, patched } = await started(
        [gitSource, applier(gitSource)],
        'Kustomization',
        {
          cluster: {
            rules: [
              { ...any, verbs: ['list'] },
              { ...any, verbs: ['get'], ...reading },
              { ...any, verbs: ['patch'], ...writing },
            ],
          },
        },
      );
      const error = await failureOf(syncWithSource());
      expect(error).toMatchObject({
        problem: 'forbidden',
        status: 403,
        cluster: 'staging',
        kind: 'GitRepository',
        namespace: 'flux-system',
        verb,
      });
      expect(patched()).not.toContain('team-a/kustomizations/podinfo');
    },
  );

  it('is deleted in the meantime', async () => {
    const { syncWithSource, patched, cluster, stored } = await started(
      [
        annotated(gitSource, { 'sim.flux/run-ms': '60000' }),
        applier(gitSource),
      ],
      'Kustomization',
    );
    const outcome = await syncWithSource({
      onProgress: once(() =>
        cluster.apply({
          ...stored('GitRepository'),
          metadata: {
            ...stored('GitRepository').metadata,
            deletionTimestamp: new Date().toISOString(),
          },
        }),
      ),
    });
    expect(outcome).toMatchObject({
      result: 'deleted',
      endedAt: { kind: 'GitRepository' },
    });
    expect(patched()).toHaveLength(1);
  });

  it('takes longer than the time limit', async () => {
    const { syncWithSource, patched } = await started(
      [
        annotated(gitSource, { 'sim.flux/run-ms': '60000' }),
        applier(gitSource),
      ],
      'Kustomization',
      { wire: { followTiming: { everyMs: 5, forMs: 60 } } },
    );
    await expect(syncWithSource()).resolves.toMatchObject({
      result: 'running',
      endedAt: { kind: 'GitRepository' },
    });
    expect(patched()).toHaveLength(1);
  });
});

it('a source that is suspended in the meantime is skipped', async () => {
  const { syncWithSource, patched, cluster, stored } = await started(
    [annotated(gitSource, { 'sim.flux/run-ms': '60000' }), applier(gitSource)],
    'Kustomization',
  );
  const outcome = await syncWithSource({
    onProgress: once(() => {
      const { spec, ...rest } = stored('GitRepository');
      cluster.apply({ ...rest, spec: { ...spec, suspend: true } });
    }),
  });
  expect(outcome).toMatchObject({
    result: 'succeeded',
    stages: [{ state: 'skipped', skip: 'suspended' }, { state: 'done' }],
  });
  expect(patched()).toHaveLength(2);
});

it('no request is sent after the signal has aborted', async () => {
  const { syncWithSource, patched } = await started(
    [gitSource, applier(gitSource)],
    'Kustomization',
  );
  const nobody = new AbortController();
  const outcome = await syncWithSource({
    signal: nobody.signal,
    onProgress: (_, { stages }) => {
      if (stages[0]?.state === 'done') nobody.abort();
    },
  });
  expect(outcome.result).toBe('running');
  expect(patched()).toEqual(['flux-system/gitrepositories/podinfo']);
});

it('a source shared by several objects is reconciled once, with the same outcome for all', async () => {
  const own = ['one', 'two', 'three'].map(name =>
    kustomization(now, { ...mine, name, source: gitSource }),
  );
  const { client, list, patched } = await started(
    [gitSource, ...own],
    'Kustomization',
    { name: 'one' },
  );
  const sources = new Map();
  const outcomes = await Promise.all(
    (await list()).resources.map(resource =>
      resource.kind === 'Kustomization' && isReadable(resource)
        ? client.sync(resource, { withSource: true, sources })
        : undefined,
    ),
  );
  expect(outcomes.map(each => each?.result)).toEqual(
    own.map(() => 'succeeded'),
  );
  expect(patched().sort()).toEqual([
    'flux-system/gitrepositories/podinfo',
    ...['one', 'three', 'two'].map(name => `team-a/kustomizations/${name}`),
  ]);
});
