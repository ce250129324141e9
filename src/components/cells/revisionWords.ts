import {
  differingPart,
  revisionInCluster,
  type AppliedRevisions,
  type Artifact,
  type FluxResource,
  type SourceComparison,
} from '../../flux';
import { defineWords, inCell } from '../shared';

/** Words for an applier without a revision that could be named. */
export const NO_REVISION = {
  none: 'revision.none',
  uninstalled: 'revision.uninstalled',
  failed: 'revision.unknown',
  applied: 'revision.unknown',
  unknown: 'revision.unknown',
} as const;

/** Words for revisions in place of or beside their hashes. */
export const revisionWords = defineWords(t => ({
  /** Returns whether a revision that is not applied is being applied now, or was only attempted. */
  attemptText(resource: FluxResource, revision: string) {
    // After a failed action, Helm may be rolling back.
    const hasFailed = resource.conditions.some(
      ({ type, status }) => type === 'Released' && status === 'False',
    );
    if (!resource.status.running || hasFailed)
      return t('revision.attempted', { revision });
    const { revisions } = resource;
    return revisions?.of === 'chart' && revisionInCluster(revisions)
      ? t('revision.upgrading', { revision })
      : t('revision.applying', { revision });
  },

  /** Returns what is in the cluster: `1.2.0`, `1.2.0 (failed)`, `not applied yet`. */
  inClusterText(revisions: AppliedRevisions): string {
    const revision = revisionInCluster(revisions);
    const text = revision ? revision.text : t(NO_REVISION[revisions.state]);
    return revisions.state === 'failed'
      ? `${text} ${t('revision.failed')}`
      : text;
  },

  /** Returns what the source has and Flux has not tried: `6.9.3 available`. */
  availableText(
    { revisions }: FluxResource,
    comparison: SourceComparison | undefined,
  ): string | undefined {
    if (!comparison?.isBehind || !comparison.available) return undefined;
    const present = revisions && revisionInCluster(revisions);
    const attempted = revisions?.attempted;
    const current = present ?? attempted;
    const others = [present, attempted].flatMap(revision => revision ?? []);
    return t('revision.available', {
      revision: inCell(differingPart(comparison.available, current, others)),
    });
  },

  /** Returns why a source has no revision to show. */
  noArtifactText({ isStored }: Artifact): string {
    return t(isStored ? 'revision.unknown' : 'revision.noArtifact');
  },
}));
