import fc from 'fast-check';
import { blockerOf, chainOf, rootCauseOf, type Lookup } from './chain';
import { definitionOf, FLUX_KINDS, type FluxKind } from './kinds';
import type { FluxResource } from './object';
import { parseResource } from './parse';
import { keyOf, type ObjectRef } from './ref';
import { RUNS } from './__testUtils__/runs';

const SINCE = '2026-05-11T10:00:00Z';
const ready = [
  {
    type: 'Ready',
    status: 'True',
    reason: 'Succeeded',
    lastTransitionTime: SINCE,
  },
];
const failed = [
  {
    type: 'Ready',
    status: 'False',
    reason: 'Failed',
    message: 'no luck',
    lastTransitionTime: SINCE,
  },
];
const waitsFor = (name: string) => [
  {
    type: 'Ready',
    status: 'False',
    reason: 'DependencyNotReady',
    message: `dependency 'team-a/${name}' is not ready`,
    lastTransitionTime: SINCE,
  },
];
const running = [
  { type: 'Reconciling', status: 'True', reason: 'Progressing' },
];

interface Sketch {
  readonly spec?: object;
  readonly status?: object;
  readonly conditions?: readonly object[];
}

function object(
  kind: FluxKind,
  name: string,
  { spec = {}, status = {}, conditions = ready }: Sketch = {},
): FluxResource {
  const [version] = definitionOf(kind).versions;
  return parseResource(
    { cluster: 'one', kind, version, index: 0 },
    {
      metadata: { name, namespace: 'team-a' },
      spec,
      status: { conditions, ...status },
    },
  );
}

const lookupIn = (...objects: readonly FluxResource[]): Lookup => {
  const byKey = new Map(objects.map(each => [each.key, each]));
  return ref => byKey.get(keyOf(ref));
};

const told = (start: FluxResource, ...others: readonly FluxResource[]) =>
  chainOf(start, lookupIn(...others)).links.map(
    ({ ref, state }) => `${ref.kind} ${ref.name}: ${state}`,
  );

const sourceRef = (kind: string, name: string) => ({
  sourceRef: { kind, name },
});
const dependsOn = (...names: readonly string[]) => ({
  ...sourceRef('GitRepository', 'fleet'),
  dependsOn: names.map(name => ({ name })),
});
const template = {
  chart: { spec: { chart: 'app', ...sourceRef('HelmRepository', 'charts') } },
};
const git = object('GitRepository', 'fleet');
const apps = object('Kustomization', 'apps', {
  spec: sourceRef('GitRepository', 'fleet'),
});
const charts = object('HelmRepository', 'charts');
const chart = object('HelmChart', 'team-a-app', {
  spec: sourceRef('HelmRepository', 'charts'),
});
const release = object('HelmRelease', 'app', { spec: template });

