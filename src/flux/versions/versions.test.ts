import fc from 'fast-check';
import {
  chartOf,
  gitRepository,
  helmRelease,
  helmRepository,
  isFalse,
  isTrue,
  kustomization,
  ociRepository,
  withDigest,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import { rollout } from '../../../dev/scenarios/versions';
import { almostFluxObject, anyJson } from '../__testUtils__/arbitraries';
import {
  at,
  indexOf,
  now,
  over,
  statesOf,
} from '../__testUtils__/overClusters';
import { RUNS } from '../__testUtils__/runs';
import { FLUX_KINDS, KINDS } from '../kinds';
import { parseResource } from '../parse';
import {
  VERSION_STATES,
  versionsOver,
  type Unread,
  type Versions,
} from './versions';

describe('versionsOver', () => {
  it('tells how far a chart has got on twelve clusters', () => {
    const found = over(rollout(now, 8), [{ cluster: 'edge-08' }]);
    const web = found.rows.find(
      ({ kind, name }) => kind === 'HelmRelease' && name === 'podinfo',
    );
    expect(web?.newest?.text).toBe('6.9.3');
    expect(web?.inUse).toBe(2);
    const states = (state: string) =>
      [...(web?.cells.values() ?? [])].flatMap(cell =>
        cell.state === state ? cell.cluster : [],
      );
    expect(states('failed')).toEqual(['production-eu']);
    expect(states('waiting')).toEqual(['production-us']);
    expect(states('suspended')).toEqual(['production-ap']);
    expect(states('behind')).toEqual(['staging']);
    expect(states('unanswered')).toEqual(['edge-08']);
    expect(states('current')).toHaveLength(7);
    expect(found.clusters.map(({ name }) => name).slice(0, 5)).toEqual([
      'production-eu',
      'edge-08',
      'production-us',
      'staging',
      'production-ap',
    ]);
    expect(found.rows[0]).toBe(web);
  });

  it('knows the newest commit by when it was stored', () => {
    const cluster = (name: string, commit: string, fetched: string) => {
      const git = gitRepository(at(name), {
        ...mine,
        name: 'app',
        url: 'https://github.com/example/app',
        revision: `main@sha1:${commit.repeat(40)}`,
        fetched,
        changed: fetched,
      });
      return {
        name,
        objects: [
          git,
          kustomization(at(name), { ...mine, name: 'app', source: git }),
        ],
      };
    };
    const found = over([cluster('old', 'a', '3h'), cluster('new', 'b', '2m')]);
    expect(found.rows[0]?.newest?.text).toBe(`main@sha1:${'b'.repeat(40)}`);
    expect(statesOf(found)).toEqual({ old: 'behind', new: 'current' });
  });

  it('claims nothing where clusters follow different branches or addresses', () => {
    const cluster = (name: string, url: string, branch: string) => {
      const git = gitRepository(at(name), {
        ...mine,
        name: 'app',
        url,
        ref: { branch },
      });
      return {
        name,
        objects: [
          git,
          kustomization(at(name), { ...mine, name: 'app', source: git }),
        ],
      };
    };
    const url = 'https://github.com/example/app';
    for (const other of [
      cluster('two', url, 'next'),
      cluster('two', `${url}2`, 'main'),
    ]) {
      const found = over([cluster('one', url, 'main'), other]);
      expect(found.rows[0]?.newest).toBeUndefined();
      expect(found.rows[0]?.inUse).toBe(2);
      expect(statesOf(found)).toEqual({ one: 'unknown', two: 'unknown' });
    }
  });

  describe('counts a cluster where the newest version runs', () => {
    const named = { ...mine, name: 'app' };
    const url = 'https://github.com/example/app';
    const git = gitRepository(at('one'), { ...named, url });
    const revision = `main@sha1:${'a'.repeat(40)}`;
    const charts = helmRepository(at('one'), {
      ...named,
      url: 'https://charts.example.com',
    });
    type Conditions = Parameters<typeof kustomization>[1]['conditions'];

    function applied(options: { conditions?: Conditions; applied?: string }) {
      const source = git;
      const app = kustomization(at('one'), { ...named, source, ...options });
      return over([{ name: 'one', objects: [source, app] }]);
    }

    function released(
      status: 'deployed' | 'failed',
      conditions: Conditions,
      version = '6.9.3',
    ) {
      const app = helmRelease(at('one'), {
        ...named,
        source: charts,
        conditions,
        revisions: [
          { version: 8, chartVersion: version, status },
          { version: 7, chartVersion: '6.9.2', status: 'superseded' },
        ],
      });
      const chart = chartOf(at('one'), app, charts, { version: '6.9.3' });
      return over([{ name: 'one', objects: [charts, app, chart] }]);
    }

    const liveOf = ({ clusters: [one], rows: [row] }: Versions) => [
      row?.cells.get('one')?.state,
      one?.isLive,
    ];

    it('although a later run failed', () => {
      const conditions = [isFalse('Ready', 'BuildFailed', 'no such file')];
      expect(liveOf(applied({ conditions }))).toEqual(['failed', true]);
      expect(liveOf(applied({ conditions, applied: revision }))).toEqual([
        'failed',
        false,
      ]);
    });

    it('although its tests failed', () => {
      const conditions = [
        isFalse('Ready', 'TestFailed', 'test failed'),
        isTrue('Released', 'UpgradeSucceeded', 'upgraded'),
        isFalse('TestSuccess', 'TestFailed', 'test failed'),
      ];
      expect(liveOf(released('deployed', conditions))).toEqual([
        'failed',
        true,
      ]);
    });

    it('unless its upgrade failed', () => {
      const conditions = [
        isFalse('Ready', 'UpgradeFailed', 'timeout'),
        isFalse('Released', 'UpgradeFailed', 'timeout'),
      ];
      expect(liveOf(released('failed', conditions))).toEqual(['failed', false]);
    });

    it('and does not call it behind while Flux has not said that its upgrade failed', () => {
      expect(
        liveOf(released('failed', [isTrue('Ready', 'Succeeded', '')])),
      ).toEqual(['unknown', false]);
    });
  });

  it('claims nothing while the source is not known', () => {
    const charts = helmRepository(at('one'), {
      ...mine,
      name: 'charts',
      url: 'https://charts.example.com',
    });
    const release = helmRelease(at('one'), {
      ...mine,
      name: 'web',
      source: charts,
    });
    expect(statesOf(over([{ name: 'one', objects: [release] }]))).toEqual({
      one: 'unknown',
    });
  });

  it.each(['2.2', '2.9'] as const)(
    'knows a chart from an OCI artifact, with Flux %s',
    flux => {
      const cluster = (name: string, version: string) => {
        const source = ociRepository(at(name, flux), {
          ...mine,
          name: 'chart',
          url: 'oci://ghcr.io/example/charts/web',
          tag: '6.9.3',
          chart: true,
        });
        return {
          name,
          objects: [
            source,
            helmRelease(at(name, flux), {
              ...mine,
              name: 'web',
              source,
              revisions: [
                {
                  version: 3,
                  chartVersion:
                    version === '6.9.3' ? withDigest(version, source) : version,
                },
              ],
            }),
          ],
        };
      };
      const found = over([cluster('one', '6.9.3')]);
      expect(statesOf(found)).toEqual({ one: 'current' });
    },
  );

  it('is in place on one cluster and absent on another', () => {
    const [first, , , , , second] = rollout(now, 3);
    const none = { name: 'none', objects: [] };
    const found = over([...[first, second].flatMap(each => each ?? []), none]);
    expect(found.clusters.map(({ name }) => name)).not.toContain('none');
  });

  const unreadOn = (unread: Unread) => {
    const found = over(rollout(now, 2), [unread]);
    return (kind: string, name: string) =>
      found.rows
        .find(row => row.kind === kind && row.name === name)
        ?.cells.get(unread.cluster)?.state;
  };

  it('says of a kind that could not be read nothing about other kinds on the cluster', () => {
    const state = unreadOn({ cluster: 'edge-01', kind: 'HelmRelease' });
    expect(state('HelmRelease', 'podinfo')).toBe('unanswered');
    expect(state('Kustomization', 'podinfo-config')).toBe('current');
  });

  it('says nothing of a cluster that is still being read', () => {
    const rows = { cluster: 'edge-01', isPending: true };
    expect(unreadOn(rows)('HelmRelease', 'podinfo')).toBe('current');
    const none = { cluster: 'edge-09', isPending: true };
    expect(unreadOn(none)('HelmRelease', 'podinfo')).toBe('unknown');
    const lost = { cluster: 'edge-09' };
    expect(unreadOn(lost)('HelmRelease', 'podinfo')).toBe('unanswered');
  });

  it('calls nothing behind a version that was only seen before on a cluster that does not answer', () => {
    const cluster = (name: string, version: string) => {
      const source = ociRepository(at(name), {
        ...mine,
        name: 'app',
        url: 'oci://ghcr.io/example/app',
        ref: { semver: '>=6' },
        revision: `${version}@sha256:${'a'.repeat(64)}`,
      });
      return {
        name,
        objects: [
          source,
          kustomization(at(name), { ...mine, name: 'app', source }),
        ],
      };
    };
    const clusters = [cluster('one', '6.9.3'), cluster('two', '6.9.4')];
    expect(statesOf(over(clusters))).toEqual({ one: 'behind', two: 'current' });
    expect(statesOf(over(clusters, [{ cluster: 'two' }]))).toEqual({
      one: 'current',
      two: 'unanswered',
    });
  });

  it('counts every cluster of a row once, whatever the objects are', () => {
    const origins = FLUX_KINDS.map((kind, index) => {
      const [version] = KINDS[kind].versions;
      return { kind, version, index };
    });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            json: fc.oneof(almostFluxObject, anyJson),
            cluster: fc.constantFrom('one', 'two', 'three'),
            origin: fc.constantFrom(...origins),
          }),
          { maxLength: 8 },
        ),
        fc.array(
          fc.record({
            cluster: fc.constantFrom('one', 'two', 'four'),
            kind: fc.constantFrom(undefined, 'Kustomization', 'HelmRelease'),
            isPending: fc.boolean(),
          }),
          { maxLength: 4 },
        ),
        (objects, unread) => {
          const resources = objects.map(({ json, cluster, origin }) =>
            parseResource({ ...origin, cluster }, json),
          );
          const found = versionsOver(resources, indexOf(resources), unread);
          const names = found.clusters.map(({ name }) => name);
          const wrong = found.rows.filter(
            ({ cells, state }) =>
              [...cells].some(([name, cell]) => name !== cell.cluster) ||
              !VERSION_STATES.includes(state) ||
              [...cells.keys()].some(name => !names.includes(name)),
          );
          expect(wrong).toEqual([]);
          expect(new Set(names).size).toBe(names.length);
          const having = found.rows.flatMap(({ cells }) => [...cells.keys()]);
          expect([...names].sort()).toEqual([...new Set(having)].sort());
        },
      ),
      RUNS,
    );
  });
});
