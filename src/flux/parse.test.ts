import { brokenObjects } from '../../dev/scenarios/parts/broken';
import { FLUX_KINDS, isFluxKind, type FluxKind } from './kinds';
import { isReadable } from './object';
import { parseResource } from './parse';
import { keyOf } from './ref';
import { at } from './__testUtils__/read';

const metadata = { name: 'podinfo', namespace: 'team-a' };

function parse(object: unknown, kind: FluxKind = 'Kustomization', index = 0) {
  return parseResource({ cluster: 'one', kind, version: 'v1', index }, object);
}

function problemsOf(object: unknown, kind?: FluxKind): readonly string[] {
  const resource = parse(object, kind);
  return resource.problems ?? [];
}

describe('an unreadable object stays visible, with its problems', () => {
  it.each<[unknown, string[]]>([
    [undefined, ['not an object']],
    [null, ['not an object']],
    ['Kustomization', ['not an object']],
    [[], ['not an object']],
    [
      {},
      [
        'metadata.name is missing',
        'metadata.namespace is missing',
        'spec is not an object',
      ],
    ],
    [
      { metadata: null, spec: {} },
      ['metadata.name is missing', 'metadata.namespace is missing'],
    ],
    [
      { metadata: { name: 7, namespace: 'a' }, spec: {} },
      ['metadata.name is missing'],
    ],
    [
      { metadata: { name: '', namespace: 'a' }, spec: {} },
      ['metadata.name is missing'],
    ],
    [{ metadata, spec: 'path: ./deploy' }, ['spec is not an object']],
    [{ metadata, spec: {}, status: 'Ready' }, ['status is not an object']],
    [
      { metadata, spec: {}, status: { conditions: {} } },
      ['status.conditions cannot be read'],
    ],
    [
      { metadata, spec: {}, status: { conditions: [null] } },
      ['status.conditions cannot be read'],
    ],
    [
      { metadata, spec: {}, status: { conditions: ['Ready'] } },
      ['status.conditions cannot be read'],
    ],
    [
      {
        metadata,
        spec: {},
        status: { conditions: [{ type: 'Ready', status: true }] },
      },
      ['status.conditions cannot be read'],
    ],
    [
      {
        metadata,
        spec: {},
        status: { conditions: [{ type: 'Ready', status: 'true' }] },
      },
      ['status.conditions cannot be read'],
    ],
  ])('%j', (object, problems) => {
    const resource = parse(object);
    expect(problemsOf(object)).toEqual(problems);
    expect(isReadable(resource)).toBe(false);
    expect(resource.status.word).toBe('Unreadable');
  });

  it('keeps the fields that could be read', () => {
    const resource = parse({ metadata: { ...metadata, uid: 'u' }, spec: null });
    expect(resource).toMatchObject({
      ...metadata,
      uid: 'u',
      cluster: 'one',
      kind: 'Kustomization',
    });
  });
});

