import { useMemo, type ReactNode } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import { groupBy } from '../../flux';
import { useKinds, useListing } from '../../hooks';
import { useRuntime } from '../../hooks/runtime';
import { FailedCard, TitledCard } from '../card';
import { DetailsProvider } from '../details';
import { RuntimeSentence, runtimeStates } from '../runtime';
import { rowsOf } from '../table';
import { useScope, useTranslate } from '../shared';
import { clusterStates } from './clusterStates';
import { ClustersTable } from './ClustersTable';

/** A card that tells of each cluster which Flux runs there, and how its resources are. */
export const ClustersCard = () => {
  const t = useTranslate();
  const title = t('fleet.clusters');
  const runtime = useRuntime();
  const known = useListing(useScope(), useKinds().all);
  const { resources, byKey, shared, clusters, errors, pending, failure } =
    known;
  const states = useMemo(
    () =>
      clusterStates(
        { clusters, errors, pending },
        rowsOf({ resources: resources ?? [], byKey, shared }),
      ),
    [resources, byKey, shared, clusters, errors, pending],
  );
  const resourcesOf = useMemo(() => {
    const byCluster = groupBy(resources ?? [], ({ cluster }) => cluster);
    return (cluster: string) => byCluster.get(cluster) ?? [];
  }, [resources]);
  const content = (): ReactNode => {
    if (runtime.clusters) {
      const runtimes = runtimeStates(
        runtime.clusters,
        runtime.runtimes,
        resourcesOf,
      );
      return (
        <>
          {failure && !resources && (
            <FailedCard errors={[failure]} onRetry={known.refresh} />
          )}
          {runtimes.length > 0 && <RuntimeSentence states={runtimes} />}
          <ClustersTable
            title={title}
            runtimes={runtimes}
            states={states}
            failure={failure}
          />
        </>
      );
    }
    return runtime.failure ? (
      <FailedCard errors={[runtime.failure]} onRetry={runtime.refresh} />
    ) : (
      <Skeleton
        role="status"
        aria-label={t('card.loading', { title })}
        variant="rect"
        height={120}
      />
    );
  };
  return (
    <TitledCard title={title}>
      <DetailsProvider card="clusters" byKey={byKey}>
        {content()}
      </DetailsProvider>
    </TitledCard>
  );
};
