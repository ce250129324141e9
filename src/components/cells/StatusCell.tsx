import type { ReactNode } from 'react';
import { awaitedBy, isReadable, type FluxResource } from '../../flux';
import {
  inCell,
  InfoTooltip,
  ObjectLink,
  shortDuration,
  shorten,
  suspensionWords,
  useCellStyles,
  useNow,
  useTranslate,
  useWords,
} from '../shared';
import { overdueWords } from './overdueWords';
import { StatusIcon } from './StatusIcon';
import { statusWords } from './statusWords';

/** A dialog of the row's menu has the whole message. */
const TOOLTIP_LENGTH = 2_000;
const ALSO_LENGTH = 400;

const Detail = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const overdueText = useWords(overdueWords);
  const { explanation } = useWords(statusWords);
  const { suspendApplierText, deletionNote } = useWords(suspensionWords);
  const { status, interval } = resource;
  const message = explanation(resource);
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
    [t('status.Overdue'), status.overdue && overdueText(status.overdue)],
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
          <div>{suspendApplierText(resource)}</div>
          <div>{isReadable(resource) && deletionNote(resource)}</div>
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

/** Who suspended the resource, when and why, as far as known. */
export const SuspensionMark = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const { noteText, unrecordedText } = useWords(statusWords);
  const classes = useCellStyles();
  const now = useNow();
  const { suspension } = resource;
  return (
    <div
      className={`${classes.secondary} ${classes.clusterText}`}
      title={suspension?.at && t.exactTime(suspension.at)}
    >
      {suspension ? noteText(suspension, now) : unrecordedText(resource)}
    </div>
  );
};

/** Status of a resource with icon and remarks. Its tooltip has reason, message and exact time. */
export const StatusCell = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const { statusMarks, dependencyMark } = useWords(statusWords);
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
      {statusMarks(resource).map(mark => (
        <div
          key={mark}
          className={`${classes.secondary} ${classes.clusterText}`}
        >
          {awaited && mark === dependencyMark(resource.status) ? (
            <ObjectLink to={awaited}>{inCell(mark)}</ObjectLink>
          ) : (
            inCell(mark)
          )}
        </div>
      ))}
    </>
  );
};
