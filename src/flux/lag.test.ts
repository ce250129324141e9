import {
  gitRepository,
  isFalse,
  kustomization,
  progressing,
  retrying,
} from '../../dev/scenarios/build';
import { mine } from '../../dev/scenarios/parts/podinfo';
import { compareWithSource } from './comparison';
import { lagOf } from './lag';
import { at, read } from './__testUtils__/read';

const setting = at('2.9');
const OLD = 'main@sha1:1111111111111111111111111111111111111111';

type Options = Partial<Parameters<typeof kustomization>[1]>;

/** Returns why a Kustomization is behind a source that stored its artifact at 11:50, if it is. */
function lag(options: Options = {}) {
  const git = gitRepository(setting, {
    ...mine,
    name: 'app',
    url: 'https://github.com/example/app',
    changed: '10m',
  });
  const web = read(
    'Kustomization',
    kustomization(setting, {
      ...mine,
      name: 'web',
      source: git,
      applied: OLD,
      changed: '12m',
      ...options,
    }),
  );
  const source = read('GitRepository', git);
  const index = new Map([source, web].map(each => [each.key, each]));
  return lagOf(web, compareWithSource(web, index));
}

const STORED = '2026-05-11T11:50:00Z';
const noon = Date.parse('2026-05-11T12:00:00Z');
const MINUTE = 60_000;

it('no run has ended since the source stored it; the next is due by the interval', () => {
  expect(lag()).toEqual({
    why: 'stored',
    storedAt: STORED,
    lookedAt: '2026-05-11T11:48:00Z',
    nextAt: noon - 2 * MINUTE,
  });
});

it('a run has passed it by', () => {
  expect(lag({ changed: '3m' })).toEqual({
    why: 'passed',
    storedAt: STORED,
    lookedAt: '2026-05-11T11:57:00Z',
    nextAt: noon + 7 * MINUTE,
  });
});

it.each<[string, Options]>([
  ['suspended', { suspend: true }],
  [
    'waiting',
    {
      conditions: [
        isFalse(
          'Ready',
          'DependencyNotReady',
          "dependency 'team-a/db' is not ready",
        ),
      ],
    },
  ],
  ['running', { conditions: [progressing('Building manifests')] }],
  [
    'failed',
    { changed: '3m', conditions: retrying('BuildFailed', 'no such file') },
  ],
])('%s; its interval decides nothing', (why, options) => {
  expect(lag(options)).toMatchObject({ why });
  expect(lag(options)).not.toHaveProperty('nextAt');
});

it('nothing is said of one that has tried what its source has', () => {
  expect(lag({ applied: undefined })).toBeUndefined();
});
