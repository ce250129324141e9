import { Typography } from '@material-ui/core';
import Skeleton from '@material-ui/lab/Skeleton';
import type { Scope } from '../../api';
import type { FluxResource } from '../../flux';
import { mayRequest, useClusterPermission } from '../../hooks';
import { useRuntime } from '../../hooks/runtime';
import { FailedCard, TitledCard, type FluxCardProps } from '../card';
import { DetailsProvider } from '../details';
import {
  ForgeProvider,
  ScopeProvider,
  TranslateProvider,
  useAppForges,
  useAppTranslate,
  useTranslate,
} from '../shared';
import { runtimeStates } from './runtimeStates';
import { RuntimeSentence } from './RuntimeSentence';
import { RuntimeTable } from './RuntimeTable';

const EVERYTHING: Scope = {};
/** The card lists no resources: details read what they show. */
const NOTHING: ReadonlyMap<string, FluxResource> = new Map();

const LoadedCard = ({ title }: { title: string }) => {
  const t = useTranslate();
  const permission = useClusterPermission();
  const { clusters, runtimes, failure, refresh } = useRuntime(
    mayRequest(permission),
  );
  if (permission === 'denied') {
    return (
      <Typography variant="body2" style={{ padding: '0 16px 16px' }}>
        {t('failure.forbiddenFleet')}
      </Typography>
    );
  }
  if (!clusters) {
    return failure ? (
      <FailedCard errors={[failure]} onRetry={refresh} />
    ) : (
      <Skeleton
        role="status"
        aria-label={t('card.loading', { title })}
        variant="rect"
        height={120}
      />
    );
  }
  const states = runtimeStates(clusters, runtimes);
  return (
    <>
      {states.length > 0 && <RuntimeSentence states={states} />}
      <RuntimeTable title={title} states={states} />
    </>
  );
};

/** A card with the Flux that runs on each cluster: its version and its controllers. For any page of Backstage. */
export const RuntimeCard = ({ title }: Pick<FluxCardProps, 'title'>) => {
  const t = useAppTranslate();
  const forges = useAppForges();
  const shown = title ?? t('runtime.title');
  return (
    <ScopeProvider value={EVERYTHING}>
      <TranslateProvider value={t}>
        <ForgeProvider value={forges}>
          <TitledCard title={shown}>
            <DetailsProvider card="runtime" byKey={NOTHING}>
              <LoadedCard title={shown} />
            </DetailsProvider>
          </TitledCard>
        </ForgeProvider>
      </TranslateProvider>
    </ScopeProvider>
  );
};
