import {
  Table,
  type TableColumn,
  type TableFilter,
  type TableOptions,
} from '@backstage/core-components';
import { Typography } from '@material-ui/core';
import { useMemo, useRef } from 'react';
import isDeepEqual from 'react-use/esm/misc/isDeepEqual';
import type { Row } from './rows';

const OPTIONS: TableOptions<Row> = {
  padding: 'dense',
  paging: true,
  search: true,
  pageSize: 5,
  // The last is for the benchmark, which measures all tables with as many rows.
  pageSizeOptions: [5, 10, 20, 100],
  thirdSortClick: false,
  emptyRowsWhenPaging: false,
  columnsButton: true,
};

const FILTERS: TableFilter[] = [{ column: 'Cluster', type: 'multiple-select' }];

/** Returns the previous value as long as the new one is deeply equal. */
function useUnchanged<T>(value: T): T {
  const latest = useRef(value);
  if (!isDeepEqual(latest.current, value)) latest.current = value;
  return latest.current;
}

interface Props {
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly isLoading: boolean;
}

/** The Table of core-components, which renders only if a row differs from before. */
export const IncumbentTable = (props: Props) => {
  const { columns, rows, isLoading } = useUnchanged(props);
  return useMemo(
    () => (
      <Table
        // Another number of rows mounts another table.
        key={rows.length}
        columns={[...columns]}
        data={[...rows]}
        options={OPTIONS}
        filters={FILTERS}
        isLoading={isLoading}
        // Another element makes the Table mount its body again.
        emptyContent={<Typography align="center">Nothing found</Typography>}
      />
    ),
    [columns, rows, isLoading],
  );
};
