import {
  isFalse,
  isTrue,
  isUnknown,
  kustomization,
  progressing,
  type Setting,
} from '../../../dev/scenarios/build';
import { needsAttention } from '../../flux';
import { at, calendar, git, mine, MINUTE, small } from '../__testUtils__/cases';
import type { FluxListing } from '..';
import { createWire, intercept, setUpWire } from '../__testUtils__/wire';

setUpWire();

const HOUR = 60 * MINUTE;
const VERSION = 'GET /proxy/version';

/** A Kustomization that runs for days, three that nobody has looked at for days, and one that all is well with. */
function objects(setting: Setting) {
  const source = git(setting);
  const applier = (
    name: string,
    more: Partial<Parameters<typeof kustomization>[1]> = {},
  ) => kustomization(setting, { ...mine, name, source, ...more });
  return [
    source,
    applier('hangs', {
      changed: '6d',
      conditions: [
        progressing('Running health checks with a timeout of 4m30s', '6d'),
        isUnknown('Ready', 'Progressing', 'Reconciliation in progress', '6d'),
      ],
    }),
    applier('canceled', {
      conditions: [isFalse('Ready', 'HealthCheckCanceled', 'triggered', '3d')],
    }),
    applier('new-generation-unseen', {
      generation: 3,
      observedGeneration: 2,
      changed: '4d',
      conditions: [
        {
          ...isTrue('Ready', 'ReconciliationSucceeded', 'Applied', '4d'),
          generation: 2,
        },
      ],
    }),
    applier('controller-is-gone', { changed: '5d' }),
    applier('well'),
  ];
}

const show = (setting = at('staging')) =>
  createWire([small('staging', { objects: objects(setting) })]);

it('what Flux should have done days ago is overdue, by the time of the cluster', async () => {
  const { list, asked } = show();
  const first = await list();
  const found = first.resources.flatMap(resource =>
    needsAttention(resource)
      ? `${resource.name} ${resource.status.word} ${resource.status.overdue?.what}`
      : [],
  );
  expect(found.sort()).toEqual([
    'canceled Overdue look',
    'controller-is-gone Overdue look',
    'hangs Overdue run',
    'new-generation-unseen Overdue look',
  ]);
  expect(asked().filter(each => each === VERSION)).toHaveLength(1);
  // Its clock is known from then on.
  const second = await list(first);
  expect(second.resources).toEqual(first.resources);
  expect(asked()).not.toContain(VERSION);
});

/** The query works, or clusters are read separately because it does not. */
const WAYS = ['combined', 'separate'] as const;

it.each(WAYS)(
  "nothing is overdue because the browser's clock is ahead: %s",
  async way => {
    const setting = at('staging');
    const source = git(setting);
    const { list, kubernetesApi, asked, standIn } = createWire([
      small('staging', {
        objects: [source, kustomization(setting, { ...mine, source })],
      }),
    ]);
    if (way === 'separate') {
      standIn.setFaults([
        { endpoint: 'query', effect: { type: 'status', status: 500 } },
      ]);
    }
    const date = new Date().toUTCString();
    const proxy = kubernetesApi.proxy.bind(kubernetesApi);
    jest.spyOn(kubernetesApi, 'proxy').mockImplementation(async request => {
      const answer = await proxy(request);
      answer.headers.set('Date', date);
      return answer;
    });
    calendar.pass(48 * HOUR);
    const { resources } = await list();
    expect(resources.map(({ status }) => status.word)).toEqual([
      'Ready',
      'Ready',
    ]);
    // Each answer of a cluster has its time.
    const measured = asked().filter(each => each === VERSION);
    expect(measured).toHaveLength(way === 'combined' ? 1 : 0);
  },
);

it('rows do not wait for a cluster whose time is unknown, and nothing is called overdue meanwhile', async () => {
  const { list, asked } = show();
  intercept('get', '/proxy/version', () => new Promise(() => {}));
  const began = Date.now();
  const seen: { readonly after: number; readonly words: string[] }[] = [];
  const onPartial = ({ resources }: FluxListing) =>
    seen.push({
      after: Date.now() - began,
      words: resources.map(({ status }) => status.word),
    });
  const first = await list(undefined, { onPartial });
  expect(seen).toHaveLength(1);
  expect(seen[0]?.words).toHaveLength(first.resources.length);
  expect(seen[0]?.words).not.toContain('Overdue');
  expect(seen[0]?.after).toBeLessThan(1_000);
  const overdue = (listing: FluxListing) =>
    listing.resources.filter(({ status }) => status.word === 'Overdue');
  expect(overdue(first)).toHaveLength(4);
  // It is asked once.
  asked();
  const second = await list(first, { onPartial });
  expect(overdue(second)).toEqual(overdue(first));
  expect(seen).toHaveLength(1);
  expect(asked()).not.toContain(VERSION);
});

it('a cluster whose time is not known is not asked where nothing seems overdue', async () => {
  const { list, asked } = createWire([small('staging')]);
  await list();
  expect(asked()).not.toContain(VERSION);
});

it('an object that does not change becomes overdue when its time is over', async () => {
  const setting = at('staging');
  const source = git(setting);
  const { list } = createWire([
    small('staging', {
      objects: [source, kustomization(setting, { ...mine, source })],
    }),
  ]);
  const word = (listing: Awaited<ReturnType<typeof list>>) =>
    listing.resources.find(({ kind }) => kind === 'Kustomization')?.status.word;
  const before = await list();
  expect(word(before)).toBe('Ready');
  calendar.pass(2 * HOUR);
  expect(word(await list(before))).toBe('Overdue');
});
