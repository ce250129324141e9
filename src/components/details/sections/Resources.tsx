import { Button, Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useState } from 'react';
import { isFluxRef } from '../../../flux';
import { hasPods } from '../../../flux/details';
import { useApplied, type AppliedObjects } from '../../../hooks/details';
import { StatusIcon, statusWords } from '../../cells';
import {
  defineWords,
  inCell,
  ObjectLink,
  shorten,
  useCellStyles,
  useTranslate,
  useWords,
} from '../../shared';
import { errorWords } from '../../shared/late';
import type { DetailsObject, SectionProps } from '../DetailsObject';
import { HEALTH_ICON } from '../../shared/late';
import { GrantNeeded, ReadingStates } from '../ReadingStates';
import { Disclosure } from './Disclosure';
import { HealthState, HealthWhy, ObjectLine } from './HealthLine';
import { Owned } from './Owned';
import {
  countByHealth,
  resourceRows,
  wordOf,
  type ResourceRow,
} from './resourceRows';

/** Number of rows that are drawn at first: the worst. More of them are shown on request. */
const ROWS = 100;
const MESSAGE_LENGTH = 300;

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: theme.spacing(1, 0),
      padding: 0,
      '& > li': {
        padding: theme.spacing(0.5, 0),
        borderTop: `1px solid ${theme.palette.divider}`,
        // Rows out of sight cost nothing.
        contentVisibility: 'auto',
        containIntrinsicSize: 'auto 33px',
      },
    },
    counts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      '& > li': {
        display: 'inline-flex',
        alignItems: 'center',
        gap: theme.spacing(0.5),
      },
    },
    note: { margin: theme.spacing(1, 0) },
  }),
  { name: 'FluxResources' },
);

/** Words for an object that was not read. */
const UNREAD = {
  read: 'details.resources.state.skipped',
  missing: 'details.health.missing',
  failed: 'details.resources.state.failed',
  secret: 'details.resources.state.secret',
  skipped: 'details.resources.state.skipped',
  remote: 'details.resources.state.remote',
} as const;

/** State of one object, in words with an icon. */
const RowState = ({ row }: { row: ResourceRow }) => {
  const t = useTranslate();
  const { state, health, object } = row;
  const word = object?.resource?.status.word;
  if (word) {
    return (
      <>
        <StatusIcon word={word} />
        {t(`status.${word}`)}
      </>
    );
  }
  if (health) return <HealthState health={health} />;
  return (
    <>
      <StatusIcon word="Pending" />
      {t(UNREAD[state])}
    </>
  );
};

/** Why one object is not well. */
const RowWhy = ({ row }: { row: ResourceRow }) => {
  const { problemText } = useWords(statusWords);
  const cells = useCellStyles();
  const { health, object } = row;
  if (health) return <HealthWhy health={health} />;
  const text = object?.resource && problemText(object.resource);
  return text ? (
    <div className={cells.clusterText}>{shorten(text, MESSAGE_LENGTH)}</div>
  ) : null;
};

const Row = (props: {
  row: ResourceRow;
  applier: DetailsObject;
  isOpenAtFirst: boolean;
}) => {
  const { row, applier, isOpenAtFirst } = props;
  const within = applier.resource?.target?.namespace ?? applier.ref.namespace;
  const { ref, object } = row;
  const isWorkload = object !== undefined && hasPods(ref);
  return (
    <Disclosure
      label={`${ref.kind} ${ref.name}`}
      isOpenAtFirst={isOpenAtFirst}
      line={
        <ObjectLine
          objectRef={ref}
          within={within}
          name={
            isFluxRef(ref) && row.state !== 'remote' ? (
              <ObjectLink to={ref}>{inCell(ref.name)}</ObjectLink>
            ) : undefined
          }
          state={<RowState row={row} />}
        >
          <RowWhy row={row} />
        </ObjectLine>
      }
    >
      {isWorkload
        ? () => (
            <Owned
              workload={ref}
              json={object.json}
              applier={applier.resource}
            />
          )
        : undefined}
    </Disclosure>
  );
};

