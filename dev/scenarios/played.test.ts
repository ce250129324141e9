import {
  conditionOf,
  handled,
  isReady,
  pause,
  Scene,
} from '../cluster/testing';
import { at, listAt, stringAt } from '../cluster/json';
import type { Json } from '../cluster/json';
import { scenarioById } from './index';
import { setUpFlowingTime } from '../testing/time';

setUpFlowingTime();

const GROUPS: Readonly<Record<string, string>> = {
  buckets: 'source.toolkit.fluxcd.io/v1',
  gitrepositories: 'source.toolkit.fluxcd.io/v1',
  helmcharts: 'source.toolkit.fluxcd.io/v1',
  helmrepositories: 'source.toolkit.fluxcd.io/v1',
  ocirepositories: 'source.toolkit.fluxcd.io/v1',
  externalartifacts: 'source.toolkit.fluxcd.io/v1',
  kustomizations: 'kustomize.toolkit.fluxcd.io/v1',
  helmreleases: 'helm.toolkit.fluxcd.io/v2',
  imagerepositories: 'image.toolkit.fluxcd.io/v1',
  imagepolicies: 'image.toolkit.fluxcd.io/v1',
};

function pathOf(plural: string, name: string, namespace = 'team-a'): string {
  return `/apis/${GROUPS[plural]}/namespaces/${namespace}/${plural}/${name}`;
}

let scene: Scene;
let requests = 0;
afterEach(() => scene.cluster.dispose());

/** Returns the first cluster of a scenario, with fast controllers. */
function play(id: string) {
  const [spec] = scenarioById(id)?.clusters(new Date()) ?? [];
  scene = new Scene({ ...spec, rules: undefined });
}

/** Requests a run and waits for its end. */
async function sync(path: string, more: Record<string, string> = {}) {
  requests += 1;
  const token = String(requests);
  const tokens = Object.fromEntries(
    Object.keys(more).map(name => [`reconcile.fluxcd.io/${name}`, token]),
  );
  const { status } = await scene.requestReconcile(path, token, tokens);
  expect(status).toBe(200);
  return scene.until(path, handled(token));
}

const chartVersion = (of: Json) =>
  stringAt(listAt(of, 'status', 'history')[0], 'chartVersion')?.split('+')[0];
const hasChart = (version: string) => (of: Json) =>
  chartVersion(of) === version;
const revision = (of: Json) =>
  stringAt(of, 'status', 'artifact', 'revision') ??
  stringAt(of, 'status', 'lastAppliedRevision');

