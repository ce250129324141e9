import type { IHelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmRelease';
import type { IHelmRelease as IHelmReleaseV2beta1 } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2beta1/HelmRelease';
import { findCondition, type Condition } from '../conditions';
import type { AppliedRevisions } from '../facets';
import { readRevision } from '../revision';
import {
  isPresent,
  readList,
  readNumber,
  readString,
  readTime,
  type Untrusted,
} from '../untrusted';

type RawStatus = NonNullable<Untrusted<IHelmRelease>['status']>;

// v2beta1 and v2beta2 had lastAppliedRevision; v2 has history instead.
type RawHelmStatus = RawStatus &
  Pick<
    NonNullable<Untrusted<IHelmReleaseV2beta1>['status']>,
    'lastAppliedRevision'
  >;

type InCluster = Omit<AppliedRevisions, 'of' | 'attempted' | 'attemptedDigest'>;

/** Helm's statuses of a release that say nothing of what is in the cluster now: another release counts. */
const PASSED_OVER = /^(?:superseded|pending-)/;

/** Returns whether Helm failed before it created anything: the inventory exists (Flux 2.8 and later) and is empty. */
function hasCreatedNothing({ inventory }: RawHelmStatus): boolean {
  return (
    isPresent(inventory) &&
    Array.isArray(inventory.entries) &&
    readList(inventory.entries).length === 0
  );
}

/** Reads the release from a status without history, as before Flux 2.2. */
function readWithoutHistory(
  status: RawHelmStatus,
  conditions: readonly Condition[],
): InCluster {
  const remediated = findCondition(conditions, 'Remediated');
  if (
    remediated?.status === 'True' &&
    remediated.reason === 'UninstallSucceeded'
  ) {
    return { state: 'uninstalled' };
  }
  const { history, lastAppliedRevision, lastAttemptedRevision } = status;
  const hasFailed =
    findCondition(conditions, 'Released')?.status === 'False' &&
    remediated?.status !== 'True';
  if (hasFailed)
    return { state: 'failed', failed: readRevision(lastAttemptedRevision) };
  const applied = readRevision(lastAppliedRevision);
  if (applied) return { state: 'applied', applied };
  const isUnreadable =
    isPresent(lastAppliedRevision) ||
    (isPresent(history) && !Array.isArray(history));
  return { state: isUnreadable ? 'unknown' : 'none' };
}

/**
 * Returns since when the chart of the deployed release has been in the cluster: its values may have changed since. Flux keeps
 * only the last releases, which need not go back that far.
 */
function readSince({ history }: RawHelmStatus): string | undefined {
  const all = readList(history);
  const releases = all.slice(
    all.findIndex(each => each?.status === 'deployed'),
  );
  const [deployed] = releases;
  let since: string | undefined;
  let before: number | undefined;
  for (const release of releases) {
    if (before !== undefined && release?.version !== before) return undefined;
    const isSame =
      release?.chartName === deployed?.chartName &&
      release?.chartVersion === deployed?.chartVersion &&
      release?.ociDigest === deployed?.ociDigest;
    if (!isSame || release?.status === 'uninstalled') return since;
    if (release?.status === 'deployed' || release?.status === 'superseded')
      since = readTime(release.lastDeployed);
    before = (readNumber(release?.version) ?? NaN) - 1;
  }
  return before === 0 ? since : undefined;
}

/** Reads the chart that is in the cluster: of the newest release in the history whose status tells. */
function readInCluster(
  status: RawHelmStatus,
  conditions: readonly Condition[],
): InCluster {
  const history = readList(status.history);
  if (history.length === 0) return readWithoutHistory(status, conditions);
  const release = history.find(
    entry => !PASSED_OVER.test(readString(entry?.status) ?? ''),
  );
  const revision = readRevision(release?.chartVersion);
  const appliedDigest = readString(release?.ociDigest);
  switch (release?.status) {
    case 'deployed':
      return {
        state: revision ? 'applied' : 'unknown',
        applied: revision,
        since: readSince(status),
        appliedDigest,
      };
    case 'failed':
      // The release before may be in the history, but Helm has written over it.
      return history.length === 1 && hasCreatedNothing(status)
        ? { state: 'none' }
        : { state: 'failed', failed: revision, appliedDigest };
    case 'uninstalled':
      return { state: 'uninstalled' };
    default:
      return { state: 'unknown' };
  }
}

/** Reads the chart versions that a HelmRelease has applied and attempted. */
export function readHelmRevisions(
  raw: Untrusted<IHelmRelease>,
  conditions: readonly Condition[],
): AppliedRevisions {
  const status: RawHelmStatus = raw.status ?? {};
  return {
    of: 'chart',
    ...readInCluster(status, conditions),
    attempted: readRevision(status.lastAttemptedRevision),
    attemptedDigest: readString(status.lastAttemptedRevisionDigest),
  };
}
