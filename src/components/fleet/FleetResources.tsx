import { useMemo } from 'react';
import type { FluxResources } from '../../hooks';
import { ListedCard } from '../card';
import { useTranslate } from '../shared';
import { chosenColumns, type FluxRow } from '../table';
import type { ColumnId } from '../table/columns';
import { clusterStates } from './clusterStates';
import { ClusterStrip } from './ClusterStrip';
import { FLEET_KINDS } from './fleetKinds';
import { FLEET } from './useClusterFilter';

const LISTED = { kinds: FLEET_KINDS };
const COLUMNS: readonly ColumnId[] = [
  'kind',
  'name',
  'source',
  'revision',
  'status',
  'updated',
];

const Strip = ({
  known: { clusters, errors, pending },
  rows,
}: {
  known: FluxResources;
  rows: readonly FluxRow[];
}) => {
  const states = useMemo(
    () => clusterStates({ clusters, errors, pending }, rows),
    [clusters, errors, pending, rows],
  );
  return <ClusterStrip states={states} />;
};

/** A card with all Flux resources of all clusters, below the clusters. */
export const FleetResources = () => {
  const t = useTranslate();
  const columns = useMemo(() => chosenColumns(COLUMNS, undefined), []);
  return (
    <ListedCard
      id={FLEET}
      title={t('card.title.resources')}
      listed={LISTED}
      columns={columns}
      many
      above={(known, rows) => <Strip known={known} rows={rows} />}
    />
  );
};