describe('the chain of', () => {
  it('a Kustomization from Git', () => {
    expect(told(apps, git)).toEqual([
      'GitRepository fleet: well',
      'Kustomization apps: well',
    ]);
  });

  it.each(['OCIRepository', 'Bucket'] as const)(
    'a Kustomization from a %s',
    kind => {
      const spec = sourceRef(kind, 's');
      expect(
        told(object('Kustomization', 'apps', { spec }), object(kind, 's')),
      ).toEqual([`${kind} s: well`, 'Kustomization apps: well']);
    },
  );

  it('a Kustomization from an ExternalArtifact, with its generator', () => {
    const artifact = object('ExternalArtifact', 'made', {
      spec: {
        sourceRef: {
          apiVersion: 'source.extensions.fluxcd.io/v1beta1',
          kind: 'ArtifactGenerator',
          name: 'maker',
        },
      },
    });
    const spec = sourceRef('ExternalArtifact', 'made');
    expect(told(object('Kustomization', 'apps', { spec }), artifact)).toEqual([
      'ArtifactGenerator maker: unknown',
      'ExternalArtifact made: well',
      'Kustomization apps: well',
    ]);
  });

  it('a HelmRelease with its HelmChart and HelmRepository', () => {
    expect(told(release, chart, charts)).toEqual([
      'HelmRepository charts: well',
      'HelmChart team-a-app: well',
      'HelmRelease app: well',
    ]);
  });

  it('a HelmRelease whose HelmChart has not been read', () => {
    expect(told(release, charts)).toEqual([
      'HelmRepository charts: well',
      'HelmChart team-a-app: unknown',
      'HelmRelease app: well',
    ]);
  });

  it('a HelmRelease whose HelmChart Flux has not made yet', () => {
    const lookup: Lookup = ref =>
      ref.kind === 'HelmChart' ? null : lookupIn(charts)(ref);
    const { links, blocker } = chainOf(release, lookup);
    expect(links.map(({ ref }) => ref.kind)).toEqual([
      'HelmRepository',
      'HelmRelease',
    ]);
    expect(blocker).toBeUndefined();
  });

  it.each(['OCIRepository', 'HelmChart'] as const)(
    'a HelmRelease with a chartRef to a %s',
    kind => {
      const spec = { chartRef: { kind, name: 'c' } };
      const source = object(kind, 'c', {
        spec: kind === 'HelmChart' ? sourceRef('HelmRepository', 'charts') : {},
      });
      expect(
        told(object('HelmRelease', 'app', { spec }), source, charts),
      ).toEqual([
        ...(kind === 'HelmChart' ? ['HelmRepository charts: well'] : []),
        `${kind} c: well`,
        'HelmRelease app: well',
      ]);
    },
  );

  describe('an image automation', () => {
    const images = object('ImageRepository', 'app');
    const policy = (name: string, conditions = ready) =>
      object('ImagePolicy', name, {
        spec: { imageRepositoryRef: { name: 'app' } },
        conditions,
      });
    const automation = (observedPolicies: object) =>
      object('ImageUpdateAutomation', 'bot', {
        spec: sourceRef('GitRepository', 'fleet'),
        status: { observedPolicies },
      });

    it('begins with the only policy that it considers', () => {
      const bot = automation({ bad: {} });
      expect(told(bot, images, policy('bad', failed), git)).toEqual([
        'ImageRepository app: well',
        'ImagePolicy bad: stuck',
        'ImageUpdateAutomation bot: waiting',
        'GitRepository fleet: waiting',
      ]);
    });

    it('does not wait for one of several policies, which its files may not use', () => {
      const bot = automation({ fine: {}, bad: {} });
      expect(
        told(bot, images, policy('fine'), policy('bad', failed), git),
      ).toEqual([
        'ImageUpdateAutomation bot: well',
        'GitRepository fleet: well',
      ]);
    });
  });
});

