import {
  InfoCard,
  Progress,
  ResponseErrorPanel,
  StatusError,
  StatusOK,
  Table,
  type TableColumn,
  type TableOptions,
} from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useCustomResources } from '@backstage/plugin-kubernetes-react';
import SyncIcon from '@material-ui/icons/Sync';
import { useMemo } from 'react';
import { MATCHERS, type CardProps } from '../page/kinds';
import { rowsOf, type Row } from './rows';
import { useSync } from './useSync';

const COLUMNS: TableColumn<Row>[] = [
  { title: 'Name', field: 'name', highlight: true, defaultSort: 'asc' },
  { title: 'Namespace', field: 'namespace' },
  { title: 'Cluster', field: 'cluster' },
  {
    title: 'Status',
    field: 'status',
    render: ({ status }) =>
      status === 'Ready' || status === 'Suspended' ? (
        <StatusOK>{status}</StatusOK>
      ) : (
        <StatusError>{status}</StatusError>
      ),
  },
  { title: 'Revision', field: 'revision' },
];

const OPTIONS: TableOptions<Row> = {
  search: true,
  paging: true,
  pageSize: 10,
  pageSizeOptions: [5, 10, 20, 100],
  emptyRowsWhenPaging: false,
  padding: 'dense',
  actionsColumnIndex: -1,
};

/**
 * A card built the usual way: its own `useCustomResources` from kubernetes-react, and the Table of core-components with
 * search, sorting and pagination. Its rows are computed only for a new answer.
 */
export const UsualCard = ({ kinds, refreshMs }: CardProps) => {
  const { entity } = useEntity();
  const { kubernetesObjects, error } = useCustomResources(
    entity,
    kinds.map(kind => MATCHERS[kind]),
    refreshMs,
  );
  const rows = useMemo(() => rowsOf(kubernetesObjects), [kubernetesObjects]);
  const sync = useSync();
  const actions = useMemo(
    () => [
      (row: Row) => ({
        icon: () => <SyncIcon fontSize="small" />,
        tooltip: `Sync ${row.name}`,
        onClick: () => sync(row),
      }),
    ],
    [sync],
  );
  const title = kinds.join(', ');
  if (error) return <ResponseErrorPanel error={new Error(error)} />;
  if (!kubernetesObjects) {
    return (
      <InfoCard title={title}>
        <Progress />
      </InfoCard>
    );
  }
  return (
    <Table
      title={title}
      columns={COLUMNS}
      data={rows}
      options={OPTIONS}
      actions={actions}
    />
  );
};
