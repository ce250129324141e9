import { KINDS, type FluxKind, type KindRole } from '../../flux';
import { CARDS } from '../cards';
import type { ColumnId } from '../table/columns';

/** Columns for what only kinds of a role have. */
const OF_ROLE: Partial<Record<KindRole, readonly ColumnId[]>> = {
  applier: ['source', 'revision'],
  source: ['url', 'artifact'],
  image: ['url'],
};

/** Returns the columns of a card that lists these kinds: those of the named card for them, or what their roles have. */
export function defaultColumns(
  kinds: readonly FluxKind[],
): readonly ColumnId[] {
  const wanted = [...kinds].sort().join();
  const named = Object.values(CARDS).find(
    card => [...card.kinds].sort().join() === wanted,
  );
  if (named) return named.columns;
  const roles = new Set(kinds.map(kind => KINDS[kind].role));
  const own = new Set([...roles].flatMap(role => OF_ROLE[role] ?? []));
  const kind: readonly ColumnId[] = kinds.length > 1 ? ['kind'] : [];
  return [...kind, 'name', ...own, 'status', 'updated'];
}