describe('the way of an image', () => {
  const images = object('ImageRepository', 'app');
  const policy = (conditions = ready) =>
    object('ImagePolicy', 'app', {
      spec: { imageRepositoryRef: { name: 'app' } },
      conditions,
    });
  const automation = (path?: string) =>
    object('ImageUpdateAutomation', 'bot', {
      spec: { ...sourceRef('GitRepository', 'fleet'), update: { path } },
      status: { observedPolicies: { app: {} }, lastPushCommit: 'c78b1809' },
    });
  const applied = (name: string, path: string, conditions = ready) =>
    object('Kustomization', name, {
      spec: { ...sourceRef('GitRepository', 'fleet'), path },
      conditions,
    });
  const web = applied('web', './deploy/web', failed);
  const docs = applied('docs', './docs', failed);
  const WAY = [
    'ImageRepository app: well',
    'ImagePolicy app: well',
    'ImageUpdateAutomation bot: well',
    'GitRepository fleet: well',
    'Kustomization web: stuck',
  ];
  const from = (start: FluxResource, ...others: readonly FluxResource[]) =>
    chainOf(start, lookupIn(start, ...others), others).links.map(
      ({ ref, state }) => `${ref.kind} ${ref.name}: ${state}`,
    );

  it('leads from each link to what applies the files that were changed', () => {
    const all = [images, policy(), automation('./deploy'), git, web, docs];
    for (const start of all.slice(0, 3))
      expect(from(start, ...all)).toEqual(WAY);
  });

  it('ends at the repository where nothing applies those files', () => {
    const all = [images, policy(), automation('./elsewhere'), git, web, docs];
    expect(from(images, ...all)).toEqual(WAY.slice(0, 4));
  });

  it('takes all of the repository where no directory is named', () => {
    const all = [images, policy(), automation(), git, docs];
    expect(from(images, ...all).at(-1)).toBe('Kustomization docs: stuck');
  });

  it('is stuck at a policy that chooses nothing', () => {
    const all = [images, policy(failed), automation(), git, web];
    expect(from(images, ...all).map(each => each.split(': ')[1])).toEqual([
      'well',
      'stuck',
      'waiting',
      'waiting',
      'waiting',
    ]);
  });

  describe('where several may use it', () => {
    const other = (name: string, path: string, conditions = ready) =>
      object('ImageUpdateAutomation', name, {
        spec: { ...sourceRef('GitRepository', 'fleet'), update: { path } },
        status: { observedPolicies: { app: {} } },
        conditions,
      });
    const api = other('api', './deploy/api', failed);
    const fine = applied('fine', './deploy/web');
    const toldOf = (...all: readonly FluxResource[]) =>
      chainOf(policy(), lookupIn(...all), all).links.map(
        ({ ref, state, oneOf }) => `${ref.name}: ${state} ${oneOf ?? ''}`,
      );

    it('is not stuck at one of several automations', () => {
      const all = [images, api, other('web', './deploy/web'), git, fine];
      expect(toldOf(...all)).toEqual([
        'app: well ',
        'app: well ',
        'web: well 2',
        'fleet: well ',
        'fine: well ',
      ]);
    });

    it('is not stuck at what only one of several automations leads to', () => {
      const all = [images, other('web', './deploy/web'), git, web];
      const docsBot = other('docs', './elsewhere');
      expect(toldOf(...all).at(-1)).toBe('web: stuck ');
      expect(toldOf(...all, docsBot)).toEqual([
        'app: well ',
        'app: well ',
        'docs: well 2',
        'fleet: well ',
      ]);
    });

    it('is stuck where all of them are', () => {
      const all = [images, api, other('web', './deploy/web', failed), git];
      expect(toldOf(...all)[2]).toBe('api: stuck 2');
    });

    it('is not stuck at one of several that apply the files', () => {
      const all = [images, automation(), git, docs, web];
      expect(toldOf(...all).at(-1)).toBe('docs: stuck 2');
      expect(toldOf(...all, fine).at(-1)).toBe('fine: well 3');
    });

    it('is stuck at a policy that fails, whatever other policies choose', () => {
      const bad = object('ImagePolicy', 'bad', {
        spec: { imageRepositoryRef: { name: 'app' } },
        conditions: failed,
      });
      const all = [images, policy(), bad, git];
      expect(from(images, ...all)).toContain('ImagePolicy bad: stuck');
    });
  });

  it('does not go on from a source', () => {
    expect(from(git, automation(), web)).toEqual(['GitRepository fleet: well']);
  });
});

