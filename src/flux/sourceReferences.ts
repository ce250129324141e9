import { KINDS, type FluxRef } from './kinds';
import { isReadable, type FluxResource } from './models';
import { keyOf } from './ref';
import { fluxRefTo } from './references';

/** A source that an applier names: where it is, and who names it. @public */
export interface NamedSource extends FluxRef {
  /** The key that the source has, or would have, as a resource. */
  readonly key: string;
  /** Each applier that names it, or takes its chart from it. */
  readonly namedBy: readonly FluxResource[];
}

/**
 * The sources that these resources name (sourceRef, chartRef, and the HelmChart between a HelmRelease and its
 * repository), each once however many name it. Kinds that are no source of Flux are left out.
 *
 * @public
 */
export function namedSources(
  resources: readonly FluxResource[],
): readonly NamedSource[] {
  const found = new Map<string, NamedSource & { namedBy: FluxResource[] }>();
  for (const resource of resources) {
    if (!isReadable(resource) || KINDS[resource.kind].role !== 'applier') {
      continue;
    }
    const { cluster } = resource;
    const references = [
      'sourceRef' in resource ? resource.sourceRef : undefined,
      'helmChart' in resource ? resource.helmChart : undefined,
    ];
    for (const reference of references) {
      const ref = reference && fluxRefTo(cluster, reference);
      if (!ref) continue;
      const key = keyOf(ref);
      const known = found.get(key);
      if (!known) {
        const namedBy = [resource];
        found.set(key, { ...ref, key, namedBy });
      } else if (known.namedBy.at(-1) !== resource) {
        // A chartRef may be the HelmChart itself: named twice by one, and once by it.
        known.namedBy.push(resource);
      }
    }
  }
  return [...found.values()];
}

/**
 * Whether no sourceRef and no chartRef names it: it is a HelmChart that helm-controller makes from the templates of
 * HelmReleases. Nothing is wrong where it does not exist yet.
 *
 * @public
 */
export function isMadeByFlux({ kind, namedBy }: NamedSource): boolean {
  return (
    kind === 'HelmChart' &&
    namedBy.every(
      resource =>
        !('sourceRef' in resource) || resource.sourceRef?.kind !== kind,
    )
  );
}
