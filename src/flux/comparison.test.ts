import type { KubernetesObject } from '../../dev/cluster/types';
import {
  artifactOf,
  chartOf,
  gitRepository,
  helmChart,
  helmRelease,
  helmRepository,
  kustomization,
  ociRepository,
  sha256Of,
} from '../../dev/scenarios/build';
import { compareWithSource } from './comparison';
import { find, sourceOf, type ObjectIndex } from './graph';
import { isFluxKind } from './kinds';
import type { FluxObject, FluxResource } from './object';
import { parseResource } from './parse';
import { at, read } from './__testUtils__/read';

const mine = { name: 'podinfo', namespace: 'team-a' };
const now = at('2.9');
const git = gitRepository(now, { ...mine, url: 'https://github.com/o/r' });
const charts = helmRepository(now, {
  ...mine,
  url: 'https://charts.example.com',
});
const oci = (options: object = {}) =>
  ociRepository(now, {
    ...mine,
    url: 'oci://ghcr.io/o/podinfo',
    chart: true,
    ...options,
  });

function byKey(
  ...resources: FluxResource[]
): ReadonlyMap<string, FluxResource> {
  return new Map(resources.map(resource => [resource.key, resource]));
}

function parsed(object: KubernetesObject): FluxObject {
  if (!isFluxKind(object.kind)) throw new Error(object.kind);
  return read(object.kind, object);
}

const findSource = (resource: FluxResource, index: ObjectIndex) =>
  find(index, sourceOf(resource));

const compare = (applier: KubernetesObject, source: KubernetesObject) =>
  compareWithSource(parsed(applier), byKey(parsed(source)));

describe('the source of an applier', () => {
  const applier = parsed(kustomization(now, { ...mine, source: git }));

  it('is found among the resources of its cluster', () => {
    expect(findSource(applier, byKey(parsed(git)))?.name).toBe('podinfo');
  });

  it('is not a namesake on another cluster, in another namespace or of another kind', () => {
    const origin = {
      cluster: 'two',
      kind: 'GitRepository',
      version: 'v1',
      index: 0,
    } as const;
    const elsewhere = parseResource(origin, git);
    const other = parsed(
      gitRepository(now, {
        name: 'podinfo',
        namespace: 'infra',
        url: 'https://github.com/o/r',
      }),
    );
    expect(
      findSource(
        applier,
        byKey(elsewhere, other, parsed(charts), parsed(oci())),
      ),
    ).toBeUndefined();
  });

  it('is not an unreadable object', () => {
    const origin = {
      cluster: 'one',
      kind: 'GitRepository',
      version: 'v1',
      index: 0,
    } as const;
    const broken = parseResource(origin, { ...git, spec: 'none' });
    expect(findSource(applier, byKey(broken))).toBeUndefined();
    expect(compareWithSource(applier, byKey(broken))).toBeUndefined();
  });

  it('is undefined for a source itself', () => {
    expect(compareWithSource(parsed(git), byKey(parsed(git)))).toBeUndefined();
  });
});

describe('a Kustomization', () => {
  it("is up to date if it has applied the source's revision", () => {
    expect(
      compare(kustomization(now, { ...mine, source: git }), git),
    ).toMatchObject({
      isBehind: false,
      available: { ref: 'main' },
    });
  });

  it('is behind a source with a newer revision', () => {
    const applied = `main@sha1:${'a'.repeat(40)}`;
    expect(
      compare(kustomization(now, { ...mine, source: git, applied }), git)
        ?.isBehind,
    ).toBe(true);
  });

  it.each(['BuildFailed', 'ReconciliationSucceeded'])(
    'is not behind a revision that it has attempted, with the outcome %s',
    outcome => {
      const applied = `main@sha1:${'a'.repeat(40)}`;
      const attempted = artifactOf(git)?.revision;
      const applier = kustomization(now, {
        ...mine,
        source: git,
        applied,
        attempted,
        outcome,
      });
      expect(compare(applier, git)?.isBehind).toBe(false);
    },
  );

  it('is behind if it has attempted nothing but an older revision', () => {
    const attempted = `main@sha1:${'a'.repeat(40)}`;
    const applier = { ...mine, source: git, applied: 'none', attempted };
    expect(compare(kustomization(now, applier), git)?.isBehind).toBe(true);
  });

  it('is not behind if it has never attempted anything', () => {
    expect(
      compare(
        kustomization(now, { ...mine, source: git, applied: 'none' }),
        git,
      )?.isBehind,
    ).toBe(false);
  });

  it('cannot be compared with a source without an artifact', () => {
    const empty = gitRepository(now, {
      ...mine,
      url: 'https://github.com/o/r',
      fetched: 'never',
    });
    expect(
      compare(kustomization(now, { ...mine, source: git }), empty),
    ).toMatchObject({
      source: { name: 'podinfo' },
      carrier: { name: 'podinfo', artifact: {} },
      isBehind: false,
    });
  });
});

