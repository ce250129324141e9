import { servedKinds } from '../../dev/cluster/releases';
import type { FluxRelease } from '../../dev/cluster/types';
import { FLUX_KINDS, isFluxKind, KINDS, supports, versionOf } from './kinds';
import type { FluxKind } from './kinds';

type Served = Readonly<Record<FluxKind, string>>;

const BEFORE_2_7 = 'v1 v1beta2 v1beta1';
const BETAS = 'v1beta2 v1beta1';

/** Flux Operator is released apart from Flux. */
const OPERATOR = {
  FluxInstance: 'v1',
  FluxReport: 'v1',
  ResourceSet: 'v1',
  ResourceSetInputProvider: 'v1',
};

const FLUX_2_0: Served = {
  GitRepository: BEFORE_2_7,
  OCIRepository: 'v1beta2',
  HelmRepository: BETAS,
  HelmChart: BETAS,
  Bucket: BETAS,
  ExternalArtifact: '',
  ArtifactGenerator: '',
  Kustomization: BEFORE_2_7,
  HelmRelease: 'v2beta1',
  ImageRepository: BETAS,
  ImagePolicy: BETAS,
  ImageUpdateAutomation: 'v1beta1',
  Alert: BETAS,
  Provider: BETAS,
  Receiver: BEFORE_2_7,
  ...OPERATOR,
};
const FLUX_2_2: Served = {
  ...FLUX_2_0,
  HelmRelease: 'v2beta2 v2beta1',
  Alert: 'v1beta3 v1beta2 v1beta1',
  Provider: 'v1beta3 v1beta2 v1beta1',
};
const FLUX_2_3: Served = {
  ...FLUX_2_2,
  HelmRepository: BEFORE_2_7,
  HelmChart: BEFORE_2_7,
  HelmRelease: 'v2 v2beta2 v2beta1',
  ImageUpdateAutomation: BETAS,
};
const FLUX_2_4: Served = { ...FLUX_2_3, Bucket: BEFORE_2_7 };
const FLUX_2_6: Served = { ...FLUX_2_4, OCIRepository: 'v1 v1beta2' };
const FLUX_2_7: Served = {
  GitRepository: 'v1 v1beta2',
  OCIRepository: 'v1 v1beta2',
  HelmRepository: 'v1 v1beta2',
  HelmChart: 'v1 v1beta2',
  Bucket: 'v1 v1beta2',
  ExternalArtifact: 'v1',
  ArtifactGenerator: 'v1beta1',
  Kustomization: 'v1 v1beta2',
  HelmRelease: 'v2 v2beta2',
  ImageRepository: 'v1 v1beta2',
  ImagePolicy: 'v1 v1beta2',
  ImageUpdateAutomation: 'v1 v1beta2',
  Alert: 'v1beta3 v1beta2',
  Provider: 'v1beta3 v1beta2',
  Receiver: 'v1 v1beta2',
  ...OPERATOR,
};
const FLUX_2_8: Served = {
  ...FLUX_2_7,
  GitRepository: 'v1',
  OCIRepository: 'v1',
  HelmRepository: 'v1',
  HelmChart: 'v1',
  Bucket: 'v1',
  Kustomization: 'v1',
  HelmRelease: 'v2',
};
const FLUX_2_9: Served = {
  ...FLUX_2_8,
  ImageRepository: 'v1',
  ImagePolicy: 'v1',
  ImageUpdateAutomation: 'v1',
  Alert: 'v1beta3',
  Provider: 'v1beta3',
  Receiver: 'v1',
};

/** Versions that each minor release of Flux serves, newest first, from the CRDs of the release. */
const SERVED: readonly (readonly [FluxRelease, Served])[] = [
  ['2.0', FLUX_2_0],
  ['2.1', FLUX_2_0],
  ['2.2', FLUX_2_2],
  ['2.3', FLUX_2_3],
  ['2.4', FLUX_2_4],
  ['2.5', FLUX_2_4],
  ['2.6', FLUX_2_6],
  ['2.7', FLUX_2_7],
  ['2.8', FLUX_2_8],
  ['2.9', FLUX_2_9],
];

const split = (versions: string) => versions.split(' ').filter(Boolean);

