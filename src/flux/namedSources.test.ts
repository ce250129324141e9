import { at, read, ref } from './__testUtils__/read';
import {
  gitRepository,
  helmRelease,
  helmRepository,
  kustomization,
} from '../../dev/scenarios/build';
import type { FluxObject } from './object';
import { parseResource } from './parse';
import { isMadeByFlux, namedSources } from './graph';

const now = at('2.9');
const infra = { name: 'shared', namespace: 'infra' };
const git = gitRepository(now, { ...infra, url: 'https://github.com/o/r' });
const charts = helmRepository(now, {
  ...infra,
  url: 'https://charts.example.com',
});
const one = read(
  'Kustomization',
  kustomization(now, { name: 'one', source: git }),
);
const two = read(
  'Kustomization',
  kustomization(now, { name: 'two', source: git }),
);
const release = read(
  'HelmRelease',
  helmRelease(now, { name: 'web', source: charts }),
);

describe('namedSources', () => {
  it('returns each source once, with all resources that refer to it', () => {
    const named = namedSources([one, two]);
    expect(named).toEqual([
      {
        key: read('GitRepository', git).key,
        cluster: 'one',
        group: 'source.toolkit.fluxcd.io',
        kind: 'GitRepository',
        ...infra,
        namedBy: [one, two],
      },
    ]);
    expect(named.map(isMadeByFlux)).toEqual([false]);
  });

  it('returns two sources for a HelmRelease: its repository and its HelmChart', () => {
    const named = namedSources([release]);
    expect(
      named.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`),
    ).toEqual(['HelmRepository infra/shared', 'HelmChart infra/team-a-web']);
    // Unless another one names it.
    const to = ref('HelmChart', { ...infra, name: 'team-a-web' });
    const other: FluxObject = { ...release, edges: [{ type: 'source', to }] };
    for (const [resources, isMade] of [
      [[release], true],
      [[release, other], false],
      [[other, release], false],
    ] as const) {
      const chart = namedSources(resources).find(
        ({ kind }) => kind === 'HelmChart',
      );
      expect(chart && isMadeByFlux(chart)).toBe(isMade);
    }
  });

  it('keeps sources on different clusters apart', () => {
    const edges = one.edges.map(({ type, to }) => ({
      type,
      to: { ...to, cluster: 'two' },
    }));
    const elsewhere: FluxObject = { ...one, cluster: 'two', edges };
    expect(namedSources([one, elsewhere])).toHaveLength(2);
  });

  it('returns nothing for sources, unreadable objects and unknown kinds', () => {
    const origin = {
      cluster: 'one',
      kind: 'Kustomization',
      version: 'v1',
      index: 0,
    } as const;
    const foreign: FluxObject = {
      ...one,
      edges: [{ type: 'source', to: ref('Secret', infra) }],
    };
    const unreadable = parseResource(origin, {});
    expect(
      namedSources([read('GitRepository', git), unreadable, foreign]),
    ).toEqual([]);
  });
});
