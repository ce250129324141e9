import { COLUMNS, type ColumnId, type FluxColumn } from './columns';

/**
 * Returns the columns of a card in the order that the app has chosen, or all of them if it has not. Ids that the card
 * does not have are left out. The name, which heads each row, is always included, first if it is not chosen.
 *
 * @param own - ids of the card's own columns, in order
 */
export function chosenColumns(
  own: readonly ColumnId[],
  chosen: readonly string[] = own,
): readonly FluxColumn[] {
  const ids = chosen.includes('name') ? chosen : ['name', ...chosen];
  return [...new Set(ids)].flatMap(id => {
    const found = own.find(each => each === id);
    return found ? COLUMNS[found] : [];
  });
}