describe('an object with missing fields', () => {
  it.each(FLUX_KINDS)('can be read as a %s with only a name', kind => {
    const resource = parse({ metadata, spec: {}, status: null }, kind);
    expect(isReadable(resource)).toBe(true);
    const isStatic = kind === 'Alert' || kind === 'Provider';
    expect(resource.status.word).toBe(isStatic ? 'Ready' : 'Pending');
  });

  it('can have no spec only as an ExternalArtifact', () => {
    const without = FLUX_KINDS.filter(
      kind => problemsOf({ metadata }, kind).length === 0,
    );
    expect(without).toEqual(['ExternalArtifact']);
    expect(problemsOf({ metadata, spec: 'x' }, 'ExternalArtifact')).toEqual([
      'spec is not an object',
    ]);
  });

  it('is suspended only by the value true', () => {
    const suspended = [true, false, null, 'true', 1].map(
      suspend => parse({ metadata, spec: { suspend } }).suspended,
    );
    expect(suspended).toEqual([true, false, false, false, false]);
  });

  it('has only valid times', () => {
    const deletions = [
      '2026-05-11T09:00:00Z',
      'yesterday',
      '1',
      1_778_486_400,
      '',
    ].map(
      deletionTimestamp =>
        parse({ metadata: { ...metadata, deletionTimestamp }, spec: {} })
          .deletedAt,
    );
    expect(deletions).toEqual([
      '2026-05-11T09:00:00Z',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    [
      'kustomize.toolkit.fluxcd.io/v1beta2',
      'kustomize.toolkit.fluxcd.io/v1beta2',
    ],
    [undefined, 'kustomize.toolkit.fluxcd.io/v1'],
    [7, 'kustomize.toolkit.fluxcd.io/v1'],
    ['v1', 'kustomize.toolkit.fluxcd.io/v1'],
    ['apps/v1', 'kustomize.toolkit.fluxcd.io/v1'],
    ['kustomize.toolkit.fluxcd.io/v1?x=', 'kustomize.toolkit.fluxcd.io/v1'],
    ['kustomize.toolkit.fluxcd.io/../v1', 'kustomize.toolkit.fluxcd.io/v1'],
  ])('with the apiVersion %s is written at %s', (apiVersion, expected) => {
    expect(parse({ apiVersion, metadata, spec: {} }).apiVersion).toBe(expected);
  });

  it('has its suspension, and the requested and handled tokens', () => {
    const annotations = {
      'fluxcd.controlplane.io/suspendedBy': 'jane',
      'reconcile.fluxcd.io/requestedAt': '1778486400',
    };
    const status = { lastHandledReconcileAt: 'before' };
    expect(
      parse({ metadata: { ...metadata, annotations }, spec: {}, status }),
    ).toMatchObject({
      suspension: { by: 'jane' },
      requestedAt: '1778486400',
      lastHandledReconcileAt: 'before',
    });
  });
});

describe('the key of a resource', () => {
  it('differs for two objects without a name, or without a namespace', () => {
    const odd = [
      {},
      {},
      { metadata: { name: 'a' } },
      { metadata: { name: 'a' } },
      { metadata: { namespace: 'a' } },
    ];
    const keys = odd.map(
      (object, index) => parse(object, 'Kustomization', index).key,
    );
    expect(new Set(keys).size).toBe(odd.length);
  });

  it("does not depend on the object's position in the list", () => {
    const object = { metadata, spec: {} };
    expect(parse(object, 'Kustomization', 7).key).toBe(parse(object).key);
    expect(parse({ metadata }, 'Kustomization', 7).key).toBe(parse(object).key);
  });

  it('cannot be forged by a name', () => {
    const bucket = (namespace: string, name: string) =>
      keyOf({
        cluster: 'one',
        group: 'source.toolkit.fluxcd.io',
        kind: 'Bucket',
        namespace,
        name,
      });
    const keys = [
      bucket('a', 'b/c'),
      bucket('a/b', 'c'),
      bucket('a%2Fb', 'c'),
      bucket('a', 'b%2Fc'),
      bucket('a', '\ud800'),
      parse({ metadata: { namespace: 'a' } }, 'Bucket', 0).key,
      bucket('a', '/0'),
      bucket('a', '#0'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the broken objects of the scenarios', () => {
  const setting = at('2.9');
  const resources = brokenObjects(setting).map(({ kind, ...object }, index) => {
    if (!isFluxKind(kind)) throw new Error(kind);
    return parse({ ...object, kind }, kind, index);
  });

  it('are all present, each with its own key, and some are readable', () => {
    expect(new Set(resources.map(({ key }) => key)).size).toBe(
      resources.length,
    );
    expect(resources.filter(isReadable).map(({ name }) => name)).toContain(
      'podinfo',
    );
    expect(
      resources.filter(resource => !isReadable(resource)).length,
    ).toBeGreaterThan(5);
  });
});
