import { FLUX_KINDS, KINDS, type OwnKind } from './kinds';
import { parseResource } from './parse';
import { upstreamBehindMissing, upstreamOf } from './graph';

const resource = (kind: OwnKind, spec: unknown, status?: object) => {
  const [version] = KINDS[kind].versions;
  return parseResource(
    { cluster: 'one', kind, version, index: 0 },
    { metadata: { name: 'podinfo', namespace: 'team-a' }, spec, status },
  );
};

const git = { kind: 'GitRepository', name: 'app' };
const elsewhere = { ...git, namespace: 'flux-system' };
const template = (sourceRef: object) => ({
  chart: { spec: { chart: 'podinfo', sourceRef } },
});

describe('the source of an object', () => {
  it.each([
    ['Kustomization', { sourceRef: git }, { ...git, namespace: 'team-a' }],
    ['Kustomization', { sourceRef: elsewhere }, elsewhere],
    ['HelmChart', { sourceRef: git }, { ...git, namespace: 'team-a' }],
    [
      'HelmRelease',
      template(elsewhere),
      { kind: 'HelmChart', namespace: 'flux-system', name: 'team-a-podinfo' },
    ],
    [
      'HelmRelease',
      template(git),
      { kind: 'HelmChart', namespace: 'team-a', name: 'team-a-podinfo' },
    ],
    [
      'HelmRelease',
      { chartRef: { kind: 'OCIRepository', name: 'c', namespace: 'n' } },
      { kind: 'OCIRepository', name: 'c', namespace: 'n' },
    ],
    [
      'HelmRelease',
      { chartRef: { kind: 'HelmChart', name: 'c' } },
      { kind: 'HelmChart', name: 'c', namespace: 'team-a' },
    ],
    [
      'ImagePolicy',
      { imageRepositoryRef: { name: 'i' } },
      { kind: 'ImageRepository', name: 'i', namespace: 'team-a' },
    ],
  ] as const)('of a %s with %j is %j', (kind, spec, expected) => {
    expect(upstreamOf(resource(kind, spec))).toMatchObject(expected);
  });

  it('is the HelmChart in the status, if there is one', () => {
    const status = { helmChart: 'charts/its-own-name' };
    expect(
      upstreamOf(resource('HelmRelease', template(git), status)),
    ).toMatchObject({
      kind: 'HelmChart',
      namespace: 'charts',
      name: 'its-own-name',
    });
  });

  it('is undefined for sources, automations, and kinds unknown to Flux', () => {
    const none = FLUX_KINDS.filter(
      kind =>
        !upstreamOf(
          resource(kind, {
            sourceRef: git,
            chartRef: git,
            imageRepositoryRef: { name: 'i' },
          }),
        ),
    );
    expect(none).toEqual([
      'GitRepository',
      'OCIRepository',
      'HelmRepository',
      'Bucket',
      'ExternalArtifact',
      'ArtifactGenerator',
      'ImageRepository',
      'ImageUpdateAutomation',
      'Alert',
      'Provider',
      'Receiver',
      'FluxInstance',
      'FluxReport',
      'ResourceSet',
      'ResourceSetInputProvider',
    ]);
    for (const kind of ['Secret', '__proto__', '', 7, null]) {
      const sourceRef = { kind, name: 'x' };
      expect(upstreamOf(resource('Kustomization', { sourceRef }))).toBe(
        undefined,
      );
    }
    expect(upstreamOf(resource('Kustomization', 'no spec'))).toBeUndefined();
  });
});

describe('the source behind a missing HelmChart', () => {
  it('is the source in the chart template', () => {
    expect(
      upstreamBehindMissing(resource('HelmRelease', template(elsewhere))),
    ).toMatchObject(elsewhere);
  });

  it.each([
    ['HelmRelease', { chartRef: { kind: 'HelmChart', name: 'c' } }],
    ['HelmRelease', template({ kind: 'HelmChart', name: 'c' })],
    ['HelmRelease', {}],
    ['HelmRelease', 'no spec'],
    ['Kustomization', { sourceRef: git }],
  ] as const)('is not known for a %s with %j', (kind, spec) => {
    expect(upstreamBehindMissing(resource(kind, spec))).toBeUndefined();
  });
});
