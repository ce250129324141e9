import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { unlessAborted, withTimeLimit } from './timeLimit';

/** Time limit of a measurement, in ms. */
const LIMIT_MS = 3_000;

/** Differences up to this many ms are ignored: a `Date` header has whole seconds, and takes time to arrive. */
const UNCERTAIN_MS = 60_000;

/**
 * Knows how far the browser's clock is ahead of each cluster's. An answer of the combined query does not say, so a
 * cluster is asked only where something there seems overdue: one small request, once a page.
 */
export class ClusterClocks {
  private readonly aheadMs = new Map<string, Promise<number>>();
  private readonly known = new Map<string, number>();

  constructor(private readonly kubernetesApi: KubernetesApi) {}

  /** Returns a cluster's time in ms since the epoch; the browser's as long as it has not been measured. */
  readonly now = (cluster: string): number =>
    Date.now() - (this.known.get(cluster) ?? 0);

  /**
   * Measures the clocks of clusters, each once. Never throws: a cluster that does not say keeps the browser's time.
   *
   * @returns whether any was found to differ now
   */
  async measure(clusters: Iterable<string>): Promise<boolean> {
    const fresh = [...clusters].filter(name => !this.known.has(name));
    const all = await Promise.all(fresh.map(name => this.aheadOf(name)));
    return all.some(ms => ms > 0);
  }

  private aheadOf(cluster: string): Promise<number> {
    const asked = this.aheadMs.get(cluster);
    if (asked) return asked;
    const measured = this.ask(cluster)
      .catch(() => 0)
      .then(ms => {
        this.known.set(cluster, ms);
        return ms;
      });
    this.aheadMs.set(cluster, measured);
    return measured;
  }

  /** Reads the header `Date` of any answer of the cluster; other origins than Backstage's may not read it. */
  private async ask(cluster: string): Promise<number> {
    const answer = await withTimeLimit(LIMIT_MS, { cluster }, signal =>
      unlessAborted(
        signal,
        this.kubernetesApi.proxy({
          clusterName: cluster,
          path: '/version',
          init: { method: 'GET', signal },
        }),
      ),
    );
    const ahead = Date.now() - Date.parse(answer.headers.get('date') ?? '');
    return ahead > UNCERTAIN_MS ? ahead : 0;
  }
}
