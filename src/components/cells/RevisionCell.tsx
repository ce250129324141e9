import {
  gitCommitLink,
  isReadable,
  shortRevision,
  type FluxResource,
  type Revision,
  type SourceComparison,
} from '../../flux';
import {
  ExternalLink,
  inCell,
  InfoTooltip,
  type Translate,
  useCellStyles,
} from '../shared';

/** The commit's page, where the revision is that of a GitRepository. */
function commitLink(
  source: FluxResource | undefined,
  revision: Revision,
): string | undefined {
  return source?.address?.protocol === 'git' && revision.algorithm === 'sha1'
    ? gitCommitLink(source.address.text, revision.hash)
    : undefined;
}

const RevisionText = (props: {
  t: Translate;
  revision: Revision;
  source: FluxResource | undefined;
  others?: readonly Revision[];
}) => {
  const classes = useCellStyles();
  const { t, revision, source } = props;
  return (
    <ExternalLink
      to={commitLink(source, revision)}
      label={t('revision.openCommit', { revision: inCell(revision.text) })}
      className={`${classes.mono} ${classes.clusterText}`}
    >
      <span title={inCell(revision.text)}>
        {inCell(shortRevision(revision, props.others))}
      </span>
    </ExternalLink>
  );
};

/** Says whether a revision that is not applied is being applied now, or only was attempted. */
function attemptText(t: Translate, resource: FluxResource, revision: string) {
  // After a failed action, Helm may be rolling back.
  const hasFailed = resource.conditions.some(
    ({ type, status }) => type === 'Released' && status === 'False',
  );
  if (!resource.status.running || hasFailed)
    return t('revision.attempted', { revision });
  const { of, applied } = resource.revisions ?? {};
  return of === 'chart' && applied
    ? t('revision.upgrading', { revision })
    : t('revision.applying', { revision });
}

/** What an applier has applied, and that its source has something else now, where that is known. */
export const AppliedRevisionCell = (props: {
  t: Translate;
  resource: FluxResource;
  comparison: SourceComparison | undefined;
}) => {
  const classes = useCellStyles();
  const { t, resource, comparison } = props;
  const { revisions } = resource;
  if (!revisions) {
    if (isReadable(resource)) return null;
    return <span className={classes.secondary}>{t('revision.unknown')}</span>;
  }
  const { applied, attempted } = revisions;
  const available = comparison?.available;
  const source = comparison?.source;
  const failed =
    attempted && attempted.text !== applied?.text ? attempted : undefined;
  const others = [applied, available, failed].flatMap(
    revision => revision ?? [],
  );
  return (
    <>
      {applied ? (
        <RevisionText
          t={t}
          revision={applied}
          source={source}
          others={others}
        />
      ) : (
        <span className={classes.secondary}>{t('revision.none')}</span>
      )}
      {failed && (
        <div
          className={`${classes.secondary} ${classes.clusterText}`}
          title={inCell(failed.text)}
        >
          {attemptText(t, resource, inCell(shortRevision(failed, others)))}
        </div>
      )}
      {comparison?.isBehind && available && (
        <div>
          <InfoTooltip
            className={classes.mark}
            detail={t('revision.behindDetail', {
              available: inCell(shortRevision(available, others)),
            })}
          >
            {t('revision.behind')}
          </InfoTooltip>
        </div>
      )}
    </>
  );
};

/** What a source holds. */
export const ArtifactCell = ({
  t,
  resource,
}: {
  t: Translate;
  resource: FluxResource;
}) => {
  const classes = useCellStyles();
  if (!resource.artifact) return null;
  const { revision } = resource.artifact;
  if (revision === undefined) {
    return (
      <span className={classes.secondary}>{t('revision.noArtifact')}</span>
    );
  }
  return <RevisionText t={t} revision={revision} source={resource} />;
};
