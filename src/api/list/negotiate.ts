import { KINDS, type FluxKind } from '../../flux';
import type { KindVersion, VersionAnswer } from './customResourceQuery';
import { FluxError } from '../errors';
import type { KindAnswer } from './listing';
import type { ServedVersions } from '../cluster/versions';

const NO_LONGER_SERVED = 'the cluster no longer knows this kind of object';

/** What is to be known of which clusters. */
export interface Poll {
  readonly clusters: readonly string[];
  readonly kinds: readonly FluxKind[];
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * Asks clusters for kinds, each in a version that the cluster serves: in what they served before, or the newest; and
 * where a cluster turns out not to serve that, at once in all others.
 *
 * @param ask - asks all clusters of the poll the same; it may bring answers of more clusters
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
  const planned = kinds.flatMap(kind =>
    served.toAsk(kind, clusters, now).map(version => ({ kind, version })),
  );
  const first = await askFor(planned);
  const second = await askFor(versionsToTry(served, planned, first, now));
  const answers = [...first, ...second];
  const answered = answers.map(({ cluster }) => cluster);
  return [...new Set([...clusters, ...answered])].flatMap(cluster =>
    kinds.map(kind => {
      const own = answers.filter(
        each => each.cluster === cluster && each.kind === kind,
      );
      return conclude(served, { cluster, kind, now }, own);
    }),
  );
}

/** Where a cluster serves a kind in none of the versions that it was asked for: all others. */
function versionsToTry(
  served: ServedVersions,
  asked: readonly KindVersion[],
  answers: readonly VersionAnswer[],
  now: number,
): readonly KindVersion[] {
  const unserved = new Set(
    answers
      .filter(({ cluster, kind }) => !served.isAbsent(cluster, kind, now))
      .filter(({ cluster, kind }) =>
        answers.every(
          each =>
            each.cluster !== cluster ||
            each.kind !== kind ||
            each.outcome === 'notServed',
        ),
      )
      .map(({ kind }) => kind),
  );
  return [...unserved].flatMap(kind =>
    KINDS[kind].versions
      .filter(
        version =>
          !asked.some(each => each.kind === kind && each.version === version),
      )
      .map(version => ({ kind, version })),
  );
}

/** What a cluster says of a kind, in the newest version that it serves; what it serves is remembered. */
function conclude(
  served: ServedVersions,
  slot: { cluster: string; kind: FluxKind; now: number },
  answers: readonly VersionAnswer[],
): KindAnswer {
  const { cluster, kind, now } = slot;
  const newestFirst = KINDS[kind].versions.flatMap(
    version => answers.find(each => each.version === version) ?? [],
  );
  const good = newestFirst.find(each => each.outcome === 'objects');
  if (good?.outcome === 'objects') {
    const { version, objects } = good;
    served.learnServed(cluster, kind, version, now);
    return { cluster, kind, version, objects };
  }
  const version = served.current(cluster, kind);
  const bad = newestFirst.find(each => each.outcome === 'error');
  if (bad?.outcome === 'error') {
    return { cluster, kind, version, objects: [], error: bad.error };
  }
  if (newestFirst.length > 0) served.learnAbsent(cluster, kind, now);
  const error = served.isLost(cluster, kind, now)
    ? new FluxError('notFound', NO_LONGER_SERVED, {
        cluster,
        kind,
        status: 404,
      })
    : undefined;
  return { cluster, kind, version, objects: [], error };
}