const noteWords = defineWords(t => ({
  /** Returns what limits the list as a whole, or why there is none. */
  notes({
    from,
    objects,
    errors,
    ...applied
  }: AppliedObjects): readonly string[] {
    const isEmpty = objects.length === 0;
    // A list that failed may have had objects.
    const isAllRead = errors.length === 0;
    if (isEmpty && applied.isNothing)
      return isAllRead ? [t('details.resources.none')] : [];
    const skipped = objects.filter(({ state }) => state === 'skipped').length;
    const byLabels = isEmpty
      ? isAllRead && t('details.resources.noneByLabels')
      : t('details.resources.byLabels');
    return [
      from !== 'inventory' && t('details.resources.noInventory'),
      from === 'labels' && byLabels,
      applied.isRemote && t('details.resources.remote'),
      skipped > 0 && t('details.resources.skipped', { count: skipped }),
      applied.isTruncated && t('details.resources.truncated'),
    ].filter(note => note !== false);
  },
}));

/** What has to be said about the list as a whole. */
const Notes = (props: { applied: AppliedObjects }) => {
  const { errorLines } = useWords(errorWords);
  const { notes } = useWords(noteWords);
  const classes = useStyles();
  const { errors } = props.applied;
  return (
    <>
      {errors.length > 0 && (
        <div role="alert" className={classes.note}>
          {errorLines(errors).map(({ text, detail }) => (
            <Typography key={text} variant="body2" title={detail}>
              {text}
            </Typography>
          ))}
          <GrantNeeded errors={errors} grantedBy="details" />
        </div>
      )}
      {notes(props.applied).map(note => (
        <Typography key={note} variant="body2" className={classes.note}>
          {note}
        </Typography>
      ))}
    </>
  );
};

/** Number of objects of each health. */
const Counts = ({ rows }: { rows: readonly ResourceRow[] }) => {
  const t = useTranslate();
  const classes = useStyles();
  return (
    <ul className={classes.counts} aria-label={t('details.resources.summary')}>
      {countByHealth(rows).map(([word, count]) => (
        <li key={word}>
          <StatusIcon word={HEALTH_ICON[word]} />
          {t(`details.resources.count.${word}`, { count })}
        </li>
      ))}
    </ul>
  );
};

const List = (props: { object: DetailsObject; applied: AppliedObjects }) => {
  const t = useTranslate();
  const classes = useStyles();
  const { object, applied } = props;
  const [isWhole, setWhole] = useState(false);
  const rows = useMemo(() => resourceRows(applied.objects), [applied.objects]);
  if (rows.length === 0) return <Notes applied={applied} />;
  const shown = isWhole ? rows : rows.slice(0, ROWS);
  const worst = rows.find(
    row => row.object && hasPods(row.ref) && wordOf(row) !== 'healthy',
  );
  return (
    <>
      <Counts rows={rows} />
      <Notes applied={applied} />
      <ul className={classes.list} aria-label={t('details.section.resources')}>
        {shown.map(row => (
          <li key={row.key}>
            <Row row={row} applier={object} isOpenAtFirst={row === worst} />
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button size="small" variant="outlined" onClick={() => setWhole(true)}>
          {t('details.resources.showAll', { number: `${rows.length}` })}
        </Button>
      )}
    </>
  );
};

/** Everything that an applier has applied, worst first, down to Pods. */
export const Resources = ({ object }: SectionProps) => {
  const t = useTranslate();
  const { ref, reading } = object;
  const raw = reading.data ?? undefined;
  const applied = useApplied(ref, raw);
  // Without the object, there is nothing to read: its own state stands for that of its list.
  const isUnread = raw === undefined && reading.error !== undefined;
  return (
    <ReadingStates
      reading={isUnread ? { ...applied, ...reading, data: undefined } : applied}
      what={t('details.section.resources')}
      grantedBy={isUnread ? 'view' : 'details'}
    >
      {found => <List object={object} applied={found} />}
    </ReadingStates>
  );
};
