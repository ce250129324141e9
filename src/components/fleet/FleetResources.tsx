import { useMemo } from 'react';
import { useKinds, type FluxResources } from '../../hooks';
import { useCatalog } from '../../hooks/catalog';
import { useRuntime } from '../../hooks/runtime';
import { ListedCard } from '../card';
import { ExtraKindsNotice, useTranslate } from '../shared';
import type { FluxRow } from '../table';
import { COLUMNS, type FluxColumn } from '../table/columns';
import { CatalogFilters } from './CatalogFilters';
import { CatalogNotice } from './CatalogNotice';
import { clusterStates } from './clusterStates';
import { ClusterStrip } from './ClusterStrip';
import { entityColumn } from './entityColumn';
import { mixedRevisionColumn, mixedSourceColumn } from './mixedColumns';
import { FLEET } from './useClusterFilter';

/** A table of all kinds, with the entities after the name. */
const FLEET_COLUMNS: readonly FluxColumn[] = [
  COLUMNS.kind,
  COLUMNS.name,
  entityColumn,
  mixedSourceColumn,
  mixedRevisionColumn,
  COLUMNS.status,
  COLUMNS.updated,
];

const Strip = ({
  known: { clusters, errors, pending },
  rows,
}: {
  known: FluxResources;
  rows: readonly FluxRow[];
}) => {
  // Requests nothing: the tab "Clusters" has read it, or not.
  const { runtimes } = useRuntime(false);
  const states = useMemo(
    () => clusterStates({ clusters, errors, pending }, rows, runtimes),
    [clusters, errors, pending, rows, runtimes],
  );
  return <ClusterStrip states={states} />;
};

/** A card with all Flux resources of all clusters, below the clusters. */
export const FleetResources = () => {
  const t = useTranslate();
  const catalog = useCatalog();
  const { all: kinds } = useKinds();
  const listed = useMemo(() => ({ kinds }), [kinds]);
  return (
    <ListedCard
      id={FLEET}
      title={t('card.title.resources')}
      listed={listed}
      columns={FLEET_COLUMNS}
      many
      entitiesOf={catalog.entitiesOf}
      moreFilters={CatalogFilters}
      above={(known, rows) => (
        <>
          <Strip known={known} rows={rows} />
          <ExtraKindsNotice />
          <CatalogNotice catalog={catalog} />
        </>
      )}
    />
  );
};
