import { IconButton } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import CloseIcon from '@material-ui/icons/Close';
import { useMemo } from 'react';
import { isReadable } from '../../flux';
import { beginningOf, readHistory } from '../../flux/details';
import { useDashboardLink } from '../../hooks/details';
import { RowAccess, RowActions, useActionMessages } from '../actions';
import { StatusCell } from '../cells';
import {
  ClusterName,
  ExternalLink,
  inCell,
  useCellStyles,
  useNow,
  useTranslate,
} from '../shared';
import { CopyLink } from '../table';
import { AccessRequest } from './AccessRequest';
import { CauseBox } from './CauseBox';
import type { DetailsObject } from './DetailsObject';
import type { DetailsNavigation } from './useOpenDetails';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2, 3, 1) },
    top: { display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1) },
    words: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
    title: {
      ...theme.typography.h5,
      margin: 0,
      lineHeight: 1.3,
    },
    kind: {
      display: 'block',
      ...theme.typography.body2,
      color: theme.palette.text.secondary,
    },
    state: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1, 3),
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'FluxDetailsHeader' },
);

type Readable = Required<Pick<DetailsObject, 'resource' | 'reading'>>;

/** Since when the object fails, as far as the object tells; when its status last changed, if it does not fail. */
const Since = ({ resource, reading }: Readable) => {
  const t = useTranslate();
  const cells = useCellStyles();
  const now = useNow();
  const json = reading.data?.json;
  const history = useMemo(() => (json ? readHistory(json) : []), [json]);
  const beginning = beginningOf(resource, history);
  const at = beginning?.at ?? resource.status.since;
  if (at === undefined) return null;
  // Another time a moment later would look like news. The line keeps its place.
  if (beginning && reading.isPending)
    return <div className={cells.secondary}>&nbsp;</div>;
  const ageOf = (time: string) => t.age(Date.parse(time), now);
  const parts = beginning
    ? [
        t(
          beginning.isKnown
            ? 'details.failingSince'
            : 'details.failingSinceAtLeast',
          { age: ageOf(at) },
        ),
        beginning.succeededAt &&
          t('details.lastSucceeded', { age: ageOf(beginning.succeededAt) }),
      ]
    : [t.labelled(t('statusDetail.lastChanged'), ageOf(at))];
  return (
    <div className={cells.secondary} title={t.exactTime(at)}>
      {parts.filter(Boolean).join(' · ')}
    </div>
  );
};

/** Status of one of Flux's objects, for how long it has been so, and the actions of its row. */
const State = ({ resource, reading }: Readable) => {
  const classes = useStyles();
  const { onAction, states } = useActionMessages();
  return (
    <div className={classes.state}>
      <div>
        <StatusCell resource={resource} />
        <Since resource={resource} reading={reading} />
      </div>
      <RowAccess resources={[resource]}>
        {isReadable(resource) && <AccessRequest resource={resource} />}
        <RowActions
          resource={resource}
          state={states.get(resource.key)}
          onAction={onAction}
        />
      </RowAccess>
    </div>
  );
};

/** Name and place of the object, its status with the cause, and its actions. */
export const DetailsHeader = (props: {
  object: DetailsObject;
  details: DetailsNavigation;
  titleId: string;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const { object, details, titleId } = props;
  const { ref, resource, reading } = object;
  const dashboard = useDashboardLink(ref);
  return (
    <header className={classes.root}>
      <div className={classes.top}>
        {details.hasBefore && (
          <IconButton
            size="small"
            aria-label={t('details.back')}
            onClick={details.back}
          >
            <ArrowBackIcon />
          </IconButton>
        )}
        <div className={classes.words}>
          <h2 id={titleId} className={classes.title}>
            <span className={classes.kind}>{inCell(ref.kind)}</span>{' '}
            <bdi>{inCell(ref.name)}</bdi>
          </h2>
          <div>
            {ref.namespace && (
              <>
                <bdi>{inCell(ref.namespace)}</bdi> ·{' '}
              </>
            )}
            <ClusterName name={ref.cluster} />
            {dashboard !== undefined && (
              <>
                {' · '}
                <ExternalLink to={dashboard} label={dashboard}>
                  {t('commands.dashboardItem')}
                </ExternalLink>
              </>
            )}
          </div>
        </div>
        <CopyLink title={ref.name} link={() => window.location.href} />
        <IconButton
          size="small"
          aria-label={t('dialog.close')}
          onClick={details.close}
        >
          <CloseIcon />
        </IconButton>
      </div>
      {resource && (
        <>
          <State resource={resource} reading={reading} />
          <CauseBox resource={resource} />
        </>
      )}
    </header>
  );
};
