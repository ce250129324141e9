/** @jest-environment node */
import type { FluxRelease, KubernetesObject } from '../../../dev/cluster/types';
import {
  artifactOf,
  gitRepository,
  helmChart,
  helmRelease,
  helmRepository,
  isTrue,
  kustomization,
  ociRepository,
} from '../../../dev/scenarios/build';
import { sourceOf, upstreamOf } from '../graph';
import { schemaErrors } from '../../../dev/scenarios/testing/schemas';
import { at, read, ref, seen } from '../__testUtils__/read';

const mine = { name: 'podinfo', namespace: 'team-a' };
const infra = { name: 'shared', namespace: 'infra' };
const now = at('2.9');

const charts = (flux: FluxRelease, place = mine) =>
  helmRepository(at(flux), { ...place, url: 'https://charts.example.com' });
const ociChart = (place = mine) =>
  ociRepository(now, { ...place, url: 'oci://ghcr.io/o/podinfo', chart: true });

function release(
  flux: FluxRelease,
  options: Partial<Parameters<typeof helmRelease>[1]> = {},
) {
  return read(
    'HelmRelease',
    helmRelease(at(flux), { ...mine, source: charts(flux), ...options }),
  );
}

afterAll(() => {
  const errors = schemaErrors(seen);
  if (errors.length > 0) throw new Error(errors.join('\n'));
});

describe('a Kustomization', () => {
  const git = (place = mine) =>
    gitRepository(now, { ...place, url: 'https://github.com/o/r' });
  const parse = (options: object = {}, source: KubernetesObject = git()) =>
    read('Kustomization', kustomization(now, { ...mine, source, ...options }));

  it('has its path, source and revisions', () => {
    const revision = artifactOf(git())?.revision;
    expect(parse()).toMatchObject({
      content: './deploy',
      edges: [{ type: 'source', to: ref('GitRepository', mine) }],
      revisions: { applied: { text: revision }, attempted: { text: revision } },
    });
  });

  it('can have its source and dependencies in other namespaces', () => {
    const dependsOn = [
      kustomization(now, { ...infra, source: git() }),
      kustomization(now, { name: 'crds', source: git() }),
    ];
    expect(parse({ dependsOn }, git(infra)).edges).toEqual([
      { type: 'source', to: ref('GitRepository', infra) },
      { type: 'dependsOn', to: ref('Kustomization', infra) },
      {
        type: 'dependsOn',
        to: ref('Kustomization', { name: 'crds', namespace: 'team-a' }),
      },
    ]);
  });

  it('has the end of its last run from Flux 2.7', () => {
    expect(parse().activity).toEqual({
      what: 'reconciled',
      at: '2026-05-11T11:56:00Z',
    });
    const old = kustomization(at('2.6'), { ...mine, source: git() });
    expect(read('Kustomization', old).activity).toBeUndefined();
  });

  it('has no revision before it has applied anything', () => {
    expect(parse({ applied: 'none' }).revisions?.applied).toBeUndefined();
  });
});

describe('the chart of a HelmRelease', () => {
  it('has a name, and any version if none is specified', () => {
    expect(release('2.9').content).toBe('podinfo 6.x');
    const spec = {
      chart: {
        spec: {
          chart: 'podinfo',
          sourceRef: { kind: 'HelmRepository', name: 'all' },
        },
      },
    };
    expect(release('2.9', { spec }).content).toBe('podinfo *');
  });

  it('comes from the source in its template', () => {
    const parsed = release('2.9', { source: charts('2.9', infra) });
    expect(sourceOf(parsed)).toEqual(ref('HelmRepository', infra));
  });

  it("is a HelmChart beside its source, found by the status or by Flux's naming", () => {
    const chartOf = (status: Record<string, unknown>) => {
      const source = charts('2.9', infra);
      return upstreamOf(release('2.9', { source, status }));
    };
    const named = ref('HelmChart', {
      name: 'team-a-podinfo',
      namespace: 'infra',
    });
    expect(chartOf({})).toEqual(named);
    expect(chartOf({ helmChart: undefined })).toEqual(named);
    expect(chartOf({ helmChart: 'x/y' })).toEqual(
      ref('HelmChart', { namespace: 'x', name: 'y' }),
    );
  });

  it('can be a referenced OCIRepository, without a HelmChart', () => {
    const parsed = release('2.9', { source: ociChart(infra) });
    expect(parsed.content).toBeUndefined();
    expect(parsed.edges).toEqual([
      { type: 'source', to: ref('OCIRepository', infra) },
    ]);
  });

  it('can be a referenced HelmChart', () => {
    const parsed = release('2.9', {
      source: helmChart(now, { ...mine, source: charts('2.9') }),
    });
    expect(parsed.edges).toEqual([
      { type: 'source', to: ref('HelmChart', mine) },
    ]);
  });
});

