import { namespacedName, type ObjectRef } from '../../flux';

/** Returns kind, namespace and name: `Kustomization team-a/podinfo`. */
export function resourceTitle(
  object: Pick<ObjectRef, 'kind' | 'namespace' | 'name'>,
): string {
  return `${object.kind} ${namespacedName(object)}`;
}

/** Longer than any Kubernetes name, so that only broken or hostile objects have longer texts. */
const CELL_LENGTH = 260;

/** Returns a text from a cluster for a cell, shortened only if it is longer than any valid one. */
export function inCell(text: string): string {
  return shorten(text, CELL_LENGTH);
}

/** Returns the title of an object for a cell: {@link resourceTitle}, shortened only if it is longer than any valid one. */
export function titleInCell(
  object: Pick<ObjectRef, 'kind' | 'namespace' | 'name'>,
): string {
  return `${inCell(object.kind)} ${inCell(namespacedName(object))}`;
}

/** Shortens a text to at most `length` characters, without cutting one in two. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  // Does not cut between the halves of a surrogate pair.
  const whole = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole}…`;
}
