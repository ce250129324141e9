import { namespacedName, type FluxResource } from '../../flux';
import type { Translate } from './translate';

/** Returns kind, namespace and name: `Kustomization team-a/podinfo`. */
export function resourceTitle(resource: FluxResource): string {
  return `${resource.kind} ${namespacedName(resource)}`;
}

/** Longer than any Kubernetes name, so that only broken or hostile objects have longer texts. */
const CELL_LENGTH = 260;

/** Returns a text from a cluster for a cell, shortened only if it is longer than any valid one. */
export function inCell(text: string): string {
  return shorten(text, CELL_LENGTH);
}

/** Returns the title with its cluster: `Kustomization team-a/podinfo on production-eu`. */
export function placedTitle(t: Translate, resource: FluxResource): string {
  const cluster = t.cluster(resource.cluster);
  return t('text.placed', { what: resourceTitle(resource), cluster });
}

/** Returns a cluster's title with its name, for what a person does outside Backstage. */
export function clusterAndName(t: Translate, name: string): string {
  const text = t.cluster(name);
  return text.includes(name) ? text : `${text} (${name})`;
}

/** Shortens a text to at most `length` characters, without cutting one in two. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  // Does not cut between the halves of a surrogate pair.
  const whole = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole}…`;
}

/** Joins items: `a, b, c`. */
export function listed(t: Translate, items: readonly string[]): string {
  return items.join(t('text.separator'));
}

/** Joins labels and text: `a: b: c`. Leaves out absent parts. */
export function labelled(
  t: Translate,
  ...parts: readonly (string | undefined)[]
): string {
  return parts
    .flatMap(part => part || [])
    .reduceRight((text, label) => t('text.labelled', { label, text }));
}
