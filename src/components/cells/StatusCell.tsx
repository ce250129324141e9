import type { ReactNode } from 'react';
import {
  awaitedBy,
  isReadable,
  type FluxResource,
  type Status,
  type StatusWord,
  type Suspension,
} from '../../flux';
import {
  causeLines,
  deletionNote,
  inCell,
  InfoTooltip,
  ObjectLink,
  shorten,
  shortDuration,
  suspendApplierName,
  suspendApplierText,
  type Translate,
  useCellStyles,
  useNow,
  useTranslate,
} from '../shared';
import { overdueText } from './overdueText';
import { StatusIcon } from './StatusIcon';

/** A dialog of the row's menu has the whole message. */
const TOOLTIP_LENGTH = 2_000;
const ALSO_LENGTH = 400;

/** Returns the message that explains the status: Flux's own, or ours if no condition has one. */
function explanation(t: Translate, resource: FluxResource): string | undefined {
  const { status } = resource;
  if (!isReadable(resource)) {
    const problems = t.listed(resource.problems ?? []);
    return t('statusDetail.unreadable', { problems });
  }
  if (resource.isStatic && status.word === 'Ready')
    return t('statusDetail.static');
  if (status.word === 'Pending')
    return status.message ?? t('statusDetail.pending');
  if (status.word === 'Unknown')
    return status.message ?? t('statusDetail.unknown');
  if (status.word === 'Suspended' && status.message) {
    return t('statusDetail.frozen', { message: status.message });
  }
  return status.message;
}

/** Returns what is wrong besides the status: ignored test failures and drift of a release that is ready. */
const alsoLines = ({ also }: Status): readonly string[] =>
  (also ?? []).flatMap(({ message, reason }) => message ?? reason ?? []);

/** Returns the controller's message about a problem, for the second line of a row. */
export function problemText(
  t: Translate,
  resource: FluxResource,
): string | undefined {
  const { status } = resource;
  const late = status.overdue && overdueText(t, status.overdue);
  switch (status.word) {
    case 'Failed':
    case 'Stalled':
      return [...causeLines(status), late].filter(Boolean).join('\n');
    case 'Deleting':
    case 'Overdue':
      return late;
    case 'Waiting':
      // The remark beside the status names the dependency.
      return status.waitingFor === undefined ? status.message : undefined;
    case 'Unknown':
    case 'Unreadable':
      return explanation(t, resource);
    case 'Ready':
      return alsoLines(status).join('\n') || undefined;
    default:
      return undefined;
  }
}

/** Returns the remark about a run, unless the word says it. */
function runningMark(t: Translate, word: StatusWord): string | undefined {
  if (word === 'Reconciling') return undefined;
  return word === 'Failed'
    ? t('statusDetail.retryingNow')
    : t('statusDetail.running');
}

const FLUX_FINALIZERS = [
  'finalizers.fluxcd.io',
  'fluxcd.controlplane.io/finalizer',
];

/** Returns what a deletion waits for: Flux, or the finalizers of others. */
function deletionMark(
  t: Translate,
  resource: FluxResource,
): string | undefined {
  const { finalizers = [], onDelete, suspended } = resource;
  const others = finalizers.filter(each => !FLUX_FINALIZERS.includes(each));
  if (others.length > 0) {
    return t('statusDetail.waitsForFinalizers', {
      finalizers: t.listed(others),
    });
  }
  if (finalizers.length === 0) return undefined;
  if (suspended || onDelete === undefined)
    return t('statusDetail.waitsForFlux');
  return onDelete === 'prune'
    ? t('statusDetail.waitsForPrune')
    : t('statusDetail.waitsForUninstall');
}

function dependencyMark(
  t: Translate,
  { waitingFor: dependency, isMissing }: Status,
): string | undefined {
  if (dependency === undefined) return undefined;
  return isMissing
    ? t('statusDetail.missing', { dependency })
    : t('statusDetail.waitingFor', { dependency });
}

/** Returns short remarks that stand beside the status. */
export function statusMarks(
  t: Translate,
  resource: FluxResource,
): readonly string[] {
  const { status } = resource;
  const marks: (string | undefined | false)[] = [
    dependencyMark(t, status),
    status.word === 'Deleting' && deletionMark(t, resource),
    resource.ignoresSuspend && resource.suspended && t('statusDetail.noEffect'),
    status.running && runningMark(t, status.word),
    status.retrying && t('statusDetail.retrying'),
    status.word === 'Ready' &&
      status.also?.some(({ reason }) => reason === 'TestFailed') &&
      t('statusDetail.testsFailed'),
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
    ...(status.also ?? []).map(
      ({ reason, message: said }) =>
        [
          inCell(reason ?? t('statusDetail.message')),
          said && shorten(said, ALSO_LENGTH),
        ] as const,
    ),
    [t('status.Overdue'), status.overdue && overdueText(t, status.overdue)],
    [t('statusDetail.lastChanged'), status.since && t.exactTime(status.since)],
  ];
  const classes = useCellStyles();
  return (
    <>
      {lines.map(
        ([label, value]) =>
          value && (
            <div
              key={label}
              className={`${classes.clusterText} ${classes.longText}`}
            >
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
      {interval && !resource.isStatic && (
        <div>
          {t('statusDetail.interval', {
            interval: shortDuration(interval),
          })}
        </div>
      )}
    </>
  );
};

/** Returns who or what suspended a resource that has no annotations about it. */
export function unrecordedText(t: Translate, resource: FluxResource): string {
  // Git is known by the owner of what suspends it.
  const who = suspendApplierName(t, resource);
  return who
    ? t('statusDetail.suspendedBy', { who: inCell(who) })
    : t('statusDetail.suspendedByUnknown');
}

/** Returns who suspended a resource, when and why, as its annotations say: `by jane, 2 days ago: migration`. */
function noteText(
  t: Translate,
  { by, at, reason, isConfirmed }: Suspension,
  now: number,
): string {
  const who = by && t('statusDetail.suspendedBy', { who: inCell(by) });
  const when = at && t.age(Date.parse(at), now);
  const facts = t.listed([who, when].flatMap(fact => fact || []));
  const note = t.labelled(facts, reason && inCell(reason));
  return isConfirmed ? note : t('statusDetail.suspensionUnconfirmed', { note });
}

/** Who suspended the resource, when and why, as far as known. */
const SuspensionMark = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const now = useNow();
  const { suspension } = resource;
  return (
    <div
      className={`${classes.secondary} ${classes.clusterText}`}
      title={suspension?.at && t.exactTime(suspension.at)}
    >
      {suspension ? noteText(t, suspension, now) : unrecordedText(t, resource)}
    </div>
  );
};

/** Status of a resource with icon and remarks. Its tooltip has reason, message and exact time. */
export const StatusCell = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const { word, isMissing } = resource.status;
  const awaited = isMissing ? undefined : awaitedBy(resource);
  return (
    <>
      <InfoTooltip
        className={classes.line}
        detail={<Detail resource={resource} />}
      >
        <StatusIcon word={word} />
        {t(`status.${word}`)}
      </InfoTooltip>
      {word === 'Suspended' && <SuspensionMark resource={resource} />}
      {statusMarks(t, resource).map(mark => (
        <div
          key={mark}
          className={`${classes.secondary} ${classes.clusterText}`}
        >
          {awaited && mark === dependencyMark(t, resource.status) ? (
            <ObjectLink to={awaited}>{inCell(mark)}</ObjectLink>
          ) : (
            inCell(mark)
          )}
        </div>
      ))}
    </>
  );
};
