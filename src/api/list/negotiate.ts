import { definitionOf, groupBy, type FluxKind } from '../../flux';
import type { KindVersion, VersionAnswer } from './combinedQuery';
import { FluxError } from '../errors';
import { slotKey } from '../slotKey';
import type { KindAnswer } from './mergeIntoListing';
import type { ServedVersions } from '../cluster';

const NOT_SERVED = 'the cluster does not have this kind';
const NO_LONGER_SERVED = 'the cluster no longer serves this kind';

/** The clusters and kinds of one poll. */
export interface Poll {
  readonly clusters: readonly string[];
  readonly kinds: readonly FluxKind[];
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * Lists kinds, each at a version that the cluster serves: first at the version that it served before, or the newest.
 * Where a cluster does not serve that one, lists the kind again, at all other versions.
 *
 * @param ask - lists all clusters of the poll at the same versions; its answers may include further clusters
 * @returns one answer for each cluster and kind
 * @throws what `ask` throws
 */
export async function negotiate(
  served: ServedVersions,
  poll: Poll,
  ask: (asked: readonly KindVersion[]) => Promise<readonly VersionAnswer[]>,
): Promise<readonly KindAnswer[]> {
  const { clusters, kinds, now } = poll;
  const askFor = async (asked: readonly KindVersion[]) =>
    asked.length === 0 ? [] : ask(asked);
  const due = kinds.flatMap(kind =>
    served.toAsk(kind, clusters, now).map(version => ({ kind, version })),
  );
  // Something has to be asked: that the clusters answer is known from that alone.
  const planned =
    due.length > 0 || clusters.length === 0
      ? due
      : kinds.map(kind => ({ kind, version: definitionOf(kind).versions[0] }));
  const first = await askFor(planned);
  const second = await askFor(versionsToTry(served, planned, first, now));
  const answers = [...first, ...second];
  const bySlot = groupBy(answers, slotKey);
  const answered = answers.map(({ cluster }) => cluster);
  return [...new Set([...clusters, ...answered])].flatMap(cluster =>
    kinds.map(kind => {
      const own = bySlot.get(slotKey({ cluster, kind })) ?? [];
      return conclude(served, { cluster, kind, now }, own);
    }),
  );
}

/** Returns all other versions of each kind that some cluster does not serve at any of the versions asked for. */
function versionsToTry(
  served: ServedVersions,
  asked: readonly KindVersion[],
  answers: readonly VersionAnswer[],
  now: number,
): readonly KindVersion[] {
  const unserved = new Set(
    [...groupBy(answers, slotKey).values()].flatMap(own => {
      const [{ cluster, kind }] = own;
      const isServed = own.some(({ outcome }) => outcome !== 'notServed');
      return isServed || served.isAbsent(cluster, kind, now) ? [] : kind;
    }),
  );
  return [...unserved].flatMap(kind =>
    definitionOf(kind)
      .versions.filter(
        version =>
          !asked.some(each => each.kind === kind && each.version === version),
      )
      .map(version => ({ kind, version })),
  );
}

/** Returns a cluster's answer for a kind at the newest version that it serves, and remembers which that is. */
function conclude(
  served: ServedVersions,
  slot: { cluster: string; kind: FluxKind; now: number },
  answers: readonly VersionAnswer[],
): KindAnswer {
  const { cluster, kind, now } = slot;
  const newestFirst = definitionOf(kind).versions.flatMap(
    version => answers.find(each => each.version === version) ?? [],
  );
  const good = newestFirst.find(each => each.outcome === 'objects');
  if (good?.outcome === 'objects') {
    const { version, objects, askedAt } = good;
    served.learnServed(cluster, kind, version, now);
    return { cluster, kind, version, objects, askedAt };
  }
  const version = served.current(cluster, kind);
  const bad = newestFirst.find(each => each.outcome === 'error');
  if (bad?.outcome === 'error') {
    if (bad.error.problem === 'forbidden') {
      served.learnRefused(cluster, kind, bad.error, now);
    }
    return { cluster, kind, version, objects: [], error: bad.error };
  }
  if (newestFirst.length > 0) served.learnAbsent(cluster, kind, now);
  const answer = { cluster, kind, version, objects: [] };
  const error = served.isLost(cluster, kind, now)
    ? new FluxError('notFound', NO_LONGER_SERVED, {
        cluster,
        kind,
        status: 404,
      })
    : served.refusal(cluster, kind, now);
  if (error) return { ...answer, error };
  // A kind of Flux may be missing in its older versions; another was named on purpose.
  const isMissing =
    definitionOf(kind).role === 'other' && served.isAbsent(cluster, kind, now);
  return isMissing
    ? {
        ...answer,
        error: new FluxError('notServed', NOT_SERVED, { cluster, kind }),
      }
    : answer;
}
