import { namespacedName, type FluxResource } from '../flux';

/** `Kustomization team-a/podinfo`. */
export function resourceTitle(resource: FluxResource): string {
  return `${resource.kind} ${namespacedName(resource)}`;
}

/** The beginning of a text, at most so many characters; no character is cut in two. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  // Not between the halves of a surrogate pair.
  const whole = /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
  return `${whole}…`;
}
