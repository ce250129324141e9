import { gitRepository } from '../../dev/scenarios/build';
import { parseResource } from './parse';
import { suspendAnnotations } from './suspension';
import { at, read } from './__testUtils__/read';

const now = at('2.9');
const mine = { name: 'podinfo', namespace: 'team-a' };
const git = (more: object = {}) =>
  gitRepository(now, { name: 'podinfo', url: 'https://x.y', ...more });

const suspensionOf = (annotations: unknown) =>
  parseResource(
    { cluster: 'one', kind: 'GitRepository', version: 'v1', index: 0 },
    {
      metadata: { ...mine, annotations },
      spec: { suspend: true },
    },
  ).suspension;

describe('who suspended it, when and why', () => {
  it.each([
    ['this plugin and Flux’s web UI', 'fluxcd.controlplane.io/suspendedBy'],
    ['Weave GitOps', 'weave.works/suspended-by'],
    ['newer Weave GitOps', 'metadata.weave.works/suspended-by'],
  ])('is read in the form that %s writes', (_, name) => {
    expect(suspensionOf({ [name]: 'jane' })).toEqual({
      by: 'jane',
      isConfirmed: false,
    });
  });

  it.each([
    'backstage-plugin-flux/suspend-reason',
    'metadata.weave.works/suspended-comment',
  ])('has a reason in %s', name => {
    expect(suspensionOf({ [name]: 'migration' })).toEqual({
      reason: 'migration',
      isConfirmed: false,
    });
  });

  it('is read back as written', () => {
    const suspension = {
      by: 'jane',
      at: '2026-05-11T09:00:00.123Z',
      reason: 'migration: see https://x.y/1',
    };
    expect(suspensionOf(suspendAnnotations(suspension))).toEqual({
      ...suspension,
      isConfirmed: false,
    });
  });

  it('is Flux’s own if there are several', () => {
    expect(
      suspensionOf({
        'metadata.weave.works/suspended-by': 'third',
        'weave.works/suspended-by': 'second',
        'fluxcd.controlplane.io/suspendedBy': 'first',
        'metadata.weave.works/suspended-comment': 'second',
        'backstage-plugin-flux/suspend-reason': 'first',
      }),
    ).toEqual({ by: 'first', reason: 'first', isConfirmed: false });
  });

  it.each([
    ['nothing', undefined],
    ['no annotations', {}],
    ['null', null],
    ['a list', ['fluxcd.controlplane.io/suspendedBy']],
    ['a text', 'fluxcd.controlplane.io/suspendedBy'],
    ['an empty name', { 'fluxcd.controlplane.io/suspendedBy': '' }],
    ['a name that is no text', { 'weave.works/suspended-by': { name: 'x' } }],
    ['a time that is none', { 'backstage-plugin-flux/suspended-at': 'Mai 11' }],
    [
      'what every object inherits',
      JSON.parse(
        '{"__proto__": {"fluxcd.controlplane.io/suspendedBy": "nobody"}}',
      ),
    ],
  ])('is undefined with %s', (_, annotations) => {
    expect(suspensionOf(annotations)).toBeUndefined();
  });

  it('keeps its readable parts', () => {
    expect(
      suspensionOf({
        'fluxcd.controlplane.io/suspendedBy': 7,
        'weave.works/suspended-by': 'jane',
        'backstage-plugin-flux/suspended-at': 'yesterday',
        'backstage-plugin-flux/suspend-reason': '<b>why</b>',
      }),
    ).toEqual({ by: 'jane', reason: '<b>why</b>', isConfirmed: false });
  });
});

