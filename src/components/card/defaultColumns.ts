import { definitionOf, type FluxKind, type KindRole } from '../../flux';
import { CARDS } from '../cards';
import type { ColumnId } from '../table/columns';

/** Columns for what only kinds of some roles have, from left to right. */
const OF_ROLES: readonly (readonly [ColumnId, readonly KindRole[]])[] = [
  ['source', ['applier', 'generator']],
  ['revision', ['applier', 'generator']],
  ['url', ['source', 'image']],
  ['artifact', ['source']],
];

/** Returns the columns of a card that lists these kinds: those of the named card for them, or what their roles have. */
export function defaultColumns(
  kinds: readonly FluxKind[],
): readonly ColumnId[] {
  const wanted = [...kinds].sort().join();
  const named = Object.values(CARDS).find(
    card => [...card.kinds].sort().join() === wanted,
  );
  if (named) return named.columns;
  const own = OF_ROLES.flatMap(([id, roles]) =>
    kinds.some(each => roles.includes(definitionOf(each).role)) ? id : [],
  );
  const kind: readonly ColumnId[] = kinds.length > 1 ? ['kind'] : [];
  return [...kind, 'name', ...own, 'status', 'updated'];
}
