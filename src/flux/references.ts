import { isFluxKind, KINDS, type FluxRef } from './kinds';
import type { ObjectRef } from './ref';
import { text } from './untrusted';

/** Another object of the same cluster. @public */
export interface ObjectReference {
  /** A kind as written; not always one of the kinds table. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

interface RawReference {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly namespace?: unknown;
}

/**
 * Reads a sourceRef, chartRef, dependsOn entry or imageRepositoryRef. Flux lets each leave out what it can infer.
 *
 * @param defaults - the kind where the field implies it, and the namespace of the object that refers
 */
export function readReference(
  raw: RawReference | undefined,
  defaults: { readonly kind?: string; readonly namespace: string },
): ObjectReference | undefined {
  const kind = text(raw?.kind) ?? defaults.kind;
  const name = text(raw?.name);
  if (kind === undefined || name === undefined) return undefined;
  return { kind, name, namespace: text(raw?.namespace) ?? defaults.namespace };
}

/** Returns what a reference within a cluster refers to. A kind that is not in the table of kinds has no known group. */
export function refTo(
  cluster: string,
  { kind, namespace, name }: ObjectReference,
): ObjectRef {
  const group = isFluxKind(kind) ? KINDS[kind].group : '';
  return { cluster, group, kind, namespace, name };
}

/** Returns the same for kinds of the table, and `undefined` for others. */
export function fluxRefTo(
  cluster: string,
  { kind, namespace, name }: ObjectReference,
): FluxRef | undefined {
  return isFluxKind(kind)
    ? { cluster, group: KINDS[kind].group, kind, namespace, name }
    : undefined;
}