describe('annotations about a suspension', () => {
  const annotations = {
    'fluxcd.controlplane.io/suspendedBy': 'guest',
    'backstage-plugin-flux/suspended-at': '2026-05-11T09:00:00Z',
    'backstage-plugin-flux/suspend-reason': 'x',
  };
  const guest = { by: 'guest', at: '2026-05-11T09:00:00Z', reason: 'x' };
  const noted = {
    'f:metadata': {
      'f:annotations': Object.fromEntries(
        ['.', ...Object.keys(annotations).map(name => `f:${name}`)].map(
          name => [name, {}],
        ),
      ),
    },
  };
  const suspends = { 'f:spec': { 'f:suspend': {} } };
  const entry = (manager: string, time: string, fieldsV1: object) => ({
    manager,
    operation: 'Update',
    time,
    fieldsV1,
  });
  const plugin = 'flux-client-side-apply';
  const AT = '2026-05-11T09:00:01Z';
  const LATER = '2026-05-11T15:00:00Z';

  it.each<[string, unknown, object | undefined]>([
    [
      'count where one manager wrote them and spec.suspend at one time',
      [entry(plugin, AT, { ...noted, ...suspends })],
      { ...guest, isConfirmed: true },
    ],
    [
      'do not count where another manager wrote spec.suspend',
      [entry(plugin, AT, noted), entry('kubectl-patch', LATER, suspends)],
      undefined,
    ],
    [
      'do not count where Git suspends it',
      [
        entry(plugin, AT, noted),
        {
          ...entry('kustomize-controller', LATER, suspends),
          operation: 'Apply',
        },
      ],
      undefined,
    ],
    [
      'count where Git suspends it as well',
      [
        entry(plugin, AT, { ...noted, ...suspends }),
        {
          ...entry('kustomize-controller', LATER, suspends),
          operation: 'Apply',
        },
      ],
      { ...guest, isConfirmed: true },
    ],
    [
      'are in doubt where their manager wrote something later',
      [entry(plugin, LATER, { ...noted, ...suspends })],
      { ...guest, isConfirmed: false },
    ],
    [
      'are in doubt where no manager of spec.suspend is known',
      [entry(plugin, AT, noted)],
      { ...guest, isConfirmed: false },
    ],
    [
      'are in doubt without managed fields',
      undefined,
      { ...guest, isConfirmed: false },
    ],
    [
      'count as far as they have no time to compare',
      [{ ...entry(plugin, AT, { ...noted, ...suspends }), time: 'noon' }],
      { ...guest, isConfirmed: true },
    ],
  ])('%s', (_, managedFields, told) => {
    const metadata = { ...mine, annotations, managedFields };
    expect(
      parseResource(
        { cluster: 'one', kind: 'GitRepository', version: 'v1', index: 0 },
        { metadata, spec: { suspend: true } },
      ).suspension,
    ).toEqual(told);
  });
});

it('unknown parts clear those of an earlier suspension', () => {
  expect(suspendAnnotations({ by: '', reason: '' })).toEqual({
    'fluxcd.controlplane.io/suspendedBy': null,
    'backstage-plugin-flux/suspended-at': null,
    'backstage-plugin-flux/suspend-reason': null,
  });
});

