import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { unlessAborted, withTimeLimit } from './timeLimit';

/** Time limit of a measurement, in ms. */
const LIMIT_MS = 3_000;

/** Differences up to this many ms are ignored: a `Date` header has whole seconds, and takes time to arrive. */
const UNCERTAIN_MS = 60_000;

/** The part of Backstage's API that reaches single clusters. */
export type ProxyApi = Pick<KubernetesApi, 'proxy'>;

/**
 * Knows how far the browser's clock is ahead of each cluster's. Every answer of a cluster says so; an answer of the
 * combined query does not. A cluster that was only queried is asked where something there seems overdue: one small
 * request, once a page.
 */
export class ClusterClocks {
  private readonly proxyApi: ProxyApi;
  private readonly asked = new Map<string, Promise<void>>();
  /** Clusters that did not report their time. */
  private readonly silent = new Set<string>();
  private readonly aheadMs = new Map<string, number>();

  constructor(kubernetesApi: ProxyApi) {
    this.proxyApi = this.watching(kubernetesApi);
  }

  /** Returns a way to single clusters that takes the time from their answers. */
  watching(kubernetesApi: ProxyApi): ProxyApi {
    return {
      proxy: async request => {
        const answer = await kubernetesApi.proxy(request);
        this.note(request.clusterName, answer);
        return answer;
      },
    };
  }

  /** Returns a cluster's time in ms since the epoch; the browser's as long as no answer of the cluster has told. */
  readonly now = (cluster: string): number =>
    Date.now() - (this.aheadMs.get(cluster) ?? 0);

  /** Returns whether measuring a cluster's clock may still change its time. */
  readonly isUnknown = (cluster: string): boolean =>
    !this.aheadMs.has(cluster) && !this.silent.has(cluster);

  /**
   * Measures the clocks of clusters, each once. Never throws: a cluster that does not say keeps the browser's time.
   *
   * @returns whether any was found to differ now
   */
  async measure(clusters: Iterable<string>): Promise<boolean> {
    const fresh = [...clusters].filter(name => !this.aheadMs.has(name));
    await Promise.all(fresh.map(name => this.ask(name)));
    return fresh.some(name => (this.aheadMs.get(name) ?? 0) > 0);
  }

  private ask(cluster: string): Promise<void> {
    const before = this.asked.get(cluster);
    if (before) return before;
    const asked = withTimeLimit(LIMIT_MS, { cluster }, signal =>
      unlessAborted(
        signal,
        this.proxyApi.proxy({
          clusterName: cluster,
          path: '/version',
          init: { method: 'GET', signal },
        }),
      ),
    )
      .catch(() => undefined)
      .then(() => {
        this.silent.add(cluster);
      });
    this.asked.set(cluster, asked);
    return asked;
  }

  /**
   * Reads the header `Date` of any answer of the cluster. Other origins than Backstage's may not read it, and an app's
   * own client may return less than a whole Response.
   */
  private note(cluster: string, answer: Partial<Response>): void {
    const ahead = Date.now() - Date.parse(answer.headers?.get('date') ?? '');
    if (Number.isNaN(ahead)) return;
    this.aheadMs.set(cluster, ahead > UNCERTAIN_MS ? ahead : 0);
  }
}
