import { CARD_COLUMNS, type CardName } from './cardColumns';
import { deploymentColumns } from './deployments';
import type { FluxColumn } from './FluxColumn';
import { imagePolicyColumns } from './imagePolicies';
import { sourceColumns } from './sources';

const ALL = new Map(
  [...deploymentColumns, ...sourceColumns, ...imagePolicyColumns].map(
    column => [column.id, column],
  ),
);

/** The columns of a card. */
export const columnsOf = (card: CardName): readonly FluxColumn[] =>
  CARD_COLUMNS[card].flatMap(id => ALL.get(id) ?? []);

/**
 * Those of a card's columns that are chosen, in the order of the choice; all of them without one. The name, which
 * heads each row, is always there.
 */
export function chosenColumns(
  columns: readonly FluxColumn[],
  chosen: readonly string[] | undefined,
): readonly FluxColumn[] {
  if (!chosen) return columns;
  const ids = chosen.includes('name') ? chosen : ['name', ...chosen];
  return [...new Set(ids)].flatMap(
    id => columns.find(column => column.id === id) ?? [],
  );
}
