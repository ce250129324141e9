import {
  differingPart,
  gitCommitLink,
  isReadable,
  revisionInCluster,
  shortRevision,
  type ArtifactOrigin,
  type ForgeOf,
  type FluxResource,
  type Revision,
  type SourceComparison,
} from '../../flux';
import {
  BreakableText,
  ExternalLink,
  inCell,
  InfoTooltip,
  useCellStyles,
  useForges,
  useTranslate,
  useWords,
} from '../shared';
import { NO_REVISION, revisionWords } from './revisionWords';

/** Returns the URL of the commit if the revision is from a GitRepository. */
function commitLink(
  source: FluxResource | undefined,
  revision: Revision,
  forges: ForgeOf | undefined,
): string | undefined {
  return source?.address?.protocol === 'git' && revision.algorithm === 'sha1'
    ? gitCommitLink(source.address.text, revision.hash, forges)
    : undefined;
}

const RevisionText = (props: {
  revision: Revision;
  source: FluxResource | undefined;
  others?: readonly Revision[];
}) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const forges = useForges();
  const { revision, source } = props;
  return (
    <ExternalLink
      to={commitLink(source, revision, forges)}
      label={t('revision.openCommit', { revision: inCell(revision.text) })}
      className={`${classes.mono} ${classes.clusterText}`}
    >
      <span title={inCell(revision.text)}>
        <BreakableText>
          {inCell(shortRevision(revision, props.others))}
        </BreakableText>
      </span>
    </ExternalLink>
  );
};

/** The commit that an ImageUpdateAutomation pushed last. */
export const PushedCommitCell = ({ resource }: { resource: FluxResource }) => {
  const commit = resource.writing?.commit;
  return commit ? <RevisionText revision={commit} source={undefined} /> : null;
};

/** The commit that an OCI artifact was made from. */
const OriginText = (props: {
  origin: ArtifactOrigin;
  /** Revision of the artifact. */
  made: Revision | undefined;
}) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const forges = useForges();
  const { url, revision } = props.origin;
  const short =
    revision.hash !== undefined && revision.ref === props.made?.ref
      ? differingPart(revision, revision)
      : shortRevision(revision);
  const text = inCell(short);
  return (
    <div className={`${classes.secondary} ${classes.clusterText}`}>
      <ExternalLink
        to={gitCommitLink(url, revision.hash, forges)}
        label={t('revision.openCommit', { revision: inCell(revision.text) })}
      >
        {t('revision.from', { revision: text })}
      </ExternalLink>
    </div>
  );
};

/** Returns the commit behind the revision that an applier has applied, where its source still has that revision. */
export function appliedOrigin(
  { revisions }: FluxResource,
  comparison: SourceComparison | undefined,
): ArtifactOrigin | undefined {
  const { revision, origin } = comparison?.carrier.artifact ?? {};
  return revision && revisions?.applied?.text === revision.text
    ? origin
    : undefined;
}

/** Revision that an applier has applied, and another one that its source has. */
export const AppliedRevisionCell = (props: {
  resource: FluxResource;
  comparison: SourceComparison | undefined;
}) => {
  const t = useTranslate();
  const { availableText, attemptText } = useWords(revisionWords);
  const classes = useCellStyles();
  const { resource, comparison } = props;
  const { revisions } = resource;
  if (!revisions) {
    if (isReadable(resource)) return null;
    return <span className={classes.secondary}>{t('revision.unknown')}</span>;
  }
  const { state, attempted } = revisions;
  const present = revisionInCluster(revisions);
  const available = comparison?.available;
  const source = comparison?.source;
  const other =
    attempted && attempted.text !== present?.text ? attempted : undefined;
  const origin = appliedOrigin(resource, comparison);
  const others = [present, available, other].flatMap(
    revision => revision ?? [],
  );
  const news = availableText(resource, comparison);
  return (
    <>
      {present ? (
        <RevisionText revision={present} source={source} others={others} />
      ) : (
        <span className={classes.secondary}>{t(NO_REVISION[state])}</span>
      )}
      {state === 'failed' && (
        <span className={classes.secondary}> {t('revision.failed')}</span>
      )}
      {other && (
        <div
          className={`${classes.secondary} ${classes.clusterText}`}
          title={inCell(other.text)}
        >
          {attemptText(resource, inCell(shortRevision(other, others)))}
        </div>
      )}
      {/* What is known of the source comes later than the row, and shares one line. */}
      <div className={classes.lateLine}>
        {news && available ? (
          <InfoTooltip
            className={`${classes.mark} ${classes.amber}`}
            detail={t('revision.behindDetail', {
              available: inCell(shortRevision(available, others)),
            })}
          >
            {news}
          </InfoTooltip>
        ) : (
          origin && <OriginText origin={origin} made={present} />
        )}
      </div>
    </>
  );
};

/** Revision of a source's artifact. */
export const ArtifactCell = ({ resource }: { resource: FluxResource }) => {
  const { noArtifactText } = useWords(revisionWords);
  const classes = useCellStyles();
  if (!resource.artifact) return null;
  const { revision, origin } = resource.artifact;
  if (revision === undefined) {
    return (
      <span className={classes.secondary}>
        {noArtifactText(resource.artifact)}
      </span>
    );
  }
  return (
    <>
      <RevisionText revision={revision} source={resource} />
      {origin && <OriginText origin={origin} made={revision} />}
    </>
  );
};
