import { namespacedName, type FluxResource } from '../../flux';
import type { Translate } from './translate';

/** `Kustomization team-a/podinfo`. */
export function resourceTitle(resource: FluxResource): string {
  return `${resource.kind} ${namespacedName(resource)}`;
}

/** Longer than Kubernetes lets a name be: only a broken or hostile object has such a text. */
const CELL_LENGTH = 260;

/** A text from a cluster as a cell shows it: whole, unless it is longer than any that makes sense there. */
export function inCell(text: string): string {
  return shorten(text, CELL_LENGTH);
}

/** `Kustomization team-a/podinfo on production-eu`: its namesakes on other clusters are other objects. */
export function placedTitle(t: Translate, resource: FluxResource): string {
  const { cluster } = resource;
  return t('text.placed', { what: resourceTitle(resource), cluster });
}

/** The beginning of a text, at most so many characters; no character is cut in two. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  // Not between the halves of a surrogate pair.
  const whole = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole}…`;
}

/** `a, b, c`. */
export function listed(t: Translate, items: readonly string[]): string {
  return items.join(t('text.separator'));
}

/** `a: b: c`, without what is absent. */
export function labelled(
  t: Translate,
  ...parts: readonly (string | undefined)[]
): string {
  return parts
    .flatMap(part => part || [])
    .reduceRight((text, label) => t('text.labelled', { label, text }));
}
