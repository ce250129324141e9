import { Button, Collapse, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import useToggle from 'react-use/lib/useToggle';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { entityOf, restrictedTo, searchOf, type FluxCluster } from '../../api';
import type { FluxKind } from '../../flux';
import {
  transitionDuration,
  useScope,
  useTranslate,
  useWords,
} from '../shared';
import { kindWords, errorWords } from '../shared/late';
import { HowToLabel } from './HowToLabel';
import { useIsFirst } from './useIsFirst';

const useStyles = makeStyles(
  theme => ({
    box: { padding: theme.spacing(1.5, 2, 1) },
    clusterText: { overflowWrap: 'anywhere' },
  }),
  { name: 'FluxEmptyState' },
);

/** Kubernetes' rule for the name of a namespace. */
const NAMESPACE = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

export interface EmptyStateProps {
  readonly kinds: readonly FluxKind[];
  readonly clusters: readonly FluxCluster[];
  /** Whether some cluster did not respond. */
  readonly isIncomplete: boolean;
}

/** There are no resources on any cluster. */
const FleetEmptyState = ({ clusters, isIncomplete }: EmptyStateProps) => {
  const t = useTranslate();
  const { clustersText } = useWords(errorWords);
  const classes = useStyles();
  return (
    <div className={classes.box}>
      <Typography component="h3" variant="subtitle2">
        {t('fleet.empty')}
      </Typography>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.clusterText}
      >
        {clusters.length === 0
          ? t('empty.noClusters')
          : t('fleet.searched', {
              clusters: clustersText(
                clusters.map(({ name }) => t.cluster(name)),
              ),
            })}{' '}
        {isIncomplete && t('empty.incomplete')}
      </Typography>
    </div>
  );
};

/** There are no resources of an entity. Of several empty cards on a page, the first says how to label one, for all. */
const EntityEmptyState = (props: EmptyStateProps & { entity: Entity }) => {
  const t = useTranslate();
  const { anyOfKinds } = useWords(kindWords);
  const classes = useStyles();
  const { kinds, clusters, isIncomplete, entity } = props;
  const [isOpen, toggle] = useToggle(false);
  const id = useId();
  const { labelSelector: selector, namespace } = searchOf(entity);
  // A cluster that Backstage's answer lacks may not have been asked at all.
  const isChosen =
    restrictedTo(entity, clusters) !== undefined &&
    clusters.some(({ isInAnswer }) => isInAnswer === false);
  const [kind = 'Kustomization'] = kinds;
  const [isFirst, ref] = useIsFirst(stringifyEntityRef(entity));
  const title = (
    <Typography component="h3" variant="subtitle2">
      {t('empty.title', { kinds: anyOfKinds(kinds) })}
    </Typography>
  );
  if (!isFirst) {
    return (
      <div ref={ref} className={classes.box}>
        {title}
        {isIncomplete && (
          <Typography variant="body2" color="textSecondary">
            {t('empty.incomplete')}
          </Typography>
        )}
      </div>
    );
  }
  return (
    <div ref={ref} className={classes.box}>
      {title}
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.clusterText}
      >
        {clusters.length === 0
          ? t('empty.noClusters')
          : t(isChosen ? 'empty.searchedAmong' : 'empty.searched', {
              selector,
              where: namespace
                ? t('empty.namespace', { namespace })
                : t('empty.allNamespaces'),
              clusters: t('text.and', {
                items: clusters.map(({ name }) => t.cluster(name)),
              }),
            })}{' '}
        {isIncomplete && t('empty.incomplete')}
      </Typography>
      {namespace !== undefined && !NAMESPACE.test(namespace) && (
        <Typography variant="body2" className={classes.clusterText}>
          {t('empty.oneNamespace', { namespace })}
        </Typography>
      )}
      <Button
        size="small"
        color="primary"
        onClick={toggle}
        aria-expanded={isOpen}
        aria-controls={id}
      >
        {t('empty.how')}
      </Button>
      <Collapse in={isOpen} unmountOnExit timeout={transitionDuration()}>
        <div id={id}>
          <HowToLabel kind={kind} selector={selector} namespace={namespace} />
        </div>
      </Collapse>
    </div>
  );
};

/** Replaces the table when there are no resources: where they were searched for, and how to label one. */
export const EmptyState = (props: EmptyStateProps) => {
  const entity = entityOf(useScope());
  return entity ? (
    <EntityEmptyState {...props} entity={entity} />
  ) : (
    <FleetEmptyState {...props} />
  );
};
