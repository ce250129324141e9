import {
  artifactGenerator,
  externalArtifact,
  fluxInstance,
  fluxReport,
  gitRepository,
  isFalse,
  isTrue,
  isUnknown,
  kustomization,
  resourceSet,
  resourceSetInputProvider,
} from '../../../dev/scenarios/build';
import { supportOf } from '../actions';
import { fluxCommand } from '../commands';
import { parseResource } from '../parse';
import { appliedSelector, appliersOf } from '../owners';
import { at, read, ref } from '../__testUtils__/read';

const now = at('2.9');
const mine = { name: 'app', namespace: 'team-a' };
const git = gitRepository(now, { ...mine, url: 'https://g.com/a' });
const shared = gitRepository(now, {
  name: 'shared',
  namespace: 'infra',
  url: 'https://g.com/s',
});
const PAUSE = 'source.extensions.fluxcd.io/reconcile';

describe('an ArtifactGenerator', () => {
  const make = (annotations?: Record<string, string>) =>
    artifactGenerator(now, {
      ...mine,
      sources: [git, shared],
      artifacts: ['app-composed'],
      annotations,
    });

  it('refers to its sources, and to the artifacts that it has made', () => {
    expect(read('ArtifactGenerator', make()).edges).toEqual([
      { type: 'generatedFrom', to: ref('GitRepository', mine) },
      {
        type: 'generatedFrom',
        to: ref('GitRepository', { name: 'shared', namespace: 'infra' }),
      },
      {
        type: 'generates',
        to: ref('ExternalArtifact', {
          name: 'app-composed',
          namespace: 'team-a',
        }),
      },
    ]);
  });

  it('is what its artifact says that it was generated from', () => {
    const made = externalArtifact(now, {
      ...mine,
      generator: { kind: 'ArtifactGenerator', name: 'app' },
    });
    expect(read('ExternalArtifact', made).edges).toEqual([
      {
        type: 'generatedFrom',
        to: {
          ...ref('ArtifactGenerator', mine),
          group: 'source.extensions.fluxcd.io',
        },
      },
    ]);
  });

  it('is ready by its condition, and reconciled every hour', () => {
    expect(read('ArtifactGenerator', make())).toMatchObject({
      status: {
        word: 'Ready',
        message: 'reconciliation succeeded, generated 1 artifact(s)',
      },
      interval: '1h',
    });
  });

  it.each([
    ['disabled', 'Suspended'],
    ['Disabled', 'Suspended'],
    ['enabled', 'Ready'],
  ])('with the annotation "%s" is %s', (value, word) => {
    const resource = read('ArtifactGenerator', make({ [PAUSE]: value }));
    expect(resource.status.word).toBe(word);
    expect(resource.suspended).toBe(word === 'Suspended');
  });

  it('has no field spec.suspend', () => {
    const object = make();
    const resource = read('ArtifactGenerator', {
      ...object,
      spec: { ...object.spec, suspend: true },
    });
    expect(resource.suspended).toBe(false);
  });

  it('can be synced, suspended and resumed, though not by the flux CLI', () => {
    const resource = read('ArtifactGenerator', make());
    expect(supportOf(resource, 'sync')).toBe('yes');
    expect(supportOf(resource, 'suspend')).toBe('yes');
    expect(supportOf(resource, 'syncWithSource')).toBe('never');
    expect(supportOf(resource, 'force')).toBe('never');
    expect(fluxCommand(resource, 'reconcile')).toBeUndefined();
  });
});

const GROUP = 'fluxcd.controlplane.io';
const OPERATOR_PAUSE = `${GROUP}/reconcile`;
const operatorRef = (kind: string, name: string, namespace = 'team-a') => ({
  cluster: 'one',
  group: GROUP,
  kind,
  namespace,
  name,
});

