import type { FluxRelease } from '../../dev/cluster';
import { mixedVersions } from '../../dev/scenarios/mixed-versions';
import { versionOf, type FluxKind } from '../flux';
import {
  at,
  chart,
  fault,
  git,
  MINUTE,
  rows,
  saidOf,
  setUpCalendar,
  small,
  the,
} from './__testUtils__/cases';
import { createWire, setUpWire } from './__testUtils__/wire';

setUpWire();
const calendar = setUpCalendar();

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

  it('are asked twice at first, and then once a poll', async () => {
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

  it('is asked anew where it has dropped the version that it served', async () => {
    const { before, after, asked } = await upgrade('2.0', '2.9');
    expect(the(before, 'HelmRelease').apiVersion).toMatch(/v2beta1$/);
    expect(the(after, 'HelmRelease').apiVersion).toMatch(/v2$/);
    expect(after.errors).toEqual([]);
    expect(asked()).toEqual([QUERY, QUERY]);
  });

  it('is read at its new version after a while, where it still serves the old one', async () => {
    const { after, list, asked } = await upgrade('2.0', '2.3');
    expect(the(after, 'HelmRelease').apiVersion).toMatch(/v2beta1$/);
    calendar.pass(6 * MINUTE);
    asked();
    const later = await list(after);
    expect(the(later, 'HelmRelease').apiVersion).toMatch(/v2$/);
    expect(asked().filter(each => each === QUERY)).toHaveLength(1);
  });
});

describe('a kind that a cluster does not have', () => {
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

  it('is not asked for again for five minutes, and found once it is installed', async () => {
    const { list, asked, configure, standIn } = without();
    const kinds = ['HelmRelease'] as const;
    await list(undefined, { kinds });
    asked();
    configure([]);
    configure([small('bare')]);
    calendar.pass(5 * MINUTE);
    await expect(list(undefined, { kinds })).resolves.toHaveProperty(
      'resources',
      [],
    );
    expect(asked()).toEqual([]);
    calendar.pass(1);
    const listing = await list(undefined, { kinds });
    expect(rows(listing)).toEqual(['bare/HelmRelease/podinfo']);
    expect(standIn.requests.at(-1)?.body).toMatchObject({
      customResources: [{ apiVersion: 'v2' }],
    });
  });

  it('is found at once where another cluster has it', async () => {
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

it('a version that answers 404 for once does not lose the rows of the others', async () => {
  const { list, cluster } = createWire([small('one'), small('two')]);
  const first = await list();
  cluster('one').setFaults([
    fault({ type: 'status', status: 404 }, { plural: 'helmreleases' }),
  ]);
  const second = await list(first);
  expect(rows(second)).toEqual([
    'one/GitRepository/podinfo',
    'two/GitRepository/podinfo',
    'two/HelmRelease/podinfo',
  ]);
  expect(saidOf(second)).toEqual([]);
});

it('a cluster that forbids an old version is asked for that one again, and for no other', async () => {
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
