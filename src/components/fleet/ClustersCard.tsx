import { useMemo } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import { useListing } from '../../hooks';
import { cardState, EmptyCard, FailedCard, TitledCard } from '../card';
import { rowsOf } from '../table';
import { useScope, useTranslate } from '../shared';
import { clusterStates } from './clusterStates';
import { ClustersTable } from './ClustersTable';
import { FLEET_KINDS } from './fleetKinds';

/** A card that tells of each cluster how its resources are. */
export const ClustersCard = () => {
  const t = useTranslate();
  const title = t('fleet.clusters');
  const known = useListing(useScope(), FLEET_KINDS);
  const { resources, byKey, shared, clusters, errors, pending } = known;
  const states = useMemo(
    () =>
      clusterStates(
        { clusters, errors, pending },
        rowsOf({ resources: resources ?? [], byKey, shared }),
      ),
    [resources, byKey, shared, clusters, errors, pending],
  );
  const state = cardState({ kinds: FLEET_KINDS }, known);
  const content = () => {
    if (state.is === 'failed' && clusters.length === 0) {
      return <FailedCard errors={state.errors} onRetry={known.refresh} />;
    }
    if (states.length > 0) {
      return <ClustersTable title={title} states={states} />;
    }
    return state.is === 'loading' ? (
      <Skeleton
        role="status"
        aria-label={t('card.loading', { title })}
        variant="rect"
        height={120}
      />
    ) : (
      <EmptyCard kinds={FLEET_KINDS} clusters={clusters} isIncomplete={false} />
    );
  };
  return <TitledCard title={title}>{content()}</TitledCard>;
};