describe('the applied chart version of a HelmRelease', () => {
  it('is lastAppliedRevision at v2beta1, which has no history', () => {
    const parsed = release('2.0');
    expect(parsed.apiVersion).toBe('helm.toolkit.fluxcd.io/v2beta1');
    expect(parsed.revisions?.applied?.text).toBe('6.9.2');
    expect(parsed.activity).toBeUndefined();
  });

  it.each<[FluxRelease, string]>([
    ['2.2', 'v2beta2'],
    ['2.9', 'v2'],
  ])('is the deployed one in the history (Flux %s, %s)', (flux, version) => {
    const parsed = release(flux);
    expect(parsed.apiVersion).toBe(`helm.toolkit.fluxcd.io/${version}`);
    expect(parsed.revisions?.applied?.text).toBe('6.9.2');
    expect(parsed.activity?.at).toBe('2026-05-11T09:00:00Z');
  });

  it('is the old one after a rollback, although another was attempted', () => {
    const parsed = release('2.9', {
      revisions: [
        {
          version: 3,
          chartVersion: '6.9.1',
          action: 'rollback',
          deployed: '1h',
        },
        { version: 2, chartVersion: '6.9.2', status: 'failed' },
      ],
      attempted: '6.9.2',
    });
    expect(parsed.revisions?.applied?.text).toBe('6.9.1');
    expect(parsed.revisions?.attempted?.text).toBe('6.9.2');
    expect(parsed.activity?.at).toBe('2026-05-11T11:00:00Z');
  });

  it('is undefined while the only release has failed, even with a lastAppliedRevision', () => {
    const parsed = release('2.2', {
      revisions: [{ version: 1, chartVersion: '6.9.2', status: 'failed' }],
      status: { lastAppliedRevision: '6.9.1' },
    });
    expect(parsed.revisions?.applied).toBeUndefined();
  });

  it('is undefined before the first installation', () => {
    expect(
      release('2.9', { revisions: [], attempted: 'none' }).revisions?.applied,
    ).toBeUndefined();
  });

  it('has the digest of its artifact if it comes from an OCIRepository', () => {
    const source = ociChart();
    const digest = artifactOf(source)?.revision.split('@')[1];
    const parsed = release('2.9', { source });
    expect(parsed.revisions?.appliedDigest).toBe(digest);
    expect(parsed.revisions?.applied?.text).toBe(
      `6.9.2+${digest?.slice(7, 19)}`,
    );
  });
});

describe('a HelmRelease', () => {
  it('has dependencies in its own namespace by default', () => {
    const dependsOn = [
      helmRelease(now, { ...infra, source: charts('2.9') }),
      helmRelease(now, { name: 'redis', source: charts('2.9') }),
    ];
    const dependencies = release('2.9', { dependsOn }).edges.filter(
      ({ type }) => type === 'dependsOn',
    );
    expect(dependencies.map(({ to }) => to)).toEqual([
      ref('HelmRelease', infra),
      ref('HelmRelease', { name: 'redis', namespace: 'team-a' }),
    ]);
  });

  it('can be ready and drifted, if Flux only warns', () => {
    const conditions = [
      isTrue('Ready', 'UpgradeSucceeded', ''),
      isTrue('Drifted', 'DriftDetected', 'Deployment changed'),
    ];
    const parsed = release('2.9', { conditions });
    expect([parsed.status.word, parsed.drifted]).toEqual(['Ready', true]);
    expect(release('2.9').drifted).toBe(false);
  });
});