describe('a change has got no further than', () => {
  const PUSHED_AT = '2026-05-11T10:05:00Z';
  const policy = object('ImagePolicy', 'app', {
    spec: { imageRepositoryRef: { name: 'app' } },
    status: { latestRef: { name: 'example.com/app', tag: '2.0' } },
  });
  const automation = (tag = '2.0', pushing: object = {}) =>
    object('ImageUpdateAutomation', 'bot', {
      spec: { ...sourceRef('GitRepository', 'fleet'), git: pushing },
      status: {
        observedPolicies: { app: { name: 'example.com/app', tag } },
        lastPushCommit: 'c78b18097daed1b447c28ef9cf7f924bc33d4f39',
        lastPushTime: PUSHED_AT,
      },
    });
  const repository = (commit: string, lastUpdateTime: string, spec = {}) =>
    object('GitRepository', 'fleet', {
      spec: { ref: { branch: 'main' }, ...spec },
      status: {
        artifact: { revision: `main@sha1:${commit}`, lastUpdateTime },
      },
    });
  const applier = (commit: string) =>
    object('Kustomization', 'web', {
      spec: sourceRef('GitRepository', 'fleet'),
      status: {
        lastAppliedRevision: `main@sha1:${commit}`,
        lastAttemptedRevision: `main@sha1:${commit}`,
      },
    });
  const OLD = 'a'.repeat(40);
  const NEW = 'c78b18097daed1b447c28ef9cf7f924bc33d4f39';
  const EARLIER = '2026-05-11T09:00:00Z';
  const LATER = '2026-05-11T10:06:00Z';
  const said = (...all: readonly FluxResource[]) =>
    chainOf(policy, lookupIn(policy, ...all), [policy, ...all])
      .links.slice(1)
      .map(({ ref, state, lacks }) =>
        [ref.kind, state, lacks?.what, lacks?.revision]
          .filter(Boolean)
          .join(' '),
      );

  it('a repository that has not fetched the commit yet', () => {
    const all = [automation(), repository(OLD, EARLIER), applier(OLD)];
    expect(said(...all)).toEqual([
      'ImagePolicy well',
      'ImageUpdateAutomation well',
      'GitRepository behind commit c78b1809',
      'Kustomization waiting',
    ]);
    const { front, blocker } = chainOf(policy, lookupIn(...all), all);
    expect(front?.ref.kind).toBe('GitRepository');
    expect(blocker).toBeUndefined();
  });

  it('an applier that has not tried it yet', () => {
    expect(
      said(automation(), repository(NEW, LATER), applier(OLD)).slice(2),
    ).toEqual(['GitRepository well', 'Kustomization behind revision c78b1809']);
  });

  it('an automation that has not seen the tag yet', () => {
    expect(
      said(automation('1.0'), repository(OLD, EARLIER)).slice(1, 2),
    ).toEqual(['ImageUpdateAutomation behind tag 2.0']);
  });

  it.each([
    ['a commit after it was stored', repository(OLD, LATER), {}],
    [
      'the push goes to another branch',
      repository(OLD, EARLIER),
      { push: { branch: 'updates' } },
    ],
    [
      'the push goes to a refspec',
      repository(OLD, EARLIER),
      { push: { refspec: 'HEAD:refs/for/main' } },
    ],
    [
      'the repository follows a tag',
      repository(OLD, EARLIER, { ref: { tag: 'v1' } }),
      {},
    ],
  ])('none of them where %s', (_, stored, push) => {
    expect(
      said(automation('2.0', push), stored, applier(OLD)).slice(2),
    ).toEqual(['GitRepository well', 'Kustomization well']);
  });

  it('a link that is stuck, whatever is behind beside it', () => {
    const broken = object('Kustomization', 'web', {
      spec: sourceRef('GitRepository', 'fleet'),
      conditions: failed,
    });
    const all = [automation(), repository(OLD, EARLIER), broken];
    expect(said(...all).slice(2)).toEqual([
      'GitRepository behind commit c78b1809',
      'Kustomization stuck',
    ]);
    expect(chainOf(policy, lookupIn(...all), all).front).toBeUndefined();
  });
});