describe.each(SERVED)('with Flux %s', (release, served) => {
  it.each(FLUX_KINDS)(
    'the table finds the newest served version of %s first',
    kind => {
      const [newest] = split(served[kind]);
      const found = KINDS[kind].versions.find(version =>
        split(served[kind]).includes(version),
      );
      expect(found).toBe(newest);
      const isRecent =
        kind === 'ExternalArtifact' || kind === 'ArtifactGenerator';
      expect(found !== undefined || isRecent).toBe(true);
    },
  );

  it('the simulated cluster serves the same versions, under the same group and plural', () => {
    const simulated = servedKinds(release, [], true).map(
      ({ group, plural, versions }) =>
        `${plural}.${group} ${versions.map(({ name }) => name).join(' ')}`,
    );
    const expected = FLUX_KINDS.filter(kind => served[kind] !== '').map(
      kind => `${KINDS[kind].plural}.${KINDS[kind].group} ${served[kind]}`,
    );
    expect(simulated).toEqual(expect.arrayContaining(expected));
  });
});

describe('the table of kinds', () => {
  it('lists only versions that some release serves', () => {
    for (const kind of FLUX_KINDS) {
      const ever = new Set(SERVED.flatMap(([, served]) => split(served[kind])));
      expect([kind, [...KINDS[kind].versions].sort()]).toEqual([
        kind,
        [...ever].sort(),
      ]);
    }
  });

  it.each([
    ['GitRepository', 'gitrepositories.source.toolkit.fluxcd.io'],
    ['OCIRepository', 'ocirepositories.source.toolkit.fluxcd.io'],
    ['HelmRepository', 'helmrepositories.source.toolkit.fluxcd.io'],
    ['HelmChart', 'helmcharts.source.toolkit.fluxcd.io'],
    ['Bucket', 'buckets.source.toolkit.fluxcd.io'],
    ['ExternalArtifact', 'externalartifacts.source.toolkit.fluxcd.io'],
    ['ArtifactGenerator', 'artifactgenerators.source.extensions.fluxcd.io'],
    ['Kustomization', 'kustomizations.kustomize.toolkit.fluxcd.io'],
    ['HelmRelease', 'helmreleases.helm.toolkit.fluxcd.io'],
    ['ImageRepository', 'imagerepositories.image.toolkit.fluxcd.io'],
    ['ImagePolicy', 'imagepolicies.image.toolkit.fluxcd.io'],
    ['ImageUpdateAutomation', 'imageupdateautomations.image.toolkit.fluxcd.io'],
    ['Alert', 'alerts.notification.toolkit.fluxcd.io'],
    ['Provider', 'providers.notification.toolkit.fluxcd.io'],
    ['Receiver', 'receivers.notification.toolkit.fluxcd.io'],
    ['FluxInstance', 'fluxinstances.fluxcd.controlplane.io'],
    ['FluxReport', 'fluxreports.fluxcd.controlplane.io'],
    ['ResourceSet', 'resourcesets.fluxcd.controlplane.io'],
    [
      'ResourceSetInputProvider',
      'resourcesetinputproviders.fluxcd.controlplane.io',
    ],
  ] as const)('%s is served as %s', (kind, resource) => {
    expect(`${KINDS[kind].plural}.${KINDS[kind].group}`).toBe(resource);
  });

  it('has the kinds and the order of their names', () => {
    expect(Object.keys(KINDS)).toEqual([...FLUX_KINDS]);
  });

  it('contains only its own kinds', () => {
    expect(FLUX_KINDS.every(isFluxKind)).toBe(true);
    for (const other of [
      'Widget',
      'kustomization',
      '',
      '__proto__',
      'constructor',
      7,
      null,
    ]) {
      expect(isFluxKind(other)).toBe(false);
    }
  });

  it('allows force only for Helm releases, from v2beta2', () => {
    const forcible = FLUX_KINDS.filter(kind => KINDS[kind].force !== 'never');
    expect(forcible).toEqual(['HelmRelease']);
    const { force, versions } = KINDS.HelmRelease;
    expect(versions.filter(version => supports(force, version))).toEqual([
      'v2',
      'v2beta2',
    ]);
  });
});

describe('versionOf', () => {
  it('is the part after the group', () => {
    expect(versionOf('source.toolkit.fluxcd.io/v1beta2')).toBe('v1beta2');
    expect(versionOf('v1')).toBe('v1');
  });
});
