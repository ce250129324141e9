import { isFluxKind } from '../kinds';
import { parseResource } from '../parse';
import {
  compareVersions,
  controllerState,
  installsOf,
  newestFirst,
  oldVersionsOf,
  podsOf,
  readControllers,
  readOperator,
  readServedGroups,
} from '../runtime';

const LABELS = {
  'app.kubernetes.io/part-of': 'flux',
  'app.kubernetes.io/instance': 'flux-system',
  'app.kubernetes.io/version': 'v2.9.4',
};

const deployment = (name: string, more: object = {}) => ({
  metadata: { name, namespace: 'flux-system', labels: LABELS },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: {
      spec: {
        containers: [
          { name: 'sidecar', image: 'example.com/proxy:1' },
          { name: 'manager', image: `ghcr.io/fluxcd/${name}:v1.9.4` },
        ],
      },
    },
  },
  status: {
    replicas: 1,
    readyReplicas: 1,
    updatedReplicas: 1,
    availableReplicas: 1,
    conditions: [
      { type: 'Available', status: 'True' },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
    ],
  },
  ...more,
});

const ended = (finishedAt: string, reason: string, exitCode: number) => ({
  terminated: { finishedAt, reason, exitCode },
});

const pod = (app: string, statuses: unknown, namespace = 'flux-system') => ({
  metadata: { namespace, labels: { app } },
  status: { phase: 'Running', containerStatuses: statuses },
});

describe('controllers', () => {
  it('have the versions of their label and image, and what their own Pods tell', () => {
    const { controllers, unreadable } = readControllers(
      'staging',
      [deployment('source-controller')],
      [
        pod('source-controller', [
          {
            name: 'manager',
            restartCount: 2,
            lastState: ended('2026-11-25T10:00:00Z', 'OOMKilled', 137),
          },
        ]),
        pod('source-controller', [
          {
            name: 'manager',
            restartCount: 1,
            lastState: ended('2026-11-25T09:00:00Z', 'Error', 1),
          },
        ]),
        pod('kustomize-controller', [{ name: 'manager', restartCount: 9 }]),
        pod('source-controller', [{ restartCount: 9 }], 'elsewhere'),
      ],
    );
    expect(unreadable).toBe(0);
    expect(controllers).toEqual([
      {
        ref: {
          cluster: 'staging',
          group: 'apps',
          kind: 'Deployment',
          namespace: 'flux-system',
          name: 'source-controller',
        },
        instance: 'flux-system',
        fluxVersion: '2.9.4',
        imageVersion: 'v1.9.4',
        image: 'ghcr.io/fluxcd/source-controller:v1.9.4',
        wanted: 1,
        ready: 1,
        health: { word: 'healthy' },
        pods: {
          restarts: 3,
          lastEnd: {
            container: 'manager',
            reason: 'OOMKilled',
            exitCode: 137,
            at: '2026-11-25T10:00:00Z',
          },
        },
      },
    ]);
  });

  it('that are scaled to zero are stopped, though Kubernetes calls them healthy', () => {
    const { spec } = deployment('a');
    const stopped = deployment('a', {
      spec: { ...spec, replicas: 0 },
      status: {
        conditions: [
          { type: 'Available', status: 'True' },
          {
            type: 'Progressing',
            status: 'True',
            reason: 'NewReplicaSetAvailable',
          },
        ],
      },
    });
    const [read] = readControllers('c', [stopped], []).controllers;
    expect(read?.health.word).toBe('healthy');
    expect(read && controllerState(read)).toBe('stopped');
  });

  it('survive anything that a cluster may send', () => {
    const odd = [
      null,
      'text',
      {},
      { metadata: { name: 'no-namespace' } },
      { metadata: { name: 1, namespace: [] } },
      { metadata: { name: 'a', namespace: 'b', labels: 'x' }, spec: 'y' },
      {
        metadata: { name: 'b', namespace: 'b', labels: { x: 1 } },
        spec: { selector: { matchLabels: [] }, template: { spec: null } },
        status: { readyReplicas: 'one' },
      },
    ];
    const { controllers, unreadable } = readControllers('c', odd, odd);
    expect(controllers.map(({ ref }) => ref.name)).toEqual(['a', 'b']);
    expect(unreadable).toBe(5);
    const pods = [pod('a', 'x'), pod('a', [null, 1, { restartCount: 'x' }])];
    expect(
      readControllers('c', [deployment('a')], pods).controllers[0]?.pods,
    ).toEqual({ restarts: 0 });
  });

  it('without Pods that could be read do not claim that nothing was restarted', () => {
    const { controllers } = readControllers('c', [deployment('a')], undefined);
    expect(controllers[0]).not.toHaveProperty('pods');
  });
});

