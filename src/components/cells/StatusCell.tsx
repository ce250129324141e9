import type { ReactNode } from 'react';
import { isReadable, type FluxResource, type Suspension } from '../../flux';
import {
  age,
  deletionNote,
  exactTime,
  inCell,
  InfoTooltip,
  labelled,
  listed,
  shortDuration,
  shorten,
  suspendApplierText,
  type Translate,
  useCellStyles,
  useNow,
  useTranslate,
} from '../shared';
import { StatusIcon } from './StatusIcon';

const TOOLTIP_LENGTH = 2_000;

/** Returns the message that explains the status: Flux's own, or ours if no condition has one. */
function explanation(t: Translate, resource: FluxResource): string | undefined {
  const { status } = resource;
  if (!isReadable(resource)) {
    const problems = listed(t, resource.problems ?? []);
    return t('statusDetail.unreadable', { problems });
  }
  if (resource.isStatic && status.word === 'Ready')
    return t('statusDetail.static');
  if (status.word === 'Pending') return t('statusDetail.pending');
  if (status.word === 'Unknown')
    return status.message ?? t('statusDetail.unknown');
  if (status.word === 'Suspended' && status.message) {
    return t('statusDetail.frozen', { message: status.message });
  }
  return status.message;
}

/**
 * Returns the message of the failure that Helm has remediated. After a rollback, the status of a HelmRelease says that
 * the rollback succeeded; the failure is in its condition Released.
 */
function causeText({ conditions, status }: FluxResource): string | undefined {
  const released = conditions.find(({ type }) => type === 'Released');
  return released?.status === 'False' && released.message !== status.message
    ? // Below its first line stand Helm's logs.
      released.message?.split('\n')[0]
    : undefined;
}

/** Returns the controller's message about a problem, for the second line of a row. */
export function problemText(
  t: Translate,
  resource: FluxResource,
): string | undefined {
  const said = explanation(t, resource);
  switch (resource.status.word) {
    case 'Failed':
      return [causeText(resource), said].filter(Boolean).join('\n');
    case 'Waiting':
      // The remark beside the status names the dependency.
      return resource.status.waitingFor === undefined ? said : undefined;
    case 'Stalled':
    case 'Unknown':
    case 'Unreadable':
      return said;
    default:
      return undefined;
  }
}

/** Returns short remarks that stand beside the status. */
export function statusMarks(
  t: Translate,
  resource: FluxResource,
): readonly string[] {
  const { status } = resource;
  const marks: (string | undefined | false)[] = [
    status.waitingFor &&
      t('statusDetail.waitingFor', { dependency: status.waitingFor }),
    status.running &&
      status.word !== 'Reconciling' &&
      t('statusDetail.running'),
    status.retrying && t('statusDetail.retrying'),
    resource.drifted && t('statusDetail.drifted'),
  ];
  return marks.filter((mark): mark is string => Boolean(mark));
}

const Detail = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const { status, interval } = resource;
  const message = explanation(t, resource);
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('statusDetail.reason'), status.reason && inCell(status.reason)],
    [t('statusDetail.message'), message && shorten(message, TOOLTIP_LENGTH)],
    [t('statusDetail.since'), status.since && exactTime(t, status.since)],
  ];
  const classes = useCellStyles();
  return (
    <>
      {lines.map(
        ([label, value]) =>
          value && (
            <div key={label} className={classes.clusterText}>
              {t('text.labelled', { label, text: <bdi>{value}</bdi> })}
            </div>
          ),
      )}
      {status.word === 'Suspended' && (
        <>
          <div>{suspendApplierText(t, resource)}</div>
          <div>{isReadable(resource) && deletionNote(t, resource)}</div>
        </>
      )}
      {interval && (
        <div>
          {t('statusDetail.interval', {
            interval: shortDuration(interval),
          })}
        </div>
      )}
    </>
  );
};

/** Who suspended the resource, when and why, as far as known: `by jane, 2 days ago: migration`. */
const SuspensionMark = ({
  suspension: { by, at, reason },
}: {
  suspension: Suspension;
}) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const now = useNow();
  const who = by && t('statusDetail.suspendedBy', { who: inCell(by) });
  const when = at && age(t, Date.parse(at), now);
  const facts = listed(
    t,
    [who, when].flatMap(fact => fact || []),
  );
  return (
    <div
      className={`${classes.secondary} ${classes.clusterText}`}
      title={at && exactTime(t, at)}
    >
      {labelled(t, facts, reason && inCell(reason))}
    </div>
  );
};

/** Status of a resource with icon and remarks. Its tooltip has reason, message and exact time. */
export const StatusCell = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const { word } = resource.status;
  const { suspension } = resource;
  return (
    <>
      <InfoTooltip
        className={classes.line}
        detail={<Detail resource={resource} />}
      >
        <StatusIcon word={word} />
        {t(`status.${word}`)}
      </InfoTooltip>
      {word === 'Suspended' && suspension && (
        <SuspensionMark suspension={suspension} />
      )}
      {statusMarks(t, resource).map(mark => (
        <div
          key={mark}
          className={`${classes.secondary} ${classes.clusterText}`}
        >
          {inCell(mark)}
        </div>
      ))}
    </>
  );
};
