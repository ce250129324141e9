import { fluxKinds, operatorKinds } from '../../cluster/kinds';
import { kindIn } from '../../cluster/releases';
import type { Setting } from './setting';

/**
 * Returns the newest API version of a kind that the setting's Flux serves.
 *
 * @throws Error if that Flux does not have the kind
 */
export function apiVersionOf({ flux }: Setting, kind: string): string {
  const known = [...fluxKinds, ...operatorKinds].find(
    each => each.kind === kind,
  );
  const [newest] = (known && kindIn(flux, known)?.versions) ?? [];
  if (!known || !newest) throw new Error(`Flux ${flux} has no ${kind}`);
  return `${known.group}/${newest.name}`;
}
