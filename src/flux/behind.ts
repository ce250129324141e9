import { isReadable, type FluxObject, type FluxResource } from './models';
import { keyOf } from './ref';
import { refTo, type ObjectReference } from './references';
import { parseRevision, type Revision } from './revision';

/** What an applier's source holds, beside what the applier has applied. @public */
export interface SourceComparison {
  readonly source: FluxObject;
  /** What holds the revision: the source itself, or the HelmChart that Flux made from it. */
  readonly carrier: FluxObject;
  /** What the source has now, where it can be compared with what was applied. */
  readonly available?: Revision;
  /** The source has something that has not been applied. */
  readonly isBehind: boolean;
}

function find(
  byKey: ReadonlyMap<string, FluxResource>,
  cluster: string,
  reference: ObjectReference | undefined,
): FluxObject | undefined {
  if (reference === undefined) return undefined;
  const found = byKey.get(keyOf(refTo(cluster, reference)));
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

/** The source that an applier names, if it is among the resources that are known. */
export function findSource(
  resource: FluxResource,
  byKey: ReadonlyMap<string, FluxResource>,
): FluxObject | undefined {
  return isReadable(resource) && 'sourceRef' in resource
    ? find(byKey, resource.cluster, resource.sourceRef)
    : undefined;
}

/**
 * Compares what an applier has applied with what its source holds now. For a HelmRelease that is the revision of its
 * chart: of the OCIRepository or HelmChart that it names, or of the HelmChart that Flux made for it. The revision of a
 * HelmRepository is that of its whole index, which says nothing of one chart.
 *
 * @public
 */
export function compareWithSource(
  resource: FluxResource,
  byKey: ReadonlyMap<string, FluxResource>,
): SourceComparison | undefined {
  const source = findSource(resource, byKey);
  if (source === undefined || !isReadable(resource)) return undefined;
  const carrier =
    resource.kind === 'HelmRelease'
      ? (find(byKey, resource.cluster, resource.helmChart) ?? source)
      : source;
  const available =
    'artifact' in carrier ? carrier.artifact?.revision : undefined;
  if (available === undefined || !('appliedRevision' in resource)) {
    return { source, carrier, isBehind: false };
  }
  const { appliedRevision: applied } = resource;
  if (resource.kind === 'Kustomization') {
    const isBehind = applied !== undefined && applied.text !== available.text;
    return { source, carrier, available, isBehind };
  }
  if (carrier.kind !== 'OCIRepository' && carrier.kind !== 'HelmChart') {
    return { source, carrier, isBehind: false };
  }
  const isBehind =
    applied !== undefined &&
    !isChartOf(applied, resource.appliedDigest, available);
  return { source, carrier, available, isBehind };
}
