import type { FluxRelease, KubernetesObject } from '../../../dev/cluster/types';
import {
  artifactOf,
  gitRepository,
  helmChart,
  helmRelease,
  helmRepository,
  isFalse,
  isTrue,
  kustomization,
  ociRepository,
  type ConditionSketch,
  type HelmRevision,
} from '../../../dev/scenarios/build';
import type { AppliedRevisions } from '../facets';
import { parseResource } from '../parse';
import { parseRevision } from '../revision';
import { sourceOf, upstreamOf } from '../graph';
import { at, read, ref } from '../__testUtils__/read';
import { setUpSchemas } from '../__testUtils__/schemas';

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

setUpSchemas();

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

  it.each([
    ['prune', { prune: true }],
    ['orphan', { prune: false }],
    ['orphan', { prune: true, deletionPolicy: 'Orphan' }],
    ['orphan', { prune: false, deletionPolicy: 'MirrorPrune' }],
    ['prune', { prune: false, deletionPolicy: 'Delete' }],
    ['prune', { prune: false, deletionPolicy: 'WaitForTermination' }],
  ])('leads to %s when it is deleted with %j', (onDelete, spec) => {
    expect(parse({ spec })).toMatchObject({ onDelete });
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
    const { revisions } = parse({ applied: 'none' });
    expect(revisions?.state).toBe('none');
    expect(revisions?.applied).toBeUndefined();
  });

  describe('of which a run failed', () => {
    const current = artifactOf(git())?.revision;
    const before = `main@sha1:${'a'.repeat(40)}`;
    const failing = (
      flux: FluxRelease,
      outcome: string,
      options: object = {},
    ) => {
      const { revisions } = read(
        'Kustomization',
        kustomization(at(flux), {
          ...mine,
          source: git(),
          applied: before,
          attempted: current,
          outcome,
          conditions: [isFalse('Ready', outcome, '')],
          ...options,
        }),
      );
      const { state, applied, failed } = revisions ?? {};
      return [state, (applied ?? failed)?.text];
    };

    it.each<[FluxRelease, string, unknown[]]>([
      ['2.9', 'HealthCheckFailed', ['failed', current]],
      ['2.9', 'PruneFailed', ['failed', current]],
      ['2.9', 'ReconciliationFailed', ['applied', before]],
      ['2.6', 'HealthCheckFailed', ['failed', current]],
      ['2.6', 'BuildFailed', ['applied', before]],
    ])(
      'has in the cluster, with Flux %s, after %s: %s',
      (flux, outcome, is) => {
        expect(failing(flux, outcome)).toEqual(is);
      },
    );

    it('has the applied revision if that was healthy once', () => {
      const options = { applied: current };
      expect(failing('2.9', 'HealthCheckFailed', options)).toEqual([
        'applied',
        current,
      ]);
    });

    it('has an unknown one where only the inventory tells', () => {
      const inventory = { entries: [{ id: 'team-a_web__ConfigMap', v: 'v1' }] };
      const options = { applied: 'none', status: { inventory } };
      expect(failing('2.6', 'BuildFailed', options)).toEqual([
        'unknown',
        undefined,
      ]);
    });
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

  const old = { version: 1, chartVersion: '6.9.1' } as const;
  const next = { version: 2, chartVersion: '6.9.2' } as const;

  it.each<[string, HelmRevision[], Partial<AppliedRevisions>]>([
    [
      'a first install that failed',
      [{ ...old, status: 'failed' }],
      { state: 'failed', failed: parseRevision('6.9.1') },
    ],
    [
      'an upgrade that failed over the release before',
      [{ ...next, status: 'failed' }, old],
      { state: 'failed', failed: parseRevision('6.9.2') },
    ],
    [
      'an upgrade that was uninstalled after it had failed',
      [{ ...next, status: 'uninstalled' }, old],
      { state: 'uninstalled' },
    ],
    [
      'an upgrade that began over the release before',
      [{ ...next, status: 'pending-upgrade' }, old],
      { state: 'applied', applied: parseRevision('6.9.1') },
    ],
    [
      'an install that began and was never heard of again',
      [{ ...old, status: 'pending-install' }],
      { state: 'unknown' },
    ],
    [
      'an uninstall that has not ended',
      [{ ...next, status: 'uninstalling' }, old],
      { state: 'unknown' },
    ],
  ])('is told by the newest release that says it: %s', (_, revisions, told) => {
    const parsed = release('2.9', {
      revisions,
      applies: ['v1 ConfigMap podinfo'],
      status: { lastAppliedRevision: '6.9.0' },
    });
    const { state, applied, failed } = parsed.revisions ?? {};
    expect({ state, applied, failed }).toEqual(told);
  });

  it('is nothing where a first install failed before it created anything', () => {
    const failed = [{ ...old, status: 'failed' }] as const;
    const parsed = release('2.9', { revisions: failed, applies: [] });
    expect(parsed.revisions).toMatchObject({
      state: 'none',
      attempted: { text: '6.9.1' },
    });
  });

  it('is nothing any more where an old Flux says that it uninstalled the release', () => {
    const remediated = (reason: string) =>
      release('2.0', {
        conditions: [
          isFalse('Ready', 'InstallFailed', ''),
          isTrue('Remediated', reason, ''),
        ],
      }).revisions;
    expect(remediated('UninstallSucceeded')).toMatchObject({
      state: 'uninstalled',
    });
    expect(remediated('RollbackSucceeded')?.applied?.text).toBe('6.9.2');
  });

  it('is the failed one where an old Flux says that the upgrade to it failed', () => {
    const after = (...conditions: readonly ConditionSketch[]) =>
      release('2.0', {
        attempted: '6.9.3',
        conditions: [isFalse('Ready', 'UpgradeFailed', ''), ...conditions],
      }).revisions;
    const failed = isFalse('Released', 'UpgradeFailed', 'timed out');
    expect(after(failed)).toMatchObject({
      state: 'failed',
      failed: { text: '6.9.3' },
    });
    const rolledBack = isTrue('Remediated', 'RollbackSucceeded', '');
    expect(after(failed, rolledBack)?.applied?.text).toBe('6.9.2');
    expect(after()?.applied?.text).toBe('6.9.2');
  });

  it.each([
    { history: [{ status: 'deployed', chartVersion: 7 }] },
    { history: 'deployed' },
    { history: undefined, lastAppliedRevision: 7 },
  ])('is unknown where it cannot be read: %j', status => {
    const object = helmRelease(now, { ...mine, source: charts('2.9') });
    const parsed = parseResource(
      { cluster: 'one', kind: 'HelmRelease', version: 'v2', index: 0 },
      { ...object, status: { ...object.status, ...status } },
    );
    expect(parsed.revisions).toMatchObject({ state: 'unknown' });
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

describe('a chart version has been in the cluster', () => {
  const since = (...revisions: HelmRevision[]) =>
    release('2.9', { revisions }).revisions?.since;
  const newest = { version: 3, chartVersion: '6.9.3', deployed: '1h' };
  const before = {
    version: 2,
    chartVersion: '6.9.3',
    status: 'superseded',
    deployed: '3h',
  } as const;
  const first = { ...before, version: 1, deployed: '5h' };

  it('since the first of the last releases that have it', () => {
    const other = { ...first, chartVersion: '6.9.2' };
    expect(since(newest, before, other)).toBe('2026-05-11T09:00:00Z');
    expect(since(newest, before, first)).toBe('2026-05-11T07:00:00Z');
  });

  it('since a time that is not known where the history does not go back to it', () => {
    expect(since(newest, before)).toBeUndefined();
  });

  it('since a time that is not known where releases are missing from the history', () => {
    const other = { ...first, version: 4, chartVersion: '6.9.2' };
    expect(since({ ...newest, version: 6 }, other)).toBeUndefined();
  });

  it('since it was installed again', () => {
    const gone = { ...before, status: 'uninstalled' } as const;
    expect(since(newest, gone, first)).toBe('2026-05-11T11:00:00Z');
  });

  it('not since an attempt that failed', () => {
    const failed = { ...before, status: 'failed' } as const;
    const other = { ...first, chartVersion: '6.9.2' };
    expect(since(newest, failed, other)).toBe('2026-05-11T11:00:00Z');
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

describe('the target of an applier', () => {
  const target = (kind: 'Kustomization' | 'HelmRelease', spec: object) => {
    const url = 'https://github.com/o/r';
    const options = {
      ...mine,
      source: gitRepository(now, { ...mine, url }),
      spec: { ...spec },
    };
    const object =
      kind === 'HelmRelease'
        ? helmRelease(now, options)
        : kustomization(now, options);
    return read(kind, object).target;
  };

  it.each<[object, object | undefined]>([
    [{ targetNamespace: 'team-a' }, undefined],
    [{ targetNamespace: undefined }, undefined],
    [{ targetNamespace: 'shop' }, { isRemote: false, namespace: 'shop' }],
    [
      {
        targetNamespace: 'team-a',
        kubeConfig: { secretRef: { name: 'edge-kubeconfig' } },
      },
      {
        isRemote: true,
        remote: { kind: 'Secret', name: 'edge-kubeconfig' },
        namespace: 'team-a',
      },
    ],
    [
      {
        targetNamespace: undefined,
        kubeConfig: { configMapRef: { name: 'edge' } },
      },
      { isRemote: true, remote: { kind: 'ConfigMap', name: 'edge' } },
    ],
  ])('with %j is %j', (spec, is) => {
    expect(target('Kustomization', spec)).toEqual(is);
    expect(target('HelmRelease', spec)).toEqual(is);
  });
});
