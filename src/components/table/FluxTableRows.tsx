import { useMemo } from 'react';
import type { FluxActionState } from '../../hooks';
import { RowAccess, type OnAction } from '../actions';
import type { useSelection } from '../bulk';
import type { FluxColumn } from './columns';
import { FluxTableRow } from './FluxTableRow';
import type { FluxRow } from './rows';
import { useRowKeys } from './useRowKeys';

/** The rows of a page of a table. */
export const FluxTableRows = (props: {
  page: readonly FluxRow[];
  /** How often a person has sorted the table. */
  sorts: number;
  /** Columns that have their own cells. `folded` are those without space. */
  columns: readonly FluxColumn[];
  folded: readonly FluxColumn[];
  /** Actions by the keys of objects. */
  states: ReadonlyMap<string, FluxActionState>;
  /** `undefined` if rows cannot be selected. */
  selection:
    Pick<ReturnType<typeof useSelection>, 'has' | 'toggle'> | undefined;
  onAction: OnAction;
}) => {
  const { page, sorts, columns, folded, states, selection, onAction } = props;
  const onPage = useMemo(() => page.map(({ resource }) => resource), [page]);
  const keyOf = useRowKeys(page, sorts);
  return (
    <RowAccess resources={onPage}>
      {page.map(row => (
        <FluxTableRow
          key={keyOf(row)}
          row={row}
          columns={columns}
          folded={folded}
          actionState={states.get(row.resource.key)}
          isSelected={selection?.has(row.resource.key)}
          onSelect={selection?.toggle}
          onAction={onAction}
        />
      ))}
    </RowAccess>
  );
};
