import type { FluxRelease } from '../../cluster/types';
import { since, type Setting } from './setting';

const SOURCE = 'source.toolkit.fluxcd.io';
const IMAGE = 'image.toolkit.fluxcd.io';

type FirstServed = readonly [version: string, release: FluxRelease];

/** Group of each kind, and its versions with the first Flux 2.x that served each, newest first. */
const VERSIONS = {
  GitRepository: [SOURCE, ['v1', '2.0']],
  OCIRepository: [SOURCE, ['v1', '2.6'], ['v1beta2', '2.0']],
  HelmRepository: [SOURCE, ['v1', '2.3'], ['v1beta2', '2.0']],
  HelmChart: [SOURCE, ['v1', '2.3'], ['v1beta2', '2.0']],
  Bucket: [SOURCE, ['v1', '2.4'], ['v1beta2', '2.0']],
  ExternalArtifact: [SOURCE, ['v1', '2.7']],
  Kustomization: ['kustomize.toolkit.fluxcd.io', ['v1', '2.0']],
  HelmRelease: [
    'helm.toolkit.fluxcd.io',
    ['v2', '2.3'],
    ['v2beta2', '2.2'],
    ['v2beta1', '2.0'],
  ],
  ImageRepository: [IMAGE, ['v1', '2.7'], ['v1beta2', '2.0']],
  ImagePolicy: [IMAGE, ['v1', '2.7'], ['v1beta2', '2.0']],
  ImageUpdateAutomation: [
    IMAGE,
    ['v1', '2.7'],
    ['v1beta2', '2.3'],
    ['v1beta1', '2.0'],
  ],
  Receiver: ['notification.toolkit.fluxcd.io', ['v1', '2.0']],
} as const satisfies Record<
  string,
  readonly [group: string, ...versions: FirstServed[]]
>;

/** The kinds with a builder. */
export type BuiltKind = keyof typeof VERSIONS;

/**
 * Returns the newest API version of a kind that the setting's Flux serves.
 *
 * @throws Error if that Flux does not have the kind yet
 */
export function apiVersionOf(at: Setting, kind: BuiltKind): string {
  const [group, ...versions]: readonly [string, ...FirstServed[]] =
    VERSIONS[kind];
  const served = versions.find(([, release]) => since(at, release));
  if (!served) throw new Error(`Flux ${at.flux} has no ${kind}`);
  return `${group}/${served[0]}`;
}
