import type { KubernetesObject } from '../../../dev/cluster/types';
import {
  bucket,
  chartOf,
  gitRepository,
  helmChart,
  helmRelease,
  helmRepository,
  kustomization,
  ociRepository,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  at,
  indexOf,
  over,
  readClusters,
  statesOf,
  type Listed,
} from '../__testUtils__/overClusters';
import { asOutdated } from '../outdated';
import { versionsOver, type Versions } from './versions';

type GitOptions = Partial<Parameters<typeof gitRepository>[1]>;

const named = { ...mine, name: 'app' };
const commit = (digit: string, branch = 'main') =>
  `${branch}@sha1:${digit.repeat(40)}`;

/** Returns a cluster with a Kustomization and its GitRepository, whose artifact it has applied. */
function fromGit(
  name: string,
  options: GitOptions = {},
  applied?: string,
): Listed {
  const source = gitRepository(at(name), {
    ...named,
    url: 'https://github.com/example/app',
    ...options,
  });
  const app = kustomization(at(name), { ...named, source, applied });
  return { name, objects: [source, app] };
}

const without = (kind: string, { name, objects = [] }: Listed): Listed => ({
  name,
  objects: objects.filter(each => each.kind !== kind),
});

/** Returns on which clusters the newest revision of the only row is in place, or is missing; others claim neither. */
function claimsOf({ rows: [row] }: Versions) {
  return Object.fromEntries(
    [...(row?.cells ?? [])].map(([name, { hasNewest }]) => [name, hasNewest]),
  );
}

const NEW = { revision: commit('b'), fetched: '2m' };
const OLD = { revision: commit('a'), fetched: '3h' };
const PROD = {
  ref: { branch: 'prod' },
  revision: commit('c', 'prod'),
  fetched: '3h',
};

describe('a cluster is behind only where it is known to follow the same origin', () => {
  const clusters = (prod: Listed) => [
    fromGit('staging', NEW),
    fromGit('edge', OLD),
    prod,
  ];

  it('claims nothing of a cluster whose source cannot be read, and all the same of the others', () => {
    const found = over(
      clusters(without('GitRepository', fromGit('prod', PROD))),
    );
    expect(found.rows[0]?.newest?.text).toBe(NEW.revision);
    expect(statesOf(found)).toEqual({
      staging: 'current',
      edge: 'behind',
      prod: 'unknown',
    });
    expect(claimsOf(found)).toEqual({ staging: true, edge: false });
  });

  it('calls a cluster that has the newest revision up to date, whatever it follows', () => {
    const prod = without('GitRepository', fromGit('prod', NEW));
    expect(statesOf(over(clusters(prod))).prod).toBe('current');
  });

  it('compares a branch whose first artifact is not stored yet', () => {
    const noArtifact = { status: { artifact: undefined } };
    const other = fromGit('prod', { ...PROD, ...noArtifact }, PROD.revision);
    expect(statesOf(over(clusters(other)))).toEqual({
      staging: 'unknown',
      edge: 'unknown',
      prod: 'unknown',
    });
    const same = fromGit('prod', noArtifact, OLD.revision);
    expect(statesOf(over(clusters(same)))).toEqual({
      staging: 'current',
      edge: 'behind',
      prod: 'behind',
    });
  });

  const withOutdated = (prod: Listed) => {
    const resources = readClusters(clusters(prod)).map(each =>
      each.cluster === 'prod' ? asOutdated(each) : each,
    );
    return versionsOver(resources, indexOf(resources));
  };

  it('compares the branch of a source that is out of date', () => {
    expect(statesOf(withOutdated(fromGit('prod', PROD)))).toEqual({
      staging: 'unknown',
      edge: 'unknown',
      prod: 'unknown',
    });
  });

  it('does not call a revision that outran its source behind: it may be newer than what other sources had', () => {
    const prod = fromGit('prod', OLD, commit('d'));
    expect(statesOf(withOutdated(prod))).toEqual({
      staging: 'current',
      edge: 'behind',
      prod: 'unknown',
    });
    const caughtUp = fromGit('prod', OLD, NEW.revision);
    expect(statesOf(withOutdated(caughtUp)).prod).toBe('current');
  });

  it('claims nothing of what waits or is suspended on a cluster whose source cannot be read', () => {
    const prod = without('GitRepository', fromGit('prod', PROD)).objects?.map(
      each => ({ ...each, spec: { ...each.spec, suspend: true } }),
    );
    const found = over(clusters({ name: 'prod', objects: prod }));
    expect(statesOf(found).prod).toBe('unknown');
    expect(claimsOf(found).prod).toBeUndefined();
  });
});

