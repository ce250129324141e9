import { recordAt } from '../../../dev/cluster/json';
import {
  bucket,
  commitOf,
  externalArtifact,
  gitRepository,
  helmChart,
  helmRepository,
  ociHelmRepository,
  ociRepository,
  sha256Of,
} from '../../../dev/scenarios/build';
import { at, read, ref } from '../__testUtils__/read';
import { setUpSchemas } from '../__testUtils__/schemas';

const mine = { name: 'podinfo', namespace: 'team-a' };
const GIT = { ...mine, url: 'https://github.com/o/r' };
const OCI = { ...mine, url: 'oci://ghcr.io/o/r' };
const now = at('2.9');

setUpSchemas();

describe('a GitRepository follows', () => {
  const all = {
    commit: commitOf('x'),
    name: 'refs/pull/1/head',
    semver: '6.x',
    tag: 'v6',
    branch: 'main',
  };
  const { commit, name, semver, tag, branch } = all;

  it.each<[Record<string, string>, string, string]>([
    [all, 'commit', commit],
    [{ name, semver, tag, branch }, 'name', name],
    [{ semver, tag, branch }, 'semver', semver],
    [{ tag, branch }, 'tag', tag],
    [{ branch }, 'branch', branch],
    [{}, 'branch', 'master'],
  ])('%j by its %s', (specRef, by, value) => {
    expect(
      read('GitRepository', gitRepository(now, { ...GIT, ref: specRef }))
        .follows,
    ).toEqual({ by, value });
  });

  it('master by default', () => {
    const object = gitRepository(now, { ...GIT, spec: { ref: undefined } });
    expect(read('GitRepository', object).follows).toEqual({
      by: 'branch',
      value: 'master',
    });
  });
});

describe('an OCIRepository follows', () => {
  const all = { digest: sha256Of('x'), semver: '6.x', tag: 'v6' };
  const { digest, semver, tag } = all;

  it.each<[Record<string, string>, string, string]>([
    [all, 'digest', digest],
    [{ semver, tag }, 'semver', semver],
    [{ tag }, 'tag', tag],
    [{}, 'tag', 'latest'],
  ])('%j by its %s', (specRef, by, value) => {
    for (const flux of ['2.0', '2.9'] as const) {
      const object = ociRepository(at(flux), { ...OCI, ref: specRef });
      expect(read('OCIRepository', object).follows).toEqual({ by, value });
    }
  });
});

describe('an OCIRepository filters', () => {
  const semverFilter = '^[^-]+$';

  it('the tags in its range of versions', () => {
    const object = ociRepository(now, {
      ...OCI,
      ref: { semver: '6.x', semverFilter },
    });
    expect(read('OCIRepository', object).follows).toEqual({
      by: 'semver',
      value: '6.x',
      filter: semverFilter,
    });
  });

  it('nothing where another field decides', () => {
    const object = ociRepository(now, {
      ...OCI,
      ref: { tag: 'v6', semverFilter },
    });
    expect(read('OCIRepository', object).follows).toEqual({
      by: 'tag',
      value: 'v6',
    });
  });
});

describe('an artifact', () => {
  it('has its revision and storage time', () => {
    const object = gitRepository(now, {
      ...GIT,
      revision: `main@sha1:${commitOf('x')}`,
      fetched: '2h',
    });
    expect(read('GitRepository', object).artifact).toEqual({
      isStored: true,
      revision: {
        text: `main@sha1:${commitOf('x')}`,
        ref: 'main',
        algorithm: 'sha1',
        hash: commitOf('x'),
      },
      lastUpdateTime: '2026-05-11T10:00:00Z',
    });
  });

  it.each([
    [`main@sha1:${commitOf('x')}`, `main@sha1:${commitOf('x')}`],
    // As other tools than `flux push artifact` write it.
    [commitOf('x'), `sha1:${commitOf('x')}`],
    ['v6.9.2', 'v6.9.2'],
  ])('has the origin that its annotations name: %s', (written, revision) => {
    const object = ociRepository(now, OCI);
    const artifact = {
      ...recordAt(object, 'status', 'artifact'),
      metadata: {
        'org.opencontainers.image.source': 'https://github.com/o/r.git',
        'org.opencontainers.image.revision': written,
      },
    };
    const status = { ...object.status, artifact };
    expect(
      read('OCIRepository', { ...object, status }).artifact?.origin,
    ).toMatchObject({
      url: 'https://github.com/o/r.git',
      revision: { text: revision },
    });
  });

  it('has no origin if its annotations name none', () => {
    const object = ociRepository(now, OCI);
    const artifact = {
      ...recordAt(object, 'status', 'artifact'),
      metadata: {},
    };
    const status = { ...object.status, artifact };
    expect(
      read('OCIRepository', { ...object, status }).artifact?.origin,
    ).toBeUndefined();
  });

  it('is absent before the first fetch', () => {
    const object = gitRepository(now, { ...GIT, fetched: 'never' });
    expect(read('GitRepository', object).artifact).toEqual({
      isStored: false,
    });
  });
});