describe('actions', () => {
  beforeEach(() => play('actions'));

  it.each([
    ['GitRepository', 'gitrepositories', 'podinfo', 'podinfo-docs'],
    ['Bucket', 'buckets', 'podinfo-dashboards', 'podinfo-dashboards'],
  ])('holds a revision behind a %s', async (_, plural, source, applier) => {
    const path = pathOf('kustomizations', applier);
    const before = revision(await sync(path));
    const found = revision(await sync(pathOf(plural, source)));
    expect(found).not.toBe(before);
    await scene.until(path, of => revision(of) === found);
  });

  it.each<[string, string, readonly (readonly [string, string, string?])[]]>([
    [
      'podinfo',
      'a repository in flux-system',
      [
        ['helmrepositories', 'company-charts', 'flux-system'],
        ['helmcharts', 'team-a-podinfo', 'flux-system'],
      ],
    ],
    [
      'podinfo-shared',
      'a chart',
      [
        ['helmrepositories', 'podinfo'],
        ['helmcharts', 'podinfo-shared'],
      ],
    ],
    [
      'podinfo-oci',
      'an OCI repository',
      [['ocirepositories', 'podinfo-chart']],
    ],
  ])('upgrades %s only with %s', async (release, _, [first, ...others]) => {
    const path = pathOf('helmreleases', release);
    for (const [plural, name, namespace] of others) {
      await sync(pathOf(plural, name, namespace));
    }
    expect(chartVersion(await sync(path))).toBe('6.9.2');
    const [plural, name, namespace] = first ?? [''];
    await sync(pathOf(plural, `${name}`, namespace));
    expect(
      conditionOf(await scene.until(path, hasChart('6.9.3')), 'Ready').reason,
    ).toBe('UpgradeSucceeded');
  });

  it('has static sources whose users can be synced', async () => {
    for (const path of [
      pathOf('helmreleases', 'podinfo-redis'),
      pathOf('kustomizations', 'podinfo-composed'),
    ]) {
      expect(conditionOf(await sync(path), 'Ready').status).toBe('True');
    }
    const path = pathOf('helmrepositories', 'registry');
    expect((await scene.get(path)).body).toMatchObject({
      spec: { type: 'oci' },
      status: {},
    });
  });

  it('fails podinfo-canary, and the fetch of podinfo-private', async () => {
    const canary = await sync(pathOf('helmreleases', 'podinfo-canary'));
    expect(conditionOf(canary, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'UpgradeFailed',
      message: expect.stringContaining(
        'Helm upgrade failed for release team-a/podinfo-canary with chart podinfo@6.9.2',
      ),
    });
    const source = await sync(pathOf('gitrepositories', 'podinfo-private'));
    expect(conditionOf(source, 'Ready')).toMatchObject({
      status: 'False',
      message: expect.stringContaining('authentication required'),
    });
    const applier = await sync(pathOf('kustomizations', 'podinfo-private'));
    expect(conditionOf(applier, 'Ready').status).toBe('True');
  });

  it('takes a while for podinfo-slow', async () => {
    const path = pathOf('helmreleases', 'podinfo-slow');
    await sync(pathOf('ocirepositories', 'podinfo-slow'));
    const running = await scene.until(path, isReady('Unknown'));
    expect(conditionOf(running, 'Reconciling').message).toBe(
      "Running 'upgrade' action with timeout of 5m0s",
    );
    expect(chartVersion(running)).toBe('6.9.2');
  });

  it.each(['forceAt', 'resetAt'])(
    'mends podinfo-exhausted by %s only',
    async annotation => {
      const path = pathOf('helmreleases', 'podinfo-exhausted');
      expect(conditionOf(await sync(path), 'Stalled')).toMatchObject({
        reason: 'RetriesExceeded',
        message: 'Failed to upgrade after 4 attempt(s)',
      });
      const fixed = await sync(path, { [annotation]: '' });
      expect(conditionOf(fixed, 'Stalled')).toEqual({});
      expect(conditionOf(fixed, 'Ready')).toMatchObject({
        status: 'True',
        message:
          'Helm upgrade succeeded for release team-a/podinfo-exhausted.v13 with chart podinfo@6.9.2',
      });
    },
  );

  it('selects a new image after a scan', async () => {
    scene.cluster.setRules([
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
    ]);
    const path = pathOf('imagepolicies', 'podinfo');
    const tag = (of: Json) => at(of, 'status', 'latestRef', 'tag');
    expect(tag(await sync(path))).toBe('6.9.2');
    await sync(pathOf('imagerepositories', 'podinfo'));
    expect(tag(await scene.until(path, of => tag(of) !== '6.9.2'))).toBe(
      '6.9.3',
    );
  });
});

describe('suspensions', () => {
  it('are restored where they come from Git', async () => {
    play('suspensions');
    const names = ['podinfo', 'podinfo-pinned', 'podinfo-config'];
    const paths = names.map(name => pathOf('kustomizations', name));
    for (const path of paths) {
      const { spec } = (await scene.get(path)).body;
      const suspend = at(spec, 'suspend') ? null : true;
      await scene.patch(`${path}?fieldManager=flux-client-side-apply`, {
        spec: { suspend },
      });
    }
    await sync(pathOf('kustomizations', 'team-a', 'flux-system'));
    const suspended = await Promise.all(
      paths.map(async path =>
        at((await scene.get(path)).body, 'spec', 'suspend'),
      ),
    );
    expect(suspended).toEqual([true, false, undefined]);
  });
});

describe('fleet', () => {
  it('updates when its two sources are requested, except for suspended and failing resources', async () => {
    play('fleet');
    const system = 'flux-system';
    await sync(pathOf('helmrepositories', 'company-charts', system));
    const git = await sync(pathOf('gitrepositories', 'apps', system));
    const lists = ['helmreleases', 'kustomizations'].map(plural =>
      pathOf(plural, '').replace(/\/$/, ''),
    );
    const all = async () => {
      const answers = await Promise.all(lists.map(path => scene.get(path)));
      return answers.flatMap(({ body }) => listAt(body, 'items'));
    };
    const isNew = (of: unknown) =>
      stringAt(listAt(of, 'status', 'history')[0], 'chartVersion') ===
        '6.9.3' ||
      stringAt(of, 'status', 'lastAppliedRevision') === revision(git);
    const deadline = Date.now() + 3000;
    while ((await all()).filter(isNew).length < 21 && Date.now() < deadline) {
      await pause(20);
    }
    const old = (await all()).filter(of => !isNew(of));
    expect(old.map(of => stringAt(of, 'metadata', 'name'))).toEqual([
      'podinfo-03',
      'podinfo-05',
      'podinfo-08-config',
    ]);
    expect(conditionOf(old[0], 'Ready')).toMatchObject({ status: 'False' });
  });
});
