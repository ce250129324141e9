import { compareWithSource } from './comparison';
import type { FluxResource } from './object';
import { keyOf, type ObjectRef } from './ref';
import { differingPart, revisionInCluster } from './revision';

/** Something that an object does not have yet, although one before it on the way of a change has it. */
export interface Lacking {
  /** `commit`: pushed, and not fetched; `tag`: chosen, and not considered by the automation; `revision`: fetched, and not applied. */
  readonly what: 'commit' | 'tag' | 'revision';
  /** As short as it can be told. */
  readonly revision: string;
}

/** Number of hex digits of a commit that are shown. */
const SHORT_COMMIT = 8;

const refersTo = (ref: ObjectRef, to: FluxResource) => keyOf(ref) === to.key;

/** Returns the commit that an automation has pushed to a repository's branch since the repository stored its artifact. */
function commitLacking(
  { artifact, follows, key }: FluxResource,
  { edges, writing }: FluxResource,
): Lacking | undefined {
  const { commit, pushedAt, branch } = writing ?? {};
  if (!artifact?.revision || !commit?.hash || pushedAt === undefined) {
    return undefined;
  }
  const isWritten = edges.some(
    ({ type, to }) => type === 'writes' && keyOf(to) === key,
  );
  // A commit on another branch reaches this one with a pull request, or never.
  const isFollowed =
    follows?.by === 'branch' &&
    (branch === undefined || branch === follows.value);
  const { lastUpdateTime, revision } = artifact;
  const isOlder = Date.parse(lastUpdateTime ?? '') < Date.parse(pushedAt);
  return isWritten && isFollowed && isOlder && revision.hash !== commit.hash
    ? { what: 'commit', revision: commit.hash.slice(0, SHORT_COMMIT) }
    : undefined;
}

/** Returns the tag that a policy has chosen since an automation last saw it. */
function tagLacking(
  { writing, edges }: FluxResource,
  policy: FluxResource,
): Lacking | undefined {
  const latest = policy.image?.latest?.tag;
  const seen = writing?.tags?.get(policy.name);
  const isUsed = edges.some(
    ({ type, to }) => type === 'policy' && refersTo(to, policy),
  );
  return isUsed && latest !== undefined && seen !== undefined && seen !== latest
    ? { what: 'tag', revision: latest }
    : undefined;
}

/** Returns what an applier's source has and Flux has not tried. */
function revisionLacking(
  object: FluxResource,
  before: readonly FluxResource[],
): Lacking | undefined {
  const { revisions } = object;
  const index = new Map(before.map(each => [each.key, each]));
  const comparison = compareWithSource(object, index);
  if (!revisions || !comparison?.isBehind || !comparison.available) {
    return undefined;
  }
  const present = revisionInCluster(revisions) ?? revisions.attempted;
  return {
    what: 'revision',
    revision: differingPart(comparison.available, present),
  };
}

/**
 * Returns what an object does not have yet of what those before it on the way of a change have: nothing is wrong with
 * it, but the change has not arrived.
 */
export function lackingOf(
  object: FluxResource,
  before: readonly FluxResource[],
): Lacking | undefined {
  for (const other of before) {
    const found = commitLacking(object, other) ?? tagLacking(object, other);
    if (found) return found;
  }
  return revisionLacking(object, before);
}
