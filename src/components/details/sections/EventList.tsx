import { makeStyles } from '@material-ui/core/styles';
import { keyOf, type ObjectRef } from '../../../flux';
import { isAbout } from '../../../flux/details';
import type { PlacedEvent } from '../../../hooks/details';
import { inCell, useCellStyles, useNow, useTranslate } from '../../shared';
import { RefLink } from '../../shared/late';
import { redactionFor } from '../redaction';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    event: {
      padding: theme.spacing(1, 0, 1, 1.5),
      borderLeft: `4px solid ${theme.palette.divider}`,
      marginBottom: theme.spacing(1),
    },
    warning: { borderLeftColor: theme.palette.warning.main },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      columnGap: theme.spacing(2),
    },
    reason: { fontWeight: 600 },
    message: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  }),
  { name: 'FluxEventList' },
);

/** How often an event came, who reports it and about which revision. */
const Remarks = ({ event }: Pick<PlacedEvent, 'event'>) => {
  const t = useTranslate();
  const now = useNow();
  const { count, firstAt, reportedBy, revision } = event;
  const facts = [
    count > 1 &&
      (firstAt === undefined
        ? t('events.times', { count })
        : t('events.timesSince', {
            count,
            first: t.age(Date.parse(firstAt), now),
          })),
    reportedBy && inCell(reportedBy),
    revision && inCell(revision),
  ];
  return <>{t.listed(facts.flatMap(fact => fact || []))}</>;
};

/** Events, newest first. Those of other objects than the one in view name theirs, and those of an earlier one say so. */
export const EventList = (props: {
  of: ObjectRef;
  /** The uid of the object in view, if it is known. */
  uid?: string;
  events: readonly PlacedEvent[];
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const cells = useCellStyles();
  const now = useNow();
  const own = keyOf(props.of);
  const { uid } = props;
  const isEarlier = ({ about, event }: PlacedEvent) =>
    keyOf(about) === own && uid !== undefined && !isAbout(event, uid);
  return (
    <ol className={classes.list}>
      {props.events.map(placed => {
        const { key, about, event } = placed;
        const isWarning = event.type === 'Warning';
        return (
          <li
            key={key}
            className={`${classes.event} ${isWarning ? classes.warning : ''}`}
          >
            <div className={classes.head}>
              <span className={classes.reason}>
                {isWarning
                  ? t('text.labelled', {
                      label: t('events.warning'),
                      text: inCell(event.reason ?? '—'),
                    })
                  : inCell(event.reason ?? '—')}
              </span>
              {event.lastAt !== undefined && (
                <span
                  className={cells.secondary}
                  title={t.exactTime(event.lastAt)}
                >
                  {t.age(Date.parse(event.lastAt), now)}
                </span>
              )}
            </div>
            {keyOf(about) !== own && (
              <div>
                <RefLink to={about} />
              </div>
            )}
            {isEarlier(placed) && <div>{t('events.earlier')}</div>}
            {event.message !== undefined && (
              <div className={classes.message}>
                <bdi>{redactionFor(about)(event.message)}</bdi>
              </div>
            )}
            <div className={`${cells.secondary} ${cells.clusterText}`}>
              <Remarks event={event} />
            </div>
          </li>
        );
      })}
    </ol>
  );
};
