import { isFluxKind, definitionOf, kindsOf, type FluxKind } from '../../flux';
import type { CardDefinition } from '../cards';

/** The kinds that a card lists. */
export type ListedKinds = Pick<CardDefinition, 'kinds' | 'sharedKinds'>;

const NO_KINDS: readonly FluxKind[] = [];
const APPLIERS = kindsOf('applier');

/** Returns the names that are no known kinds. */
export function unknownKinds(kinds: readonly string[]): readonly string[] {
  return [...new Set(kinds)].filter(kind => !isFluxKind(kind));
}

/** Returns what a card of these kinds lists, without unknown names and repetitions. */
export function listedKinds(
  kinds: readonly string[],
  hasShared: boolean,
): Required<ListedKinds> {
  const listed = [...new Set(kinds.filter(isFluxKind))];
  return {
    kinds: listed,
    sharedKinds: hasShared
      ? listed.filter(kind => definitionOf(kind).role === 'source')
      : NO_KINDS,
  };
}

/** Returns the kinds that a card polls only because they refer to the shared sources that it lists. */
export function alsoPolled({
  sharedKinds = NO_KINDS,
}: ListedKinds): readonly FluxKind[] {
  return sharedKinds.length > 0 ? APPLIERS : NO_KINDS;
}
