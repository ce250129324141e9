import {
  isReadable,
  resourceKey,
  type FluxObject,
  type FluxResource,
} from './models';
import { parseRevision, type Revision } from './revision';

/** What an applier's source holds, beside what the applier has applied. */
export interface SourceComparison {
  readonly source: FluxObject;
  /** What the source has now, where it can be compared with what was applied. */
  readonly available?: Revision;
  /** The source has something that has not been applied. */
  readonly isBehind: boolean;
}

/** The source that an applier names, if it is among the resources that are known. */
export function findSource(
  resource: FluxResource,
  byKey: ReadonlyMap<string, FluxResource>,
): FluxObject | undefined {
  if (!isReadable(resource) || !('sourceRef' in resource)) return undefined;
  const { sourceRef, cluster } = resource;
  if (sourceRef === undefined) return undefined;
  const found = byKey.get(
    resourceKey(cluster, sourceRef.kind, sourceRef.namespace, sourceRef.name),
  );
  return found && isReadable(found) ? found : undefined;
}

const DIGEST_START = /^[0-9a-f]{7,}$/;

/** `6.6.1+0cc9a8446c95` is chart 6.6.1 from the OCI artifact whose digest begins so. */
function isChartOf(
  applied: Revision,
  digest: string | undefined,
  available: Revision,
): boolean {
  if (available.hash === undefined) return applied.text === available.text;
  if (digest !== undefined)
    return parseRevision(digest).hash === available.hash;
  const [version, build] = applied.text.split('+');
  if (build !== undefined && DIGEST_START.test(build))
    return available.hash.startsWith(build);
  // Flux demands that the tag of a chart is its version. Of a digest without a tag there is nothing to compare.
  return available.ref === undefined || version === available.ref;
}

/**
 * Compares what an applier has applied with what its source holds now. A HelmRelease can be compared where its source
 * is the chart itself (OCIRepository, HelmChart); the revision of a HelmRepository is that of its whole index, which
 * says nothing of one chart.
 */
export function compareWithSource(
  resource: FluxResource,
  byKey: ReadonlyMap<string, FluxResource>,
): SourceComparison | undefined {
  const source = findSource(resource, byKey);
  if (source === undefined || !isReadable(resource)) return undefined;
  const unknown: SourceComparison = { source, isBehind: false };
  const available =
    'artifact' in source ? source.artifact?.revision : undefined;
  if (available === undefined) return unknown;
  if (resource.kind === 'Kustomization') {
    const applied = resource.appliedRevision;
    return {
      source,
      available,
      isBehind: applied !== undefined && applied.text !== available.text,
    };
  }
  const isChart =
    source.kind === 'OCIRepository' || source.kind === 'HelmChart';
  if (resource.kind === 'HelmRelease' && isChart) {
    const applied = resource.appliedRevision;
    return {
      source,
      available,
      isBehind:
        applied !== undefined &&
        !isChartOf(applied, resource.appliedDigest, available),
    };
  }
  return unknown;
}
