import Skeleton from '@material-ui/lab/Skeleton';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useState } from 'react';
import { kindsOf, type FluxResource } from '../../flux';
import {
  versionsOver,
  type Unread,
  type VersionState,
} from '../../flux/details';
import { useListing, type FluxResources } from '../../hooks';
import {
  cardState,
  EmptyCard,
  EntityCard,
  FailedCard,
  StatusBanner,
  TitledCard,
  type FluxCardProps,
} from '../card';
import { DetailsProvider } from '../details';
import { useScope, useTranslate, useWords } from '../shared';
import { Matrix } from './Matrix';
import { StateBar } from './StateBar';
import { versionWords } from './versionWords';

const APPLIERS = kindsOf('applier');
const SOURCES = kindsOf('source');
const NO_RESOURCES = [] as const;

const useStyles = makeStyles(
  theme => ({
    top: { padding: theme.spacing(1.5, 2, 1) },
    sentence: {
      ...theme.typography.body1,
      fontWeight: 600,
      margin: theme.spacing(0, 0, 1),
    },
  }),
  { name: 'FluxVersions' },
);

/** Returns what the latest poll has not read: what failed, and the clusters without rows that are still being read. */
function unreadOf(
  {
    errors,
    pending,
    slots,
  }: Pick<FluxResources, 'errors' | 'pending' | 'slots'>,
  resources: readonly FluxResource[],
): readonly Unread[] {
  const seen = new Set(resources.map(({ cluster }) => cluster));
  const isApplier = (kind: string) => APPLIERS.some(each => each === kind);
  return [
    ...errors.flatMap(({ cluster, kind }) =>
      cluster === undefined ? [] : { cluster, kind },
    ),
    // The time of its last good answer is known for each kind.
    ...slots.flatMap(({ cluster, kind, error, fetchedAt }) =>
      error && isApplier(kind) ? { cluster, kind, readAt: fetchedAt } : [],
    ),
    ...pending.flatMap(cluster =>
      seen.has(cluster) ? [] : { cluster, isPending: true },
    ),
  ];
}

const Versions = ({
  known,
  title,
}: {
  known: FluxResources;
  title: string;
}) => {
  const t = useTranslate();
  const sentenceOf = useWords(versionWords);
  const classes = useStyles();
  const { resources = NO_RESOURCES, byKey, errors, pending, slots } = known;
  const versions = useMemo(() => {
    const unread = unreadOf({ errors, pending, slots }, resources);
    return versionsOver(resources, byKey, unread, t.cluster);
  }, [resources, byKey, errors, pending, slots, t]);
  const [chosen, setChosen] = useState<VersionState>();
  const clusters = versions.clusters.filter(
    ({ state }) => chosen === undefined || state === chosen,
  );
  return (
    <>
      <div className={classes.top}>
        <p className={classes.sentence}>{sentenceOf(versions)}</p>
        <StateBar
          clusters={versions.clusters}
          chosen={chosen}
          onChoose={setChosen}
        />
      </div>
      <Matrix title={title} rows={versions.rows} clusters={clusters} />
    </>
  );
};

const LoadedCard = ({ title }: { title: string }) => {
  const t = useTranslate();
  const classes = useStyles();
  const known = useListing(useScope(), APPLIERS, SOURCES);
  const { resources, byKey, clusters, refresh } = known;
  const state = cardState({ kinds: APPLIERS }, known);
  const content = () => {
    if (state.is === 'failed')
      return <FailedCard errors={state.errors} onRetry={refresh} />;
    if (state.is === 'loading') {
      return (
        <div
          role="status"
          aria-label={t('card.loading', { title })}
          className={classes.top}
        >
          <Skeleton width="50%" />
          <Skeleton variant="rect" height={120} />
        </div>
      );
    }
    return resources && resources.length > 0 ? (
      <Versions known={known} title={title} />
    ) : (
      <EmptyCard
        kinds={APPLIERS}
        clusters={clusters}
        isIncomplete={state.is !== 'empty' || state.isStale}
      />
    );
  };
  return (
    <TitledCard
      title={title}
      aside={
        state.is !== 'failed' && <StatusBanner title={title} known={known} />
      }
    >
      <DetailsProvider card="versions" byKey={byKey}>
        {content()}
      </DetailsProvider>
    </TitledCard>
  );
};

/** A card that tells which version of each applier is on which cluster, and how far each has got to the newest. */
export const VersionsCard = ({ title }: Pick<FluxCardProps, 'title'>) => (
  <EntityCard>
    {t => <LoadedCard title={title ?? t('card.title.versions')} />}
  </EntityCard>
);
