import type { FluxRef } from './kinds';
import { isReadable, type FluxResource } from './models';
import { fluxRefTo, type ObjectReference } from './references';

const known = (
  { cluster }: FluxResource,
  reference: ObjectReference | undefined,
): FluxRef | undefined => reference && fluxRefTo(cluster, reference);

/**
 * What an object takes its content from: the HelmChart of a HelmRelease, else the source that it names, or the
 * ImageRepository of an ImagePolicy. That one may take its content from another in its turn.
 *
 * @public
 */
export function upstreamOf(resource: FluxResource): FluxRef | undefined {
  if (!isReadable(resource)) return undefined;
  switch (resource.kind) {
    case 'Kustomization':
    case 'HelmChart':
      return known(resource, resource.sourceRef);
    case 'HelmRelease':
      return known(resource, resource.helmChart ?? resource.sourceRef);
    case 'ImagePolicy':
      return known(resource, resource.imageRepositoryRef);
    default:
      // What a source fetches is not in the cluster; an ExternalArtifact is made by others, in ways of their own.
      return undefined;
  }
}

/**
 * The same, past a HelmChart that does not exist (yet): helm-controller makes it from the release's own template.
 * With a chartRef to a HelmChart there is nothing behind it that is known.
 *
 * @public
 */
export function sourceBehindMissingChart(
  resource: FluxResource,
): FluxRef | undefined {
  if (!isReadable(resource) || resource.kind !== 'HelmRelease')
    return undefined;
  const source = known(resource, resource.sourceRef);
  return source?.kind === 'HelmChart' ? undefined : source;
}
