import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { isRecord, KINDS } from '../../flux';
import type { KindVersion, VersionAnswer } from './customResourceQuery';
import type { EntitySearch } from './entitySearch';
import { FluxError, fromThrown } from '../errors';
import { askCluster } from '../cluster/proxy';
import { unlessAborted } from '../cluster/timeLimit';

/** Lists at a time, of one cluster. */
const AT_ONCE = 3;

/** The path that Backstage's backend asks a cluster for. */
function listPath(
  { labelSelector, namespace }: EntitySearch,
  { kind, version }: KindVersion,
): string {
  const { group, plural } = KINDS[kind];
  const scope = namespace ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const query = `labelSelector=${encodeURIComponent(labelSelector)}`;
  return `/apis/${group}/${version}${scope}/${plural}?${query}`;
}

function itemsOf(list: unknown, error: FluxError): readonly unknown[] {
  if (!isRecord(list) || typeof list.kind !== 'string') throw error;
  if (!Array.isArray(list.items)) throw error;
  return list.items;
}

/**
 * Lists kinds of one cluster through Backstage's proxy, in one request each. The first goes ahead alone: of a cluster
 * that does not answer it takes up one of the browser's connections (six, over HTTP/1.1), and the other clusters keep
 * theirs; where it fails as a whole, nothing more is asked.
 *
 * @param signal - after it, what has not been answered fails with its reason
 * @returns one answer for each of `asked`
 * @throws FluxError where the cluster, or Backstage, failed as a whole at the first request
 */
export async function askOneCluster(
  kubernetesApi: KubernetesApi,
  request: {
    readonly cluster: string;
    readonly search: EntitySearch;
    readonly asked: readonly KindVersion[];
    readonly signal: AbortSignal;
  },
): Promise<readonly VersionAnswer[]> {
  const { cluster, search, asked, signal } = request;
  const list = async (each: KindVersion): Promise<VersionAnswer> => {
    const { group } = KINDS[each.kind];
    const place = { cluster, group, kind: each.kind };
    const init = { method: 'GET', signal };
    const path = listPath(search, each);
    try {
      const answer = await unlessAborted(
        signal,
        askCluster(kubernetesApi, place, path, init),
      );
      const error = new FluxError('malformed', 'the answer is no list', place);
      const objects = itemsOf(answer, error);
      return { ...each, cluster, outcome: 'objects', objects };
    } catch (thrown) {
      const error = fromThrown(thrown, place);
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
  const answers = [first];
  const next = async () => {
    for (let each = others.shift(); each; each = others.shift()) {
      answers.push(await list(each));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return answers;
}
