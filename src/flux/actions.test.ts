/** @jest-environment node */
import { refusalOf, type FluxAction } from './actions';
import { KINDS, type FluxKind } from './kinds';
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

function refusals(
  kind: FluxKind,
  spec: unknown,
  {
    version = KINDS[kind].versions[0],
    deletionTimestamp,
  }: { version?: string; deletionTimestamp?: string } = {},
) {
  const resource = parseResource(
    { cluster: 'one', kind, version, index: 0 },
    {
      apiVersion: `${KINDS[kind].group}/${version}`,
      metadata: { name: 'podinfo', namespace: 'team-a', deletionTimestamp },
      spec,
    },
  );
  return ACTIONS.map(action => refusalOf(resource, action) ?? '-').join(' ');
}

const sourceRef = { kind: 'GitRepository', name: 'app' };
const chart = { spec: { chart: 'podinfo', sourceRef } };
const images = { imageRepositoryRef: { name: 'i' } };
const all = (why: string) => ACTIONS.map(() => why).join(' ');

// sync, with source, force, reset, suspend, resume, resume and sync
describe('why Flux would not do it', () => {
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
      'a Kustomization of something else',
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
      'what is on its way out',
      refusals(
        'Kustomization',
        { sourceRef, suspend: true },
        { deletionTimestamp: '2026-05-11T09:00:00Z' },
      ),
      all('deleting'),
    ],
    ['what cannot be read', refusals('Kustomization', 7), all('unreadable')],
  ])('to %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });
});
