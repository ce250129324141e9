import {
  gitCompareLink,
  shortRevision,
  type FluxResource,
} from '../../../flux';
import type { HistoryEntry } from '../../../flux/details';
import {
  ExternalLink,
  inCell,
  shortDuration,
  useCellStyles,
  useForges,
  useNow,
  useTranslate,
} from '../../shared';
import { useSectionTable } from './useSectionTable';

const Time = ({ at }: { at: string | undefined }) => {
  const t = useTranslate();
  const now = useNow();
  return at === undefined ? (
    <>—</>
  ) : (
    <span title={t.exactTime(at)}>{t.age(Date.parse(at), now)}</span>
  );
};

/** Returns the URL of the repository that a commit of an entry is in, and the commit. */
function commitOf(
  { revision, origin }: HistoryEntry,
  source: FluxResource | undefined,
) {
  return source?.address?.protocol === 'git'
    ? { url: source.address.text, hash: revision?.hash }
    : { url: source?.artifact?.origin?.url, hash: origin?.hash };
}

/** Link to the changes since the entry before, where a forge shows them. */
const Changes = (props: {
  entry: HistoryEntry;
  before: HistoryEntry | undefined;
  source: FluxResource | undefined;
}) => {
  const t = useTranslate();
  const forges = useForges();
  const { entry, before, source } = props;
  const newer = commitOf(entry, source);
  const older = before && commitOf(before, source);
  const link = gitCompareLink(newer.url, older?.hash, newer.hash, forges);
  if (link === undefined) return null;
  return (
    <div>
      <ExternalLink
        to={link}
        label={t('history.compareLabel', {
          older: older?.hash?.slice(0, 8) ?? '',
          newer: newer.hash?.slice(0, 8) ?? '',
        })}
      >
        {t('history.compare')}
      </ExternalLink>
    </div>
  );
};

const Row = (props: {
  entry: HistoryEntry;
  before: HistoryEntry | undefined;
  source: FluxResource | undefined;
}) => {
  const t = useTranslate();
  const classes = useSectionTable();
  const cells = useCellStyles();
  const { entry } = props;
  const { revision, origin, number, chart, appVersion, action } = entry;
  const runs = [
    entry.runs !== undefined && t('history.runs', { count: entry.runs }),
    entry.duration !== undefined &&
      t('history.took', { duration: shortDuration(inCell(entry.duration)) }),
  ].flatMap(each => each || []);
  return (
    <tr>
      <th scope="row">
        {number !== undefined && (
          <div>{t('history.number', { number: `${number}` })}</div>
        )}
        <div className={cells.clusterText} title={inCell(revision?.text ?? '')}>
          {chart !== undefined && `${inCell(chart)} `}
          {revision ? inCell(shortRevision(revision)) : '—'}
        </div>
        {appVersion !== undefined && (
          <div className={cells.secondary}>
            {t('history.app', { version: inCell(appVersion) })}
          </div>
        )}
        {origin && (
          <div className={cells.secondary}>
            {t('revision.from', { revision: inCell(shortRevision(origin)) })}
          </div>
        )}
        <Changes {...props} />
      </th>
      <td>
        <div className={entry.isWell === false ? classes.bad : undefined}>
          {entry.status === undefined ? '—' : inCell(entry.status)}
        </div>
        {action !== undefined && (
          <div className={cells.secondary}>{inCell(action)}</div>
        )}
        {entry.tests.map(({ name, phase }) => (
          <div key={name} className={cells.secondary}>
            {t('text.labelled', {
              label: inCell(name),
              text: phase === undefined ? t('history.notRun') : inCell(phase),
            })}
          </div>
        ))}
        {runs.length > 0 && (
          <div className={cells.secondary}>{t.listed(runs)}</div>
        )}
      </td>
      <td>
        <Time at={entry.firstAt} />
      </td>
      <td>
        <Time at={entry.lastAt} />
      </td>
    </tr>
  );
};

/** Revisions of a release, or runs of a Kustomization, newest first. */
export const HistoryTable = (props: {
  history: readonly HistoryEntry[];
  /** What the applier takes its content from, if it is known. */
  source: FluxResource | undefined;
}) => {
  const t = useTranslate();
  const classes = useSectionTable();
  const { history, source } = props;
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('history.revision')}</th>
            <th scope="col">{t('history.result')}</th>
            <th scope="col">{t('history.first')}</th>
            <th scope="col">{t('history.last')}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((entry, i) => (
            <Row
              key={entry.key}
              entry={entry}
              before={history[i + 1]}
              source={source}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
