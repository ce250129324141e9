import type { CommonFields } from './common';
import type { Edge, EdgeType } from './facets';
import type { ObjectRef } from './ref';
import { readList, readString, type UntrustedList } from './untrusted';

interface RawReference {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly namespace?: unknown;
}

/** Returns the group of `group/version`. */
function groupOf(apiVersion: unknown): string | undefined {
  // Nearly all references leave it out.
  if (apiVersion === undefined) return undefined;
  const [group, version] = (readString(apiVersion) ?? '').split('/');
  return group && version ? group : undefined;
}

/**
 * Reads a sourceRef, chartRef, dependsOn entry or imageRepositoryRef. Flux lets each leave out what it can infer.
 *
 * @param defaults - the object that refers, whose cluster and namespace hold where none is named; the group; and the
 *   kind where the field implies it
 */
export function readReference(
  raw: RawReference | undefined,
  defaults: {
    readonly from: Pick<CommonFields, 'cluster' | 'namespace'>;
    readonly group: string;
    readonly kind?: string;
  },
): ObjectRef | undefined {
  const { from } = defaults;
  const kind = readString(raw?.kind) ?? defaults.kind;
  const name = readString(raw?.name);
  if (kind === undefined || name === undefined) return undefined;
  return {
    cluster: from.cluster,
    group: groupOf(raw?.apiVersion) ?? defaults.group,
    kind,
    namespace: readString(raw?.namespace) ?? from.namespace,
    name,
  };
}

/** Returns an edge to what is referred to, if anything is. */
export function edgesTo(
  type: EdgeType,
  to: ObjectRef | undefined,
): readonly Edge[] {
  return to === undefined ? [] : [{ type, to }];
}

/** Reads `spec.dependsOn`, which refers to objects of the same kind. */
export function readDependsOn(
  raw: UntrustedList<RawReference> | undefined,
  from: CommonFields,
  kind: string,
): readonly Edge[] {
  const defaults = { from, group: from.group, kind };
  return readList(raw).flatMap(item =>
    edgesTo('dependsOn', readReference(item, defaults)),
  );
}
