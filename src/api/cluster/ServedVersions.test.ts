import type { ClusterSpec, FluxRelease } from '../../../dev/cluster';
import { mixedVersions } from '../../../dev/scenarios/mixed-versions';
import { versionOf, type FluxKind } from '../../flux';
import {
  at,
  chart,
  fault,
  git,
  MINUTE,
  rows,
  saidOf,
  calendar,
  small,
  the,
} from '../__testUtils__/cases';
import { createWire, setUpWire } from '../__testUtils__/wire';

setUpWire();

const QUERY = 'POST /resources/custom/query';

const fleet = () => createWire(mixedVersions.clusters(new Date()));

describe('clusters of Flux 2.0, 2.4 and 2.9 side by side', () => {
  it('show each object once, at the newest version that its cluster serves', async () => {
    const { list } = fleet();
    const listing = await list();
    expect(listing.errors).toEqual([]);
    expect(new Set(rows(listing)).size).toBe(listing.resources.length);
    const versionsOf = (kind: FluxKind) =>
      Object.fromEntries(
        listing.resources
          .filter(resource => resource.kind === kind)
          .map(({ cluster, apiVersion }) => [cluster, versionOf(apiVersion)]),
      );
    const clusters = (edge: string, production: string, staging: string) => ({
      'edge-01': edge,
      'production-eu': production,
      staging,
    });
    expect(versionsOf('HelmRelease')).toEqual(clusters('v2beta1', 'v2', 'v2'));
    expect(versionsOf('GitRepository')).toEqual(clusters('v1', 'v1', 'v1'));
    expect(versionsOf('OCIRepository')).toEqual(
      clusters('v1beta2', 'v1beta2', 'v1'),
    );
    expect(versionsOf('ImageUpdateAutomation')).toEqual(
      clusters('v1beta1', 'v1beta2', 'v1'),
    );
  });

  it('take two queries at first, and then one a poll', async () => {
    const { list, asked } = fleet();
    const first = await list();
    expect(asked()).toEqual(['GET /clusters', QUERY, QUERY]);
    const second = await list(first);
    expect(asked()).toEqual([QUERY]);
    expect(second.resources).toBe(first.resources);
  });
});

describe('a cluster that is upgraded', () => {
  const upgrade = async (from: FluxRelease, to: FluxRelease, wait = 0) => {
    const wire = createWire([small('one', { flux: from })]);
    const before = await wire.list();
    wire.configure([]);
    wire.configure([small('one', { flux: to })]);
    calendar.pass(wait);
    wire.asked();
    return { ...wire, before, after: await wire.list(before) };
  };

  it('is read at its new version immediately, where it no longer serves the old one', async () => {
    const { before, after, asked } = await upgrade('2.0', '2.9');
    expect(the(before, 'HelmRelease').apiVersion).toMatch(/v2beta1$/);
    expect(the(after, 'HelmRelease').apiVersion).toMatch(/v2$/);
    expect(after.errors).toEqual([]);
    expect(asked()).toEqual([QUERY, QUERY]);
  });

  it('is read at its new version after five minutes, where it still serves the old one', async () => {
    const { after, list, asked } = await upgrade('2.0', '2.3');
    expect(the(after, 'HelmRelease').apiVersion).toMatch(/v2beta1$/);
    calendar.pass(6 * MINUTE);
    asked();
    const later = await list(after);
    expect(the(later, 'HelmRelease').apiVersion).toMatch(/v2$/);
    expect(asked().filter(each => each === QUERY)).toHaveLength(1);
  });
});

describe('a kind that a cluster does not serve', () => {
  const without = () =>
    createWire([
      small('bare', {
        objects: [git(at('bare'))],
        missingCrds: ['helmreleases'],
      }),
    ]);

  it('is no error', async () => {
    const listing = await without().list();
    expect(rows(listing)).toEqual(['bare/GitRepository/podinfo']);
    expect(listing.errors).toEqual([]);
  });

  it('is requested once a poll, at all versions every five minutes, and found once it is installed', async () => {
    const { list, asked, configure, standIn } = without();
    const kinds = ['HelmRelease'] as const;
    await list(undefined, { kinds });
    asked();
    calendar.pass(5 * MINUTE);
    await expect(list(undefined, { kinds })).resolves.toMatchObject({
      resources: [],
      errors: [],
    });
    expect(asked()).toEqual([QUERY]);
    expect(standIn.requests.at(-1)?.body).toMatchObject({
      customResources: [{ apiVersion: 'v2' }],
    });
    calendar.pass(1);
    await list(undefined, { kinds });
    expect(asked().filter(each => each === QUERY)).toHaveLength(2);
    configure([]);
    configure([small('bare')]);
    const listing = await list(undefined, { kinds });
    expect(rows(listing)).toEqual(['bare/HelmRelease/podinfo']);
  });

  it('does not hide that the cluster fails', async () => {
    const { list, cluster } = without();
    const kinds = ['HelmRelease'] as const;
    const first = await list(undefined, { kinds });
    cluster('bare').setFaults([fault({ type: 'refused' })]);
    const second = await list(first, { kinds });
    expect(saidOf(second)).toEqual([
      { problem: 'unreachable', cluster: 'bare' },
    ]);
  });

  it('is found immediately where another cluster serves it', async () => {
    const { list, configure } = createWire([
      small('bare', { objects: [], missingCrds: ['helmreleases'] }),
      small('full'),
    ]);
    await list();
    configure([small('full')]);
    configure([small('bare'), small('full')]);
    const listing = await list();
    expect(rows(listing)).toContain('bare/HelmRelease/podinfo');
  });
});