describe('the one list of Pods', () => {
  it('is by the label that Pods have in all releases of Flux', () => {
    expect(podsOf([deployment('b'), deployment('a')])).toBe('app in (a,b)');
  });

  it('falls back to the label of newer releases, and is none without Deployments', () => {
    expect(podsOf([])).toBeUndefined();
    expect(podsOf([{ metadata: {} }, deployment('no value!')])).toBe(
      'app.kubernetes.io/part-of=flux',
    );
  });
});

test('installs are those of a namespace and an instance, with all their versions', () => {
  const older = { ...LABELS, 'app.kubernetes.io/version': '2.8.3' };
  const { controllers } = readControllers(
    'c',
    [
      deployment('a'),
      deployment('b', {
        metadata: { name: 'b', namespace: 'flux-system', labels: older },
      }),
      deployment('a', {
        metadata: { name: 'a', namespace: 'tenants', labels: {} },
      }),
    ],
    undefined,
  );
  expect(
    installsOf(controllers).map(({ controllers: own, ...install }) => ({
      ...install,
      count: own.length,
    })),
  ).toEqual([
    {
      namespace: 'flux-system',
      instance: 'flux-system',
      versions: ['2.9.4', '2.8.3'],
      isUnclear: false,
      count: 2,
    },
    {
      namespace: 'tenants',
      instance: 'tenants',
      versions: [],
      isUnclear: true,
      count: 1,
    },
  ]);
});

test('versions are ordered by their numbers, pre-releases before their release', () => {
  expect(
    newestFirst(['2.9.4', 'main', '2.10.0', '2.10.0-rc.1', '2.9.4', '2.9']),
  ).toEqual(['2.10.0', '2.10.0-rc.1', '2.9.4', '2.9', 'main']);
  expect(compareVersions('2.9.4', '2.9.4')).toBe(0);
});

test('served versions are Flux’s own, with the release that no longer has them', () => {
  expect(
    readServedGroups([
      null,
      { name: 'apps', versions: [{ version: 'v1' }] },
      { name: 'constructor', versions: [{ version: 'v1' }] },
      {
        name: 'helm.toolkit.fluxcd.io',
        versions: [{ version: 'v2' }, { version: 'v2beta2' }, {}, 'v3'],
      },
      { name: 'image.toolkit.fluxcd.io', versions: 'v1' },
    ]),
  ).toEqual([
    {
      group: 'helm.toolkit.fluxcd.io',
      versions: [
        { version: 'v2', removedIn: undefined },
        { version: 'v2beta2', removedIn: '2.8' },
      ],
    },
    { group: 'image.toolkit.fluxcd.io', versions: [] },
  ]);
});