describe('a chart that a release refers to', () => {
  const charts = (name: string, url = 'https://charts.example.com') =>
    helmRepository(at(name), { ...mine, name: 'charts', url });
  const released = (chartVersion: string) => ({
    revisions: [{ version: 7, chartVersion }],
  });

  /** Returns a cluster whose release has a template of its chart. */
  function fromTemplate(
    name: string,
    version: string,
    fetched?: string,
  ): Listed {
    const source = charts(name);
    const app = helmRelease(at(name), {
      ...named,
      source,
      ...released(version),
    });
    const chart = chartOf(at(name), app, source, { version, fetched });
    return { name, objects: [source, app, chart] };
  }

  /** Returns a cluster whose release refers to a HelmChart. */
  function fromChart(
    name: string,
    version: string,
    range: string,
    source: KubernetesObject = charts(name),
  ): Listed {
    const chart = helmChart(at(name), {
      ...mine,
      name: 'chart',
      source,
      version,
      range,
    });
    const app = helmRelease(at(name), {
      ...named,
      source: chart,
      ...released(version),
    });
    return { name, objects: [source, app, chart] };
  }

  it('is not behind while it is pinned at another version', () => {
    const pinned = fromChart('prod', '6.9.2', '6.9.2');
    const unknown = { staging: 'unknown', prod: 'unknown' };
    expect(statesOf(over([fromTemplate('staging', '6.9.3'), pinned]))).toEqual(
      unknown,
    );
    expect(
      statesOf(over([fromChart('staging', '6.9.3', '6.x'), pinned])),
    ).toEqual(unknown);
  });

  it('is behind where it is the same chart of the same repository', () => {
    const expected = { staging: 'current', prod: 'behind' };
    const prod = fromChart('prod', '6.9.2', '6.x');
    for (const staging of [
      fromTemplate('staging', '6.9.3'),
      fromChart('staging', '6.9.3', '6.x'),
    ])
      expect(statesOf(over([staging, prod]))).toEqual(expected);
  });

  /** Returns the states of two clusters, the second of which has fetched its chart last. */
  const statesWith = (first: string, second: string) =>
    statesOf(
      over([
        fromTemplate('staging', first, '3h'),
        fromTemplate('prod', second, '2m'),
      ]),
    );

  it.each([
    ['6.9.3+2', '6.9.3+5'],
    ['6.9.3', '6.9.3+1'],
    ['6.9.3+4e5cbb7b97d0.2', '6.9.3+4e5cbb7b97d0.5'],
  ])(
    'is not behind with %s or %s: each cluster counts the generations of its own HelmChart',
    (one, other) => {
      expect(statesWith(one, other)).toEqual({
        staging: 'unknown',
        prod: 'unknown',
      });
    },
  );

  it.each([
    ['6.9.3+5', '6.9.4+2'],
    // A chart from Git, with the commit that it comes from.
    ['6.9.3+1e5cbb7b97d0', '6.9.3+4e5cbb7b97d0'],
  ])('with %s is behind one with %s', (one, other) => {
    expect(statesWith(one, other)).toEqual({
      staging: 'behind',
      prod: 'current',
    });
  });

  it('is not compared with that of another repository, nor where its repository cannot be read', () => {
    const staging = fromTemplate('staging', '6.9.3');
    const other = charts('prod', 'https://other.example.com');
    const prod = fromChart('prod', '6.9.2', '6.x', other);
    expect(statesOf(over([staging, prod]))).toEqual({
      staging: 'unknown',
      prod: 'unknown',
    });
    expect(statesOf(over([staging, without('HelmRepository', prod)]))).toEqual({
      staging: 'current',
      prod: 'unknown',
    });
  });
});

describe('a Bucket', () => {
  function fromBucket(name: string, digit: string, spec = {}): Listed {
    const source = bucket(at(name), {
      ...named,
      endpoint: 's3.example.com',
      bucketName: 'manifests',
      revision: `sha256:${digit.repeat(64)}`,
      fetched: digit === 'a' ? '3h' : '2m',
      spec,
    });
    return {
      name,
      objects: [source, kustomization(at(name), { ...named, source })],
    };
  }

  it.each([
    [{ prefix: 'staging/' }, { prefix: 'prod/' }],
    [{ prefix: 'staging/' }, {}],
    [{ ignore: '/docs' }, { ignore: '/tests' }],
    // In place of Flux's default patterns.
    [{ ignore: '' }, {}],
  ])('with %j is not compared with one with %j', (staging, prod) => {
    expect(
      statesOf(
        over([
          fromBucket('staging', 'b', staging),
          fromBucket('prod', 'a', prod),
        ]),
      ),
    ).toEqual({ staging: 'unknown', prod: 'unknown' });
  });

  it('is compared with one that takes the same files', () => {
    const spec = { prefix: 'all/', ignore: '/docs' };
    expect(
      statesOf(
        over([fromBucket('staging', 'b', spec), fromBucket('prod', 'a', spec)]),
      ),
    ).toEqual({ staging: 'current', prod: 'behind' });
  });
});

describe('an OCIRepository', () => {
  function fromOci(name: string, tag: string, semverFilter?: string): Listed {
    const source = ociRepository(at(name), {
      ...named,
      url: 'oci://ghcr.io/example/app',
      tag,
      ref: { semver: '>=6.0.0-0', ...(semverFilter && { semverFilter }) },
    });
    return {
      name,
      objects: [source, kustomization(at(name), { ...named, source })],
    };
  }

  it('is not compared with one whose filter leaves out other tags', () => {
    const staging = fromOci('staging', '6.10.0-rc.1');
    const prod = fromOci('prod', '6.9.3', '^[^-]+$');
    expect(statesOf(over([staging, prod]))).toEqual({
      staging: 'unknown',
      prod: 'unknown',
    });
  });

  it('is compared with one that has the same filter', () => {
    const filter = '^[^-]+$';
    const staging = fromOci('staging', '6.9.4', filter);
    const prod = fromOci('prod', '6.9.3', filter);
    expect(statesOf(over([staging, prod]))).toEqual({
      staging: 'current',
      prod: 'behind',
    });
  });
});

it('a release that failed at the newest artifact is not said to be on the way to it', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const source = ociRepository(at('prod'), {
    ...named,
    url: 'oci://ghcr.io/example/app',
    chart: true,
    revision: `6.9.3@${digest}`,
  });
  const app = helmRelease(at('prod'), {
    ...named,
    source,
    status: {
      history: [
        {
          version: 2,
          status: 'failed',
          chartVersion: `6.9.3+${'a'.repeat(12)}`,
          ociDigest: digest,
        },
      ],
    },
  });
  const found = over([{ name: 'prod', objects: [source, app] }]);
  expect(claimsOf(found)).toEqual({ prod: true });
});