describe('the manager that restores spec.suspend', () => {
  const owner = { name: 'apps', namespace: 'flux-system' };

  it('is the Kustomization that applies the field', () => {
    const applied = git({ suspend: true, appliedBy: owner });
    expect(read('GitRepository', applied).suspendApplier).toEqual({
      manager: 'kustomize-controller',
      restores: 'always',
      kustomization: 'flux-system/apps',
    });
  });

  it('is undefined if Git does not set the field', () => {
    const applied = git({ appliedBy: owner });
    expect(read('GitRepository', applied).suspendApplier).toBeUndefined();
    const byHand = git({
      suspend: true,
      appliedBy: owner,
      suspendedWith: 'flux',
    });
    expect(read('GitRepository', byHand).suspendApplier).toBeUndefined();
    expect(read('GitRepository', git()).suspendApplier).toBeUndefined();
  });

  const managed = (entries: unknown, labels: object = {}) => {
    const object = git();
    const metadata = { ...object.metadata, managedFields: entries, labels };
    return read('GitRepository', { ...object, metadata } as never)
      .suspendApplier;
  };
  const fieldsV1 = { 'f:spec': { 'f:suspend': {} } };
  const entry = { manager: 'argocd', operation: 'Apply', fieldsV1 };

  it('is any other manager that applies the field, without saying that it does so again', () => {
    expect(managed([{ ...entry, operation: 'Update' }, entry])).toEqual({
      manager: 'argocd',
      restores: 'perhaps',
    });
  });

  it('is not kubectl, which a person runs once', () => {
    expect(managed([{ ...entry, manager: 'kubectl' }])).toBeUndefined();
  });

  it('is a Kustomization only if Flux applies the field', () => {
    const labels = {
      'kustomize.toolkit.fluxcd.io/name': 'apps',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    };
    expect(managed([entry], labels)?.kustomization).toBeUndefined();
    const ofFlux = { ...entry, manager: 'kustomize-controller' };
    expect(managed([ofFlux], labels)?.kustomization).toBe('flux-system/apps');
    expect(managed([ofFlux])).toEqual({
      manager: 'kustomize-controller',
      restores: 'always',
    });
  });

  const skippedBy = (
    metadata: { annotations?: object; labels?: object },
    fields: object = {},
  ) => {
    const object = git({ suspend: true, appliedBy: owner });
    const [applied] = object.metadata.managedFields as [{ fieldsV1: object }];
    const changed = {
      ...object.metadata,
      ...metadata,
      managedFields: [
        { ...applied, fieldsV1: { ...applied.fieldsV1, 'f:metadata': fields } },
      ],
    };
    return read('GitRepository', { ...object, metadata: changed } as never)
      .suspendApplier;
  };
  const RECONCILE = 'kustomize.toolkit.fluxcd.io/reconcile';
  const SSA = 'kustomize.toolkit.fluxcd.io/ssa';

  it.each([
    { annotations: { [RECONCILE]: 'disabled' } },
    { annotations: { [RECONCILE]: 'Disabled' } },
    { annotations: { [SSA]: 'Ignore' } },
    { labels: { [RECONCILE]: 'disabled' } },
    { labels: { [SSA]: 'ignore' } },
  ])('does not restore it with %j, whatever Git says', metadata => {
    expect(skippedBy(metadata)).toMatchObject({
      manager: 'kustomize-controller',
      restores: 'never',
    });
  });

  it('restores it with IfNotPresent, unless that comes from Git', () => {
    const annotations = { [SSA]: 'IfNotPresent' };
    expect(skippedBy({ annotations })?.restores).toBe('always');
    const fromGit = { 'f:annotations': { [`f:${SSA}`]: {} } };
    expect(skippedBy({ annotations }, fromGit)?.restores).toBe('never');
    const labels = { 'f:labels': { [`f:${SSA}`]: {} } };
    expect(skippedBy({ labels: annotations }, labels)?.restores).toBe('never');
    expect(skippedBy({ annotations }, labels)?.restores).toBe('always');
  });

  it.each([
    { annotations: { [RECONCILE]: 'enabled' } },
    { annotations: { [SSA]: 'Merge' } },
    { annotations: { [SSA]: '' }, labels: { [SSA]: 7 } },
    { annotations: { 'fluxcd.controlplane.io/reconcile': 'disabled' } },
    { annotations: ['disabled'] },
  ])('restores it with %j', metadata => {
    expect(skippedBy(metadata)?.restores).toBe('always');
  });

  it('may be another manager although Flux leaves the object alone', () => {
    const labels = { [RECONCILE]: 'disabled' };
    expect(managed([entry], labels)?.restores).toBe('perhaps');
  });

  it.each([
    ['updates it once', [{ ...entry, operation: 'Update' }]],
    ['applies other fields', [{ ...entry, fieldsV1: { 'f:spec': {} } }]],
    ['applies its status', [{ ...entry, fieldsV1: { 'f:status': {} } }]],
    ['has no name', [{ ...entry, manager: '' }]],
    ['is no object', ['argocd', 7, null, []]],
    ['is in no list', entry],
    ['has fields of no kind', [{ ...entry, fieldsV1: 'f:spec' }]],
    [
      'has fields in a list',
      [{ ...entry, fieldsV1: { 'f:spec': ['f:suspend'] } }],
    ],
  ])('is not a manager that %s', (_, entries) => {
    expect(managed(entries)).toBeUndefined();
  });
});
