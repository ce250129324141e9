import { refusalOf, supportOf, type FluxAction } from './actions';
import { FLUX_KINDS, KINDS, type OwnKind } from './kinds';
import { parseResource } from './parse';

const ACTIONS = [
  'sync',
  'syncWithSource',
  'force',
  'reset',
  'suspend',
  'resume',
  'resumeAndSync',
] as const satisfies readonly FluxAction[];

interface Details {
  readonly version?: string;
  readonly deletionTimestamp?: string;
}

function parsed(
  kind: OwnKind,
  spec: unknown = {},
  { version = KINDS[kind].versions[0], deletionTimestamp }: Details = {},
) {
  return parseResource(
    { cluster: 'one', kind, version, index: 0 },
    {
      apiVersion: `${KINDS[kind].group}/${version}`,
      metadata: { name: 'podinfo', namespace: 'team-a', deletionTimestamp },
      spec,
    },
  );
}

const sourceRef = { kind: 'GitRepository', name: 'app' };
const chart = { spec: { chart: 'podinfo', sourceRef } };
const images = { imageRepositoryRef: { name: 'i' } };

/** The same verdict on every action. */
const all = (verdict: string) => ACTIONS.map(() => verdict).join(' ');

// Order of the verdicts: sync, with source, force, reset, suspend, resume, resume and sync.

describe('supportOf', () => {
  const supported = (...args: Parameters<typeof parsed>) => {
    const resource = parsed(...args);
    return ACTIONS.map(action => supportOf(resource, action)).join(' ');
  };

  it.each([
    [
      'a Kustomization',
      supported('Kustomization', { sourceRef }),
      'yes yes never never yes yes yes',
    ],
    [
      'a suspended Kustomization',
      supported('Kustomization', { sourceRef, suspend: true }),
      'yes yes never never yes yes yes',
    ],
    [
      'a HelmRelease',
      supported('HelmRelease', { chart }),
      'yes yes yes yes yes yes yes',
    ],
    [
      'a HelmRelease before Flux 2.2',
      supported('HelmRelease', { chart }, { version: 'v2beta1' }),
      'yes yes notThisVersion notThisVersion yes yes yes',
    ],
    [
      'a source',
      supported('GitRepository'),
      'yes never never never yes yes yes',
    ],
    [
      'an ImagePolicy',
      supported('ImagePolicy', images),
      'yes yes never never yes yes yes',
    ],
    [
      'an ImagePolicy before Flux 2.7',
      supported('ImagePolicy', images, { version: 'v1beta2' }),
      'notThisVersion yes never never notThisVersion notThisVersion notThisVersion',
    ],
    [
      'a HelmRepository of type oci',
      supported('HelmRepository', { type: 'oci' }),
      all('never'),
    ],
    ['an Alert', supported('Alert'), 'never never never never yes yes never'],
    [
      'a suspended Provider',
      supported('Provider', { suspend: true }),
      'never never never never yes yes never',
    ],
    [
      'an Alert before Flux 2.2',
      supported('Alert', {}, { version: 'v1beta2' }),
      'yes never never never yes yes yes',
    ],
    ['an ExternalArtifact', supported('ExternalArtifact'), all('never')],
    ['a FluxReport', supported('FluxReport'), all('never')],
    ['an unreadable object', supported('Kustomization', 7), all('never')],
  ])('of %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('supports sync, suspend and resume of all other kinds in every version', () => {
    const others = FLUX_KINDS.filter(
      kind =>
        ![
          'ExternalArtifact',
          'ImagePolicy',
          'Alert',
          'Provider',
          'FluxReport',
        ].includes(kind),
    );
    const lacking = others.flatMap(kind =>
      KINDS[kind].versions.flatMap(version =>
        (['sync', 'suspend', 'resume', 'resumeAndSync'] as const)
          .filter(
            action =>
              supportOf(parsed(kind, {}, { version }), action) !== 'yes',
          )
          .map(action => `${kind} ${version} ${action}`),
      ),
    );
    expect(others).toHaveLength(FLUX_KINDS.length - 5);
    expect(lacking).toEqual([]);
  });

  it('supports only a sync with source for an ImagePolicy before v1', () => {
    const verdicts = KINDS.ImagePolicy.versions.map(version =>
      supported('ImagePolicy', {}, { version }),
    );
    const before =
      'notThisVersion never never never notThisVersion notThisVersion notThisVersion';
    expect(verdicts).toEqual([
      'yes never never never yes yes yes',
      before,
      before,
    ]);
  });

  it('supports nothing for a HelmRepository of type oci, in any version', () => {
    for (const version of KINDS.HelmRepository.versions) {
      expect(supported('HelmRepository', { type: 'oci' }, { version })).toBe(
        all('never'),
      );
    }
    expect(supported('HelmRepository', { type: 'default' })).toBe(
      'yes never never never yes yes yes',
    );
  });

  it('supports force and reset only for a HelmRelease whose controller supports them', () => {
    const forced = FLUX_KINDS.flatMap(kind =>
      KINDS[kind].versions
        .map(version => parsed(kind, {}, { version }))
        .filter(
          resource =>
            supportOf(resource, 'force') === 'yes' &&
            supportOf(resource, 'reset') === 'yes',
        )
        .map(({ apiVersion }) => `${kind} ${apiVersion}`),
    );
    expect(forced).toEqual([
      'HelmRelease helm.toolkit.fluxcd.io/v2',
      'HelmRelease helm.toolkit.fluxcd.io/v2beta2',
    ]);
  });

  it.each([
    ['Kustomization', { sourceRef: { kind: 'Bucket', name: 'b' } }, 'yes'],
    [
      'Kustomization',
      { sourceRef: { kind: 'ExternalArtifact', name: 'b' } },
      'yes',
    ],
    ['Kustomization', { sourceRef: { kind: 'Elsewhere', name: 'b' } }, 'never'],
    ['Kustomization', {}, 'never'],
    ['HelmRelease', { chartRef: { kind: 'HelmChart', name: 'c' } }, 'yes'],
    ['ImagePolicy', images, 'yes'],
    ['GitRepository', { url: 'https://example.com' }, 'never'],
  ] as const)('of a %s with %j, with its source: %s', (kind, spec, support) => {
    expect(supportOf(parsed(kind, spec), 'syncWithSource')).toBe(support);
  });
});

