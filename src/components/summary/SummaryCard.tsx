import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useMemo } from 'react';
import { useListing } from '../../hooks';
import {
  cardState,
  EntityCard,
  isIncomplete,
  StatusBanner,
  TitledCard,
  type FluxCardProps,
} from '../card';
import { CARDS } from '../cards';
import { isFluxAvailable } from '../isFluxAvailable';
import { problemWords, useScope, useTranslate, useWords } from '../shared';
import { kindWords } from '../shared/late';
import { rowsOf } from '../table';
import { FluxSummary, NO_FILTERS } from '../table/fleet';
import { useTabPath } from '../useTabPath';

const LISTED = { kinds: CARDS.deployments.kinds };

const useStyles = makeStyles(
  theme => ({
    line: { ...theme.typography.body2, padding: theme.spacing(1.5, 2, 1) },
    link: { ...theme.typography.body2, padding: theme.spacing(0, 2, 1.5) },
  }),
  { name: 'FluxSummaryCard' },
);

const Summary = ({ title }: { title: string }) => {
  const t = useTranslate();
  const problemOf = useWords(problemWords);
  const { anyOfKinds } = useWords(kindWords);
  const classes = useStyles();
  const known = useListing(useScope(), LISTED.kinds);
  const { resources, byKey, shared } = known;
  const path = useTabPath();
  const state = cardState(LISTED, known);
  const rows = useMemo(
    () => rowsOf({ resources: resources ?? [], byKey, shared }),
    [resources, byKey, shared],
  );
  const mayLack = isIncomplete(state);
  const content = () => {
    if (rows.length > 0) {
      return (
        <FluxSummary
          {...{ title, rows }}
          isIncomplete={mayLack}
          filters={NO_FILTERS}
        />
      );
    }
    switch (state.is) {
      case 'loading':
        return (
          <div
            role="status"
            aria-label={t('card.loading', { title })}
            className={classes.line}
          >
            <Skeleton width="50%" />
          </div>
        );
      case 'failed':
        return (
          <div role="alert" className={classes.line}>
            {[...new Set(state.errors.map(error => problemOf(error)))].join(
              t('text.separator'),
            )}
          </div>
        );
      default:
        return (
          <div className={classes.line}>
            {mayLack
              ? t('summaryCard.unknown')
              : t('empty.title', { kinds: anyOfKinds(LISTED.kinds) })}
          </div>
        );
    }
  };
  return (
    <TitledCard
      title={title}
      aside={
        state.is !== 'failed' && <StatusBanner title={title} known={known} />
      }
    >
      {content()}
      {path !== undefined && (
        <div className={classes.link}>
          <Link to={path}>{t('summaryCard.open')}</Link>
        </div>
      )}
    </TitledCard>
  );
};

/**
 * A card for the overview that says in one line how the entity's Kustomizations and HelmReleases are. Shows nothing for
 * an entity without an annotation.
 */
export const SummaryCard = ({ title }: Pick<FluxCardProps, 'title'>) => {
  const { entity } = useEntity();
  if (!isFluxAvailable(entity)) return null;
  return (
    <EntityCard>
      {t => <Summary title={title ?? t('content.title')} />}
    </EntityCard>
  );
};
