/** @jest-environment node */
import { capabilitiesOf, type Capabilities } from './capabilities';
import { FLUX_KINDS, KINDS, type FluxKind } from './kinds';
import { parseResource } from './parse';

const NONE = {
  suspend: false,
  reconcile: false,
  withSource: false,
  force: false,
};
const ALL = { suspend: true, reconcile: true };
const onlyThese = ({ suspend, reconcile }: Capabilities) => ({
  suspend,
  reconcile,
});

function capabilities(kind: FluxKind, version: string, spec: object = {}) {
  const resource = parseResource(
    { cluster: 'one', kind, version, index: 0 },
    {
      apiVersion: `${KINDS[kind].group}/${version}`,
      metadata: { name: 'podinfo', namespace: 'team-a' },
      spec,
    },
  );
  return capabilitiesOf(resource);
}

describe('what can be done to an object', () => {
  it('is everything, for all kinds but two, in all versions', () => {
    const others = FLUX_KINDS.filter(
      kind => kind !== 'ExternalArtifact' && kind !== 'ImagePolicy',
    );
    for (const kind of others) {
      for (const version of KINDS[kind].versions) {
        expect([kind, version, onlyThese(capabilities(kind, version))]).toEqual(
          [kind, version, ALL],
        );
      }
    }
  });

  it('is still everything for one that is suspended', () => {
    expect(
      capabilities('Kustomization', 'v1', { suspend: true }),
    ).toMatchObject(ALL);
  });

  it('is nothing for an ImagePolicy before v1', () => {
    expect(capabilities('ImagePolicy', 'v1')).toMatchObject(ALL);
    expect(capabilities('ImagePolicy', 'v1beta2')).toEqual(NONE);
    expect(capabilities('ImagePolicy', 'v1beta1')).toEqual(NONE);
  });

  it('is nothing for a HelmRepository of type oci', () => {
    for (const version of KINDS.HelmRepository.versions) {
      expect(capabilities('HelmRepository', version, { type: 'oci' })).toEqual(
        NONE,
      );
    }
    expect(
      capabilities('HelmRepository', 'v1', { type: 'default' }),
    ).toMatchObject(ALL);
  });

  it('is nothing for an ExternalArtifact', () => {
    expect(capabilities('ExternalArtifact', 'v1')).toEqual(NONE);
  });

  it('is nothing for what cannot be read', () => {
    const origin = {
      cluster: 'one',
      kind: 'Kustomization',
      version: 'v1',
      index: 0,
    } as const;
    expect(capabilitiesOf(parseResource(origin, 'what?'))).toEqual(NONE);
  });

  it('includes a forced upgrade of a HelmRelease, where its controller knows it', () => {
    const forced = FLUX_KINDS.flatMap(kind =>
      KINDS[kind].versions
        .filter(version => capabilities(kind, version).force)
        .map(version => `${kind} ${version}`),
    );
    expect(forced).toEqual(['HelmRelease v2', 'HelmRelease v2beta2']);
  });

  it.each([
    ['Kustomization', { sourceRef: { kind: 'Bucket', name: 'b' } }, true],
    [
      'Kustomization',
      { sourceRef: { kind: 'ExternalArtifact', name: 'b' } },
      true,
    ],
    ['Kustomization', { sourceRef: { kind: 'Elsewhere', name: 'b' } }, false],
    ['Kustomization', {}, false],
    ['HelmRelease', { chartRef: { kind: 'HelmChart', name: 'c' } }, true],
    ['ImagePolicy', { imageRepositoryRef: { name: 'i' } }, true],
    ['GitRepository', { url: 'https://example.com' }, false],
  ] as const)(
    'of a %s with %j includes its source: %s',
    (kind, spec, withSource) => {
      const [version] = KINDS[kind].versions;
      expect(capabilities(kind, version, spec)).toMatchObject({ withSource });
    },
  );
});