describe.each([
  ['FluxInstance', '1h', fluxInstance],
  ['ResourceSet', '1h', resourceSet],
] as const)('a %s', (kind, interval, make) => {
  const object = (more: object = {}) => make(now, { ...mine, ...more });

  it('is ready in the words of Flux Operator', () => {
    const { status } = read(kind, object());
    expect(status.word).toBe('Ready');
    expect(status.message).toMatch(/^Reconciliation finished in /);
  });

  it('stays ready during a run that repeats the last one', () => {
    const conditions = [
      isUnknown('Ready', 'Progressing', 'Reconciliation in progress', '5s'),
      isTrue('Reconciling', 'Progressing', 'Reconciliation in progress', '5s'),
    ];
    expect(read(kind, object({ conditions })).status).toMatchObject({
      word: 'Ready',
      running: true,
    });
  });

  it('is failed where a run failed, with the reason', () => {
    const message = 'timeout waiting for: [Deployment/a/b]';
    const conditions = [isFalse('Ready', 'HealthCheckFailed', message)];
    expect(read(kind, object({ conditions })).status).toMatchObject({
      word: 'Failed',
      reason: 'HealthCheckFailed',
      message,
    });
  });

  it('is reconciled as often as its annotation says, else as the operator does by default', () => {
    expect(read(kind, object()).interval).toBe(interval);
    const annotations = { [`${GROUP}/reconcileEvery`]: '15m' };
    expect(read(kind, object({ annotations })).interval).toBe('15m');
  });

  it('is suspended by an annotation', () => {
    const annotations = { [OPERATOR_PAUSE]: 'disabled' };
    const resource = read(kind, object({ annotations }));
    expect(resource.status.word).toBe('Suspended');
    expect(supportOf(resource, 'resume')).toBe('yes');
  });

  it('is overdue where the operator has not looked for days', () => {
    const old = make(now, { ...mine, changed: '3d' });
    const resource = parseResource(
      {
        cluster: 'one',
        kind,
        version: 'v1',
        index: 0,
        now: now.now.getTime(),
      },
      old,
    );
    expect(resource.status.word).toBe('Overdue');
  });
});

describe('a FluxInstance', () => {
  const sync = kustomization(now, {
    name: 'flux-system',
    namespace: 'flux-system',
    source: git,
  });
  const resource = read('FluxInstance', fluxInstance(now, { applied: [sync] }));

  it('tells which Flux it has installed, and which it may', () => {
    expect(resource.installation).toMatchObject({
      version: 'v2.9.4',
      wantedVersion: '2.x',
      reconcilers: [],
    });
    expect(resource.installation?.components[0]).toEqual({
      name: 'source-controller',
      image: 'ghcr.io/fluxcd/source-controller:v1.9.4',
    });
    expect(resource.revisions?.applied?.ref).toBe('v2.9.4');
    expect(resource.follows).toEqual({ by: 'semver', value: '2.x' });
  });

  it('refers to the objects of Flux that it has made', () => {
    expect(resource.edges).toEqual([
      {
        type: 'generates',
        to: ref('Kustomization', {
          name: 'flux-system',
          namespace: 'flux-system',
        }),
      },
    ]);
  });
});

describe('a FluxReport', () => {
  const make = (more: Parameters<typeof fluxReport>[1] = {}) =>
    read(
      'FluxReport',
      fluxReport(now, {
        unready: ['helm-controller'],
        stats: { HelmRelease: [42, 1, 3] },
        ...more,
      }),
    );

  it('tells of the installation, its controllers and their objects', () => {
    const { installation } = make();
    expect(installation).toMatchObject({
      version: 'v2.9.4',
      status: 'Installed',
      managedBy: 'flux-operator',
      operatorVersion: 'v0.58.1',
      kubernetesVersion: 'v1.35.4',
      reconcilers: [
        {
          apiVersion: 'helm.toolkit.fluxcd.io/v2',
          kind: 'HelmRelease',
          running: 42,
          failing: 1,
          suspended: 3,
        },
      ],
    });
    const unready = installation?.components.filter(each => !each.isReady);
    expect(unready).toMatchObject([
      { name: 'helm-controller', status: 'InProgress Available: 0/1' },
    ]);
  });

  it('takes no requests, as it never says that it has handled one', () => {
    const resource = make();
    expect(resource.status.word).toBe('Ready');
    for (const action of ['sync', 'suspend', 'resume'] as const) {
      expect(supportOf(resource, action)).toBe('never');
    }
  });

  it('says that it is suspended', () => {
    const annotations = { [OPERATOR_PAUSE]: 'disabled' };
    expect(make({ annotations }).status.word).toBe('Suspended');
  });

  it.each([
    ['no spec', { spec: {} }],
    ['fields of other types', { components: 7, reconcilers: [null, 'x'] }],
    ['lists of nothing', { components: [{}, null], reconcilers: [{}] }],
    ['names that are none', { components: [{ name: 7 }], cluster: 'x' }],
  ])('with %s is read as far as possible', (_, spec) => {
    expect(make({ spec }).installation).toBeDefined();
  });
});

