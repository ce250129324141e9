import type { Fault } from '../../../dev/cluster';
import { FLUX_KINDS } from '../../flux';
import {
  fault,
  MINUTE,
  rows,
  saidOf,
  calendar,
  small,
} from '../__testUtils__/cases';
import { createWire, setUpWire, type WireOptions } from '../__testUtils__/wire';

setUpWire();

const three = (options?: WireOptions) =>
  createWire([small('one'), small('two'), small('three')], options);

const ALL = [
  'one/GitRepository/podinfo',
  'one/HelmRelease/podinfo',
  'two/GitRepository/podinfo',
  'two/HelmRelease/podinfo',
  'three/GitRepository/podinfo',
  'three/HelmRelease/podinfo',
];

/** Each fault of a whole cluster, its error, and whether Backstage reports it for each kind. */
const FAULTS: readonly (readonly [
  name: string,
  effect: Fault['effect'],
  error: object,
  perKind: boolean,
])[] = [
  [
    '401',
    { type: 'status', status: 401 },
    { problem: 'unauthorized', status: 401 },
    true,
  ],
  [
    '403',
    { type: 'status', status: 403 },
    { problem: 'forbidden', status: 403 },
    true,
  ],
  [
    '429',
    { type: 'status', status: 429 },
    { problem: 'throttled', status: 429 },
    true,
  ],
  [
    '500',
    { type: 'status', status: 500 },
    { problem: 'serverError', status: 500 },
    true,
  ],
  [
    '503',
    { type: 'status', status: 503 },
    { problem: 'serverError', status: 503 },
    true,
  ],
  ['an HTML page', { type: 'html' }, { problem: 'malformed' }, false],
  [
    'a gateway page',
    { type: 'html', status: 502 },
    { problem: 'serverError', status: 502 },
    true,
  ],
  ['truncated JSON', { type: 'truncated' }, { problem: 'malformed' }, false],
  ['an empty body', { type: 'empty' }, { problem: 'malformed' }, false],
  [
    'a refused connection',
    { type: 'refused' },
    { problem: 'unreachable' },
    false,
  ],
];

describe.each(FAULTS)('%s', (_name, effect, error, perKind) => {
  it('of one cluster of three has an error, and hides no rows', async () => {
    const { list, cluster } = three();
    const first = await list();
    calendar.pass(MINUTE);
    cluster('two').setFaults([fault(effect)]);
    const second = await list(first);
    expect(rows(second)).toEqual(ALL);
    expect(second.resources).toBe(first.resources);
    const kinds = perKind ? FLUX_KINDS : [undefined];
    expect(saidOf(second)).toEqual(
      kinds.map(kind => ({
        status: undefined,
        ...error,
        cluster: 'two',
        kind,
      })),
    );
  });

  it('of one cluster keeps the time of the last good answer of that cluster only', async () => {
    const { list, cluster } = three();
    const begin = Date.now();
    const first = await list();
    calendar.pass(MINUTE);
    cluster('two').setFaults([fault(effect)]);
    const times = (await list(first)).slots.map(slot => [
      slot.cluster,
      slot.fetchedAt,
    ]);
    expect(new Set(times.map(String))).toEqual(
      new Set([
        `one,${begin + MINUTE}`,
        `two,${begin}`,
        `three,${begin + MINUTE}`,
      ]),
    );
  });

  it('from the start leaves that cluster without rows and without a time', async () => {
    const { list, cluster } = three();
    cluster('one').setFaults([fault(effect)]);
    const listing = await list();
    expect(rows(listing)).toEqual(ALL.slice(2));
    const slot = listing.slots.find(each => each.cluster === 'one');
    expect(slot).toMatchObject({ resources: [], fetchedAt: undefined, error });
  });

  it('of all clusters has an error for each', async () => {
    const { list, cluster } = three();
    const first = await list();
    ['one', 'two', 'three'].forEach(name =>
      cluster(name).setFaults([fault(effect)]),
    );
    const second = await list(first);
    expect(second.resources).toBe(first.resources);
    expect(new Set(second.errors.map(each => each.cluster))).toEqual(
      new Set(['one', 'two', 'three']),
    );
  });

  it('disappears as soon as the cluster recovers', async () => {
    const { list, cluster } = three();
    cluster('one').setFaults([fault(effect)]);
    const during = await list();
    cluster('one').setFaults([]);
    const after = await list(during);
    expect(rows(after)).toEqual(ALL);
    expect(after.errors).toEqual([]);
  });
});

it('403 on one kind affects that kind only', async () => {
  const { list, cluster } = three();
  const first = await list();
  cluster('two').setFaults([
    fault({ type: 'status', status: 403 }, { plural: 'helmreleases' }),
  ]);
  const second = await list(first);
  expect(second.resources).toBe(first.resources);
  expect(saidOf(second)).toEqual([
    { problem: 'forbidden', cluster: 'two', kind: 'HelmRelease', status: 403 },
  ]);
});

it('an error of the old version is reported where the new version is not served', async () => {
  const { list, cluster } = createWire([small('old', { flux: '2.0' })]);
  cluster('old').setFaults([
    fault({ type: 'status', status: 500 }, { plural: 'helmreleases' }),
  ]);
  expect(saidOf(await list())).toEqual([
    {
      problem: 'serverError',
      cluster: 'old',
      kind: 'HelmRelease',
      status: 500,
    },
  ]);
});

it('a token that expires between polls is an error until it is renewed', async () => {
  let expired = '';
  const { list } = three({
    asConfigured: cluster => ({
      name: cluster.name,
      token: cluster.name === expired ? 'expired' : cluster.token,
      handle: request => cluster.handle(request),
    }),
  });
  const first = await list();
  expired = 'two';
  const during = await list(first);
  expect(during.resources).toBe(first.resources);
  expect(during.errors[0]).toMatchObject({
    problem: 'unauthorized',
    cluster: 'two',
    status: 401,
  });
  expired = '';
  await expect(list(during)).resolves.toMatchObject({ errors: [] });
});