test('the operator reports its version, and the desired and applied version of its instance', () => {
  const instance = {
    metadata: {
      name: 'flux',
      namespace: 'flux-system',
      annotations: { 'fluxcd.controlplane.io/reconcile': 'Disabled' },
    },
    spec: { distribution: { version: '2.x' } },
    status: {
      lastAppliedRevision: 'v2.9.4@sha256:0123',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
  const report = {
    spec: {
      distribution: { version: 'v2.9.4' },
      operator: { version: 'v0.58.1' },
    },
  };
  expect(readOperator('c', [null, {}, instance], ['x', report])).toMatchObject({
    version: '0.58.1',
    fluxVersion: '2.9.4',
    instances: [
      {
        ref: { kind: 'FluxInstance', name: 'flux' },
        wanted: '2.x',
        applied: '2.9.4',
        ready: { status: 'True' },
        isDisabled: true,
      },
    ],
  });
  expect(readOperator('c', [], [])).toEqual({ instances: [] });
});

describe('objects at old versions of the API', () => {
  const object = (
    entries: unknown,
    { kind = 'HelmRelease', version = 'v2', name = 'podinfo' } = {},
  ) => {
    if (!isFluxKind(kind)) throw new Error(kind);
    return parseResource(
      { cluster: 'staging', kind, version, index: 0 },
      {
        metadata: { name, namespace: 'team-a', managedFields: entries },
        spec: {},
      },
    );
  };
  const entry = (manager: string, version: string, more: object = {}) => ({
    manager,
    operation: 'Apply',
    apiVersion: `helm.toolkit.fluxcd.io/${version}`,
    ...more,
  });
  const groups = (...versions: string[]) =>
    readServedGroups([
      {
        name: 'helm.toolkit.fluxcd.io',
        versions: versions.map(version => ({ version })),
      },
    ]);

  it('are named with everybody who wrote them so, each once', () => {
    const one = object([
      entry('kustomize-controller', 'v2beta2'),
      entry('helm-controller', 'v2beta2', { operation: 'Update' }),
      entry('helm-controller', 'v2beta2', { subresource: 'status' }),
      entry('kubectl', 'v2'),
    ]);
    expect(oldVersionsOf([one], undefined)).toEqual([
      {
        kind: 'HelmRelease',
        version: 'v2beta2',
        removedIn: '2.8',
        isGone: false,
        writes: [
          {
            resource: one,
            managers: ['helm-controller', 'kustomize-controller'],
          },
        ],
      },
    ]);
  });

  it('come first where the cluster no longer serves the version, then by the release', () => {
    const versions = (served: readonly string[]) =>
      oldVersionsOf(
        [
          object([entry('a', 'v2beta2')]),
          object([entry('a', 'v2beta1')], { name: 'other' }),
        ],
        groups(...served),
      ).map(({ version, isGone }) => [version, isGone]);
    expect(versions(['v2', 'v2beta2', 'v2beta1'])).toEqual([
      ['v2beta1', false],
      ['v2beta2', false],
    ]);
    expect(versions(['v2', 'v2beta1'])).toEqual([
      ['v2beta2', true],
      ['v2beta1', false],
    ]);
  });

  it('are none where the cluster serves no newer version of the kind', () => {
    const image = object(
      [
        {
          manager: 'a',
          apiVersion: 'image.toolkit.fluxcd.io/v1beta2',
        },
      ],
      { kind: 'ImagePolicy', version: 'v1beta2' },
    );
    const newer = object(
      [
        {
          manager: 'a',
          apiVersion: 'image.toolkit.fluxcd.io/v1',
        },
      ],
      { kind: 'ImagePolicy', version: 'v1beta2' },
    );
    expect(oldVersionsOf([image, newer], undefined)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no list', 'v2beta2'],
    ['no entries', [null, 7, [], {}]],
    ['another group', [{ manager: 'a', apiVersion: 'apps/v1beta1' }]],
    ['no version', [{ manager: 'a', apiVersion: 'helm.toolkit.fluxcd.io/' }]],
    ['a version that Flux never had', [entry('a', 'toString')]],
    ['no manager', [{ apiVersion: 'helm.toolkit.fluxcd.io/v2beta1' }]],
  ])('are none by a record with %s', (_, entries) => {
    expect(oldVersionsOf([object(entries)], undefined)).toEqual([]);
  });
});