describe('a ResourceSet', () => {
  const inputs = resourceSetInputProvider(now, {
    ...mine,
    name: 'branches',
    type: 'GitHubBranch',
    url: 'https://github.com/a/b',
  });

  it('refers to its inputs, its dependencies of any kind, and what it has made of Flux', () => {
    const crd = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      name: 'widgets.example.org',
    };
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      name: 'key',
      namespace: 'team-b',
    };
    const other = {
      apiVersion: `${GROUP}/v1`,
      kind: 'ResourceSet',
      name: 'base',
    };
    const set = resourceSet(now, {
      ...mine,
      inputsFrom: inputs,
      applied: [git],
    });
    const dependsOn = [crd, secret, other];
    const { edges } = read('ResourceSet', {
      ...set,
      spec: { ...set.spec, dependsOn },
    });
    expect(edges).toEqual([
      {
        type: 'inputs',
        to: operatorRef('ResourceSetInputProvider', 'branches'),
      },
      {
        type: 'dependsOn',
        to: {
          cluster: 'one',
          group: 'apiextensions.k8s.io',
          kind: 'CustomResourceDefinition',
          name: 'widgets.example.org',
        },
      },
      {
        type: 'dependsOn',
        to: {
          cluster: 'one',
          group: '',
          kind: 'Secret',
          namespace: 'team-b',
          name: 'key',
        },
      },
      { type: 'dependsOn', to: operatorRef('ResourceSet', 'base') },
      { type: 'generates', to: ref('GitRepository', mine) },
    ]);
  });

  it('is known by the labels of what it has made', () => {
    const own = operatorRef('ResourceSet', 'app');
    expect(appliedSelector(own)).toBe(
      'resourceset.fluxcd.controlplane.io/name=app,resourceset.fluxcd.controlplane.io/namespace=team-a',
    );
    const labels = {
      'resourceset.fluxcd.controlplane.io/name': 'app',
      'resourceset.fluxcd.controlplane.io/namespace': 'team-a',
    };
    const made = ref('GitRepository', mine);
    expect(appliersOf(made, { metadata: { labels } })).toEqual([own]);
  });
});

describe('a ResourceSetInputProvider', () => {
  const make = (type: string, url?: string) =>
    read(
      'ResourceSetInputProvider',
      resourceSetInputProvider(now, { ...mine, type, url }),
    );

  it('shows where it takes its values from, but not the address of a service', () => {
    expect(make('GitHubBranch', 'https://github.com/a/b')).toMatchObject({
      address: { protocol: 'git', text: 'https://github.com/a/b' },
      content: 'GitHubBranch',
    });
    expect(make('OCIArtifactTag', 'oci://ghcr.io/a/b').address).toEqual({
      protocol: 'oci',
      text: 'oci://ghcr.io/a/b',
    });
    const secret = 'https://api.example.com/?token=hunter2';
    expect(JSON.stringify(make('ExternalService', secret))).not.toContain(
      'hunter2',
    );
  });

  it('can be synced, suspended and resumed', () => {
    const resource = make('Static');
    expect(resource.status.word).toBe('Ready');
    expect(supportOf(resource, 'sync')).toBe('yes');
    expect(supportOf(resource, 'suspend')).toBe('yes');
  });
});