describe('a HelmRepository', () => {
  it.each(['2.0', '2.9'] as const)(
    'has the default type unless it is oci (Flux %s)',
    flux => {
      const object = helmRepository(at(flux), {
        ...mine,
        url: 'https://charts.example.com',
      });
      const resource = read('HelmRepository', object);
      expect(resource).toMatchObject({
        address: { protocol: 'helm' },
        isStatic: false,
      });
      expect(resource.artifact?.revision?.algorithm).toBe('sha256');
    },
  );

  it.each(['2.0', '2.9'] as const)(
    'of type oci is static, and ready (Flux %s)',
    flux => {
      const object = ociHelmRepository(at(flux), {
        ...mine,
        url: 'oci://ghcr.io/o/charts',
      });
      expect(read('HelmRepository', object)).toMatchObject({
        address: { text: 'oci://ghcr.io/o/charts', protocol: 'helm' },
        isStatic: true,
        status: { word: 'Ready', running: false },
      });
    },
  );

  it('of type oci is ready before any controller has seen it', () => {
    const object = ociHelmRepository(now, {
      ...mine,
      url: 'oci://ghcr.io/o/charts',
    });
    const unseen = { ...object, status: { observedGeneration: -1 } };
    expect(read('HelmRepository', unseen).status.word).toBe('Ready');
  });

  it('of type oci stays ready while it is suspended, which has no effect', () => {
    const object = ociHelmRepository(now, {
      ...mine,
      url: 'oci://ghcr.io/o/charts',
      suspend: true,
    });
    expect(read('HelmRepository', object).status.word).toBe('Ready');
  });
});

describe('the other sources', () => {
  it('a HelmChart has its source, and a chart version as revision', () => {
    const source = helmRepository(now, {
      ...mine,
      url: 'https://charts.example.com',
    });
    const chart = read(
      'HelmChart',
      helmChart(now, { name: 'team-a-web', namespace: 'team-a', source }),
    );
    expect(chart).toMatchObject({
      follows: { by: 'chart', value: 'podinfo 6.x' },
      edges: [{ type: 'source', to: ref('HelmRepository', mine) }],
      artifact: { revision: { version: '6.9.2' } },
    });
  });

  it('a Bucket has a name and an endpoint', () => {
    const object = bucket(now, {
      ...mine,
      endpoint: 's3.example.com',
      bucketName: 'manifests',
    });
    expect(read('Bucket', object)).toMatchObject({
      address: { text: 's3.example.com/manifests', protocol: 'bucket' },
      follows: undefined,
    });
  });

  it('a Bucket follows a prefix', () => {
    const object = bucket(now, {
      ...mine,
      endpoint: 's3.example.com',
      bucketName: 'manifests',
      spec: { prefix: 'team-a/' },
    });
    expect(read('Bucket', object).follows).toEqual({
      by: 'prefix',
      value: 'team-a/',
    });
  });

  it('an ExternalArtifact has its creator, if it names one', () => {
    const object = externalArtifact(now, {
      ...mine,
      generator: { kind: 'ArtifactGenerator', name: 'apps' },
    });
    expect(read('ExternalArtifact', object)).toMatchObject({
      edges: [
        {
          type: 'generatedFrom',
          to: {
            group: 'source.extensions.fluxcd.io',
            kind: 'ArtifactGenerator',
            namespace: 'team-a',
            name: 'apps',
          },
        },
      ],
      artifact: { revision: { ref: 'latest' } },
      status: { word: 'Ready' },
    });
    expect(
      read('ExternalArtifact', { ...object, spec: undefined }),
    ).toMatchObject({
      status: { word: 'Ready' },
    });
  });
});
