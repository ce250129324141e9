import pLimit, { type Limit } from 'p-limit';
import { definitionOf } from '../../flux';
import {
  NoAnswerInTime,
  withTimeLimit,
  type ClusterClient,
  type PageOptions,
} from '../cluster';
import { FluxError, fromThrown } from '../errors';
import type { Search } from '../searchOf';
import { asSearchError } from './asSearchError';
import type { KindVersion, VersionAnswer } from './combinedQuery';
import { listAll } from './listAll';

/** Concurrent lists per cluster. */
const LISTS_AT_ONCE = 3;

/**
 * Lists kinds of one cluster through Backstage's proxy, page by page. The first kind goes alone, so that an
 * unresponsive cluster takes up only one of the browser's six connections; where it fails as a whole, no others follow.
 *
 * @param turns - bounds the concurrent requests to all clusters
 * @param limitMs - time limit of each request in ms, counted from when it is sent. After the first that was too late, no
 *   others follow
 * @param signal - when it aborts, each request without an answer fails with its reason
 * @returns one answer for each of `asked`
 * @throws FluxError where the cluster, or Backstage, failed as a whole at the first request
 */
export async function listCluster(
  client: ClusterClient,
  request: {
    readonly cluster: string;
    readonly search: Search;
    readonly asked: readonly KindVersion[];
    readonly turns: Limit;
    readonly limitMs: number;
    readonly signal: AbortSignal | undefined;
  },
): Promise<readonly VersionAnswer[]> {
  const { cluster, search, asked, turns, limitMs, signal: outer } = request;
  const { labelSelector, namespace } = search;
  let silence: NoAnswerInTime | undefined;
  const list = async (each: KindVersion): Promise<VersionAnswer> => {
    const { kind, version } = each;
    const place = { cluster, group: definitionOf(kind).group, kind, namespace };
    let askedAt: number | undefined;
    const readPage = (page: Pick<PageOptions, 'limit' | 'after'>) =>
      turns(async () => {
        if (silence) throw silence;
        askedAt ??= Date.now();
        return withTimeLimit(
          limitMs,
          { cluster },
          signal =>
            client.list(place, { ...page, version, labelSelector, signal }),
          outer,
        );
      });
    try {
      const objects = await listAll(place, readPage);
      return { ...each, cluster, outcome: 'objects', objects, askedAt };
    } catch (thrown) {
      const error = asSearchError(fromThrown(thrown, place), search);
      if (error instanceof NoAnswerInTime) silence = error;
      return error.status === 404 && error.kind !== undefined
        ? { ...each, cluster, outcome: 'notServed' }
        : { ...each, cluster, outcome: 'error', error };
    }
  };

  const [ahead, ...others] = asked;
  if (!ahead) return [];
  const first = await list(ahead);
  if (first.outcome === 'error' && first.error.kind === undefined) {
    throw first.error;
  }
  const limit = pLimit(LISTS_AT_ONCE);
  const rest = others.map(each => limit(() => list(each)));
  const answers = [first, ...(await Promise.all(rest))];
  const unexpected = answers.flatMap(each =>
    each.outcome === 'error' && each.error.problem === 'malformed'
      ? each.error
      : [],
  );
  const [error] = unexpected;
  if (error && unexpected.length === asked.length) {
    // Something else than Kubernetes responds there.
    throw new FluxError('malformed', error.message, { cluster });
  }
  return answers;
}