describe('an optional kind that a cluster does not serve', () => {
  const kinds = ['GitRepository', 'ArtifactGenerator'] as const;

  async function requested(cluster: Partial<ClusterSpec>) {
    const { list, standIn } = createWire([small('bare', cluster)]);
    const plurals = () => {
      const body = standIn.requests.at(-1)?.body;
      return JSON.stringify(body).match(/"plural":"[^"]*"/g)?.length;
    };
    const first = await list(undefined, { kinds });
    const asked = [plurals()];
    const second = await list(first, { kinds });
    asked.push(plurals());
    calendar.pass(5 * MINUTE + 1);
    await list(second, { kinds });
    asked.push(plurals());
    return { asked, errors: saidOf(second) };
  }

  it('is asked for once in five minutes', async () => {
    const missingCrds = ['artifactgenerators'];
    expect(await requested({ missingCrds })).toEqual({
      asked: [2, 1, 2],
      errors: [],
    });
  });

  it('is asked for as rarely where it may not be read, and that stays an error', async () => {
    const rules = [
      {
        apiGroups: ['source.toolkit.fluxcd.io'],
        resources: ['*'],
        verbs: ['list'],
      },
    ];
    expect(await requested({ rules })).toEqual({
      asked: [2, 1, 2],
      errors: [
        {
          problem: 'forbidden',
          cluster: 'bare',
          kind: 'ArtifactGenerator',
          status: 403,
        },
      ],
    });
  });

  it('leaves a request to be made where nothing else is wanted', async () => {
    const missingCrds = ['artifactgenerators'];
    const { list, cluster } = createWire([small('bare', { missingCrds })]);
    const alone = { kinds: ['ArtifactGenerator'] } as const;
    const first = await list(undefined, alone);
    cluster('bare').setFaults([fault({ type: 'refused' })]);
    const second = await list(first, alone);
    expect(saidOf(second)).toEqual([
      { problem: 'unreachable', cluster: 'bare' },
    ]);
  });
});

describe('a kind that a cluster no longer serves', () => {
  const lose = async (flux: FluxRelease = '2.9') => {
    const wire = createWire([small('one', { flux }), small('two')]);
    const first = await wire.list();
    wire
      .cluster('one')
      .setFaults([
        fault({ type: 'status', status: 404 }, { plural: 'helmreleases' }),
      ]);
    return { ...wire, first, second: await wire.list(first) };
  };

  it('keeps its rows, and has an error', async () => {
    const { first, second } = await lose();
    expect(second.resources).toBe(first.resources);
    expect(saidOf(second)).toEqual([
      { problem: 'notFound', cluster: 'one', kind: 'HelmRelease', status: 404 },
    ]);
  });

  it.each<FluxRelease>(['2.0', '2.9'])(
    'recovers with the next poll that finds it (Flux %s)',
    async flux => {
      const { first, second, list, cluster, asked } = await lose(flux);
      cluster('one').setFaults([]);
      asked();
      const third = await list(second);
      expect(third.resources).toBe(first.resources);
      expect(third.errors).toEqual([]);
      expect(asked()).toEqual([QUERY]);
    },
  );

  it('is requested at all versions only once, and counts as removed after five minutes', async () => {
    const { second, list, asked } = await lose();
    asked();
    calendar.pass(5 * MINUTE);
    const still = await list(second);
    expect(saidOf(still)).toHaveLength(1);
    expect(asked()).toEqual([QUERY]);
    calendar.pass(1);
    const gone = await list(still);
    expect(rows(gone)).toEqual([
      'one/GitRepository/podinfo',
      'two/GitRepository/podinfo',
      'two/HelmRelease/podinfo',
    ]);
    expect(gone.errors).toEqual([]);
  });
});

it('a cluster that forbids an old version is requested at that one again, and at no other', async () => {
  const kinds = ['HelmRelease'] as const;
  const { list, asked, cluster } = createWire([
    small('old', { flux: '2.0', objects: [chart(at('old', '2.0'))] }),
  ]);
  const first = await list(undefined, { kinds });
  cluster('old').setRules([]);
  asked();
  const second = await list(first, { kinds });
  expect(saidOf(second)).toEqual([
    { problem: 'forbidden', cluster: 'old', kind: 'HelmRelease', status: 403 },
  ]);
  expect(second.resources).toBe(first.resources);
  expect(asked()).toEqual([QUERY]);
});