describe('refusalOf', () => {
  const refusals = (...args: Parameters<typeof parsed>) => {
    const resource = parsed(...args);
    return ACTIONS.map(action => refusalOf(resource, action) ?? '-').join(' ');
  };

  it.each([
    [
      'a Kustomization',
      refusals('Kustomization', { sourceRef }),
      '- - unsupported unsupported - notSuspended notSuspended',
    ],
    [
      'a suspended Kustomization',
      refusals('Kustomization', { sourceRef, suspend: true }),
      'suspended suspended unsupported unsupported alreadySuspended - -',
    ],
    [
      'a Kustomization with a source that Flux does not know',
      refusals('Kustomization', { sourceRef: { kind: 'Secret', name: 'x' } }),
      '- noSource unsupported unsupported - notSuspended notSuspended',
    ],
    [
      'a HelmRelease',
      refusals('HelmRelease', { chart }),
      '- - - - - notSuspended notSuspended',
    ],
    [
      'a suspended HelmRelease',
      refusals('HelmRelease', { chart, suspend: true }),
      'suspended suspended suspended suspended alreadySuspended - -',
    ],
    [
      'a HelmRelease before Flux 2.2',
      refusals('HelmRelease', { chart }, { version: 'v2beta1' }),
      '- - unsupported unsupported - notSuspended notSuspended',
    ],
    [
      'a source',
      refusals('GitRepository', {}),
      '- noSource unsupported unsupported - notSuspended notSuspended',
    ],
    [
      'a suspended source',
      refusals('GitRepository', { suspend: true }),
      'suspended noSource unsupported unsupported alreadySuspended - -',
    ],
    [
      'an ImagePolicy',
      refusals('ImagePolicy', images),
      '- - unsupported unsupported - notSuspended notSuspended',
    ],
    [
      'an ImagePolicy before Flux 2.7',
      refusals('ImagePolicy', images, { version: 'v1beta2' }),
      'unsupported - unsupported unsupported unsupported unsupported unsupported',
    ],
    [
      'an ExternalArtifact',
      refusals('ExternalArtifact', {}),
      all('unsupported'),
    ],
    [
      'a HelmRepository of type oci',
      refusals('HelmRepository', { type: 'oci' }),
      all('unsupported'),
    ],
    [
      'an object that is being deleted',
      refusals(
        'Kustomization',
        { sourceRef, suspend: true },
        { deletionTimestamp: '2026-05-11T09:00:00Z' },
      ),
      all('deleting'),
    ],
    ['an unreadable object', refusals('Kustomization', 7), all('unreadable')],
  ])('of %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});