describe('a change is stuck', () => {
  it('at the leftmost link that is not well', () => {
    const gone = object('HelmRepository', 'charts', { conditions: failed });
    const stale = object('HelmChart', 'team-a-app', {
      spec: sourceRef('HelmRepository', 'charts'),
      conditions: failed,
    });
    const { links, blocker } = chainOf(release, lookupIn(gone, stale));
    expect(links.map(({ state }) => state)).toEqual([
      'stuck',
      'waiting',
      'waiting',
    ]);
    expect(blocker?.object).toBe(gone);
  });

  it('at a source that does not exist', () => {
    const { blocker } = chainOf(apps, () => null);
    expect(blocker).toMatchObject({
      ref: { name: 'fleet' },
      isMissing: true,
      state: 'stuck',
    });
  });

  it('at a source that is suspended', () => {
    const paused = object('GitRepository', 'fleet', {
      spec: { suspend: true },
    });
    expect(told(apps, paused)[0]).toBe('GitRepository fleet: stuck');
  });

  it('nowhere while Flux works on it', () => {
    const busy = object('GitRepository', 'fleet', { conditions: running });
    expect(told(apps, busy)).toEqual([
      'GitRepository fleet: running',
      'Kustomization apps: well',
    ]);
  });

  it('at the object itself, which nothing else blocks', () => {
    const broken = object('Kustomization', 'apps', {
      spec: sourceRef('GitRepository', 'fleet'),
      conditions: failed,
    });
    expect(chainOf(broken, lookupIn(git)).blocker?.object).toBe(broken);
    expect(blockerOf(broken, lookupIn(git))).toBeUndefined();
  });

  it('at the first of a row of dependencies', () => {
    const waiting = (name: string, on: string) =>
      object('Kustomization', name, {
        spec: dependsOn(on),
        conditions: waitsFor(on),
      });
    const first = object('Kustomization', 'a', {
      spec: dependsOn(),
      conditions: failed,
    });
    const last = waiting('d', 'c');
    const all = [git, first, waiting('b', 'a'), waiting('c', 'b')];
    expect(told(last, ...all)).toEqual([
      'GitRepository fleet: well',
      'Kustomization a: stuck',
      'Kustomization b: waiting',
      'Kustomization c: waiting',
      'Kustomization d: waiting',
    ]);
    const { links } = chainOf(last, lookupIn(...all));
    expect(links.map(({ isDependency }) => isDependency)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(blockerOf(last, lookupIn(...all))?.object).toBe(first);
  });

  it('at the source of a dependency', () => {
    const other = object('OCIRepository', 'other', { conditions: failed });
    const first = object('Kustomization', 'a', {
      spec: sourceRef('OCIRepository', 'other'),
      conditions: failed,
    });
    const last = object('Kustomization', 'b', {
      spec: dependsOn('a'),
      conditions: waitsFor('a'),
    });
    expect(told(last, git, first, other)).toEqual([
      'GitRepository fleet: well',
      'OCIRepository other: stuck',
      'Kustomization a: waiting',
      'Kustomization b: waiting',
    ]);
  });

  it('at one of two that wait for each other', () => {
    const pair = ['a', 'b'].map((name, i) =>
      object('Kustomization', name, {
        spec: dependsOn(['b', 'a'][i] ?? ''),
        conditions: waitsFor(['b', 'a'][i] ?? ''),
      }),
    );
    const [a, b] = pair;
    if (!a || !b) throw new Error('There are two');
    expect(told(a, b, git)).toEqual([
      'GitRepository fleet: well',
      'Kustomization b: stuck',
      'Kustomization a: waiting',
    ]);
  });
});

describe('any chain', () => {
  const NAMES = ['a', 'b', 'c'];
  const refs: readonly ObjectRef[] = [...FLUX_KINDS, 'Widget'].flatMap(kind =>
    NAMES.map(name => ({
      cluster: 'one',
      group: FLUX_KINDS.some(each => each === kind)
        ? definitionOf(kind as FluxKind).group
        : 'example.org',
      kind,
      namespace: 'team-a',
      name,
    })),
  );
  const edge = fc.record({
    type: fc.constantFrom(
      'source',
      'chart',
      'dependsOn',
      'image',
      'policy',
      'generatedFrom',
      'generates',
      'inputs',
      'writes',
      'triggers',
      'watches',
      'notifies',
    ),
    to: fc.constantFrom(...refs),
  });
  const any = fc
    .record({
      kind: fc.constantFrom(...FLUX_KINDS),
      name: fc.constantFrom(...NAMES),
      conditions: fc.constantFrom(
        ready,
        failed,
        running,
        waitsFor('a'),
        waitsFor('b'),
      ),
      edges: fc.array(edge, { maxLength: 4 }),
      waitingFor: fc.constantFrom(undefined, 'team-a/a', 'team-a/b'),
    })
    .map(({ kind, name, conditions, edges, waitingFor }): FluxResource => {
      const read = object(kind, name, { conditions });
      return { ...read, edges, status: { ...read.status, waitingFor } };
    });

  it('has one blocker or none, each object once, and ends', () => {
    fc.assert(
      fc.property(
        any,
        fc.array(any, { maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        (start, others, isComplete, isForward) => {
          const known = lookupIn(...others);
          const lookup: Lookup = ref =>
            known(ref) ?? (isComplete ? null : undefined);
          const { links, blocker } = chainOf(
            start,
            lookup,
            isForward ? others : [],
          );
          const stuck = links.filter(({ state }) => state === 'stuck');
          expect(stuck.length).toBeLessThanOrEqual(1);
          expect(stuck[0]).toBe(blocker);
          expect(new Set(links.map(({ key }) => key)).size).toBe(links.length);
          expect(links.some(({ key }) => key === start.key)).toBe(true);
          const at = links.findIndex(({ state }) => state === 'stuck');
          const after = links.slice(at + 1).map(({ state }) => state);
          expect(at < 0 || after.every(each => each === 'waiting')).toBe(true);
          for (const { state, lacks } of links) {
            expect(state !== 'behind' || lacks !== undefined).toBe(true);
          }
        },
      ),
      RUNS,
    );
  });
});

describe('what an object is blocked by', () => {
  const blockedBy = (
    start: FluxResource,
    ...others: readonly FluxResource[]
  ) => {
    const cause = rootCauseOf(start, lookupIn(start, ...others));
    return cause && `${cause.ref.kind} ${cause.ref.name}`;
  };
  const suspended = (name: string) =>
    object('GitRepository', name, { spec: { suspend: true } });
  const waiting = (name: string, spec: object, dependency: string) =>
    object('Kustomization', name, { spec, conditions: waitsFor(dependency) });

  it('is the dependency, not a source that is suspended or fails, since its artifact is there', () => {
    const app = waiting('app', dependsOn('db'), 'db');
    const db = object('Kustomization', 'db', {
      spec: sourceRef('GitRepository', 'databases'),
      conditions: failed,
    });
    const others = [suspended('fleet'), suspended('databases')];
    expect(blockedBy(app, db, ...others)).toBe('Kustomization db');
  });

  it('is what the dependency waits for itself', () => {
    const app = waiting('app', dependsOn('db'), 'db');
    const db = waiting('db', dependsOn('crds'), 'crds');
    const crds = object('Kustomization', 'crds', { conditions: failed });
    expect(blockedBy(app, db, crds)).toBe('Kustomization crds');
  });

  it('is the next one where objects wait for each other in a circle', () => {
    const app = waiting('app', dependsOn('db'), 'db');
    const db = waiting('db', dependsOn('crds'), 'crds');
    const crds = waiting('crds', dependsOn('app'), 'app');
    expect(blockedBy(app, db, crds)).toBe('Kustomization db');
  });

  it('is nothing where the dependency has become ready', () => {
    const app = waiting('app', dependsOn('db'), 'db');
    const db = object('Kustomization', 'db');
    expect(blockedBy(app, db, suspended('fleet'))).toBeUndefined();
  });
});