describe('a HelmRelease from an OCIRepository', () => {
  const release = (options: object = {}, source = oci()) =>
    helmRelease(now, { ...mine, source, ...options });

  it("is up to date if it was deployed from the source's digest", () => {
    expect(compare(release(), oci())?.isBehind).toBe(false);
  });

  it('is behind if the same tag has a new digest', () => {
    const moved = oci({ revision: `6.9.2@${sha256Of('moved')}` });
    expect(compare(release(), moved)?.isBehind).toBe(true);
  });

  it.each([
    ['its tag', oci({ tag: '6.9.3' })],
    ['a tag that is no version', oci({ tag: 'latest' })],
    [
      'a digest',
      oci({
        revision: sha256Of('pinned'),
        ref: { digest: sha256Of('pinned') },
      }),
    ],
  ])('is not behind %s without chart digest tracking', (_, source) => {
    const untracked = release({
      revisions: [{ version: 7, chartVersion: '6.9.2' }],
    });
    expect(compare(untracked, source)).toMatchObject({
      available: {},
      isBehind: false,
    });
  });

  it('is not behind by build metadata that looks like a digest', () => {
    const untracked = release({
      revisions: [{ version: 7, chartVersion: '6.9.2+4e5cbb7b97d0' }],
      source: git,
      spec: { chart: undefined, chartRef: { kind: 'OCIRepository', ...mine } },
    });
    expect(compare(untracked, oci())?.isBehind).toBe(false);
  });

  it('is not behind an artifact that Flux has attempted, whatever came of it', () => {
    const object = release();
    const moved = oci({ revision: `6.9.2@${sha256Of('moved')}` });
    const status = {
      ...object.status,
      lastAttemptedRevisionDigest: sha256Of('moved'),
    };
    expect(compare({ ...object, status }, moved)?.isBehind).toBe(false);
  });
});

describe('a HelmRelease from another source', () => {
  it('is compared with the version of a HelmChart', () => {
    const chart = helmChart(now, { ...mine, source: charts });
    const release = helmRelease(now, { ...mine, source: chart });
    expect(compare(release, chart)?.isBehind).toBe(false);
    const newer = helmChart(now, { ...mine, source: charts, version: '6.9.3' });
    expect(compare(release, newer)?.isBehind).toBe(true);
    const tried = helmRelease(now, {
      ...mine,
      source: chart,
      attempted: '6.9.3',
    });
    expect(compare(tried, newer)?.isBehind).toBe(false);
  });

  it('is compared with the HelmChart that Flux created from its repository', () => {
    const release = helmRelease(now, { ...mine, source: charts });
    const made = (version: string) =>
      byKey(parsed(charts), parsed(chartOf(now, release, charts, { version })));
    const current = compareWithSource(parsed(release), made('6.9.2'));
    expect(current).toMatchObject({
      source: { kind: 'HelmRepository' },
      carrier: { kind: 'HelmChart', name: 'team-a-podinfo' },
      available: { text: '6.9.2' },
      isBehind: false,
    });
    expect(compareWithSource(parsed(release), made('6.9.3'))?.isBehind).toBe(
      true,
    );
  });

  it('cannot be compared with the index of a whole HelmRepository', () => {
    const comparison = compare(
      helmRelease(now, { ...mine, source: charts }),
      charts,
    );
    expect(comparison?.source.kind).toBe('HelmRepository');
    expect(comparison?.available).toBeUndefined();
    expect(comparison?.isBehind).toBe(false);
  });
});
