import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  focusManager,
  QueryObserver,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import {
  fromThrown,
  searchOf,
  type FluxApi,
  type FluxError,
  type FluxListing,
} from '../api';
import type { FluxKind } from '../flux';
import { NamedSources } from './NamedSources';

/** The cards of a page are mounted within this time, in ms, of each other: one request then asks for all. */
const GATHER_MS = 20;
/** While an action is in flight, in ms. */
const ACTIVE_REFRESH_MS = 3_000;
/** How much more slowly to poll where each kind of each cluster is a request of its own. */
const ONE_BY_ONE_FACTOR = 3;
const SLOWEST_RETRY_MS = 2 * 60_000;

/** The mutations that {@link runFluxAction} makes. */
export const ACTION_KEY = ['flux', 'action'] as const;

/** Cache key of an entity's listing. Includes everything that the backend searches for. */
export function listingKey(entity: Entity): readonly unknown[] {
  return ['flux', 'listing', stringifyEntityRef(entity), searchOf(entity)];
}

/**
 * The polling of one entity, for all cards that show it: one request a poll, for all kinds that any of them wants.
 *
 * It is one observer of its own, because react-query lets each observer that has an interval poll for itself.
 */
export class EntityPoll {
  private readonly wanted = new Map<symbol, readonly FluxKind[]>();
  private readonly queryKey: readonly unknown[];
  private readonly sources: NamedSources;
  private stop?: () => void;
  private polledAt = 0;

  constructor(
    private readonly client: QueryClient,
    private readonly api: FluxApi,
    private readonly entity: Entity,
    private readonly refreshIntervalMs: number,
  ) {
    this.queryKey = listingKey(entity);
    this.sources = new NamedSources(
      client,
      api,
      this.queryKey,
      refreshIntervalMs,
    );
    // Defaults of the key, so that they hold whoever looks at it or refreshes it.
    client.setQueryDefaults(this.queryKey, {
      queryFn: ({ signal }) => this.poll(signal),
      // A poll that fails is tried again, ever more slowly; what was there before stays.
      retry: true,
      retryDelay: failures =>
        Math.min(refreshIntervalMs * 2 ** failures, SLOWEST_RETRY_MS),
      // The listing keeps what has not changed by itself, and knows better what that is.
      structuralSharing: false,
    });
  }

  /** Polls for these kinds, too, until the returned function is called. */
  join(kinds: readonly FluxKind[]): () => void {
    const card = Symbol('card');
    this.wanted.set(card, kinds);
    if (this.stop) this.catchUp();
    else this.start();
    return () => {
      this.wanted.delete(card);
      if (this.wanted.size === 0) {
        this.stop?.();
        this.stop = undefined;
      }
    };
  }

  private kinds(): readonly FluxKind[] {
    return [...new Set([...this.wanted.values()].flat())].sort();
  }

  private start(): void {
    const observer = new QueryObserver<FluxListing, FluxError>(this.client, {
      queryKey: this.queryKey,
      refetchInterval: ({ state }) => this.nextInMs(state),
      refetchOnMount: 'always',
      refetchOnWindowFocus: 'always',
      refetchOnReconnect: 'always',
    });
    this.client.mount();
    const unsubscribe = observer.subscribe(() => {});
    this.stop = () => {
      unsubscribe();
      this.client.unmount();
    };
  }

  /**
   * In how many ms to poll again. It is asked anew whenever the listing changes, as it does with each look at an object
   * that is acted on; so what has passed since the last poll counts.
   */
  private nextInMs({
    data,
    fetchStatus,
  }: Query<FluxListing, FluxError>['state']): number {
    const interval = this.intervalMs(data);
    if (fetchStatus !== 'idle' || !focusManager.isFocused()) return interval;
    const left = interval - (Date.now() - this.polledAt);
    return Math.min(Math.max(left, 1), interval);
  }

  private intervalMs(listing: FluxListing | undefined): number {
    if (listing?.perCluster) return ONE_BY_ONE_FACTOR * this.refreshIntervalMs;
    return this.client.isMutating({ mutationKey: ACTION_KEY }) > 0
      ? Math.min(ACTIVE_REFRESH_MS, this.refreshIntervalMs)
      : this.refreshIntervalMs;
  }

  private async poll(signal: AbortSignal): Promise<FluxListing> {
    await new Promise(resolve => setTimeout(resolve, GATHER_MS));
    const previous = this.client.getQueryData<FluxListing>(this.queryKey);
    const request = { scope: { entity: this.entity }, kinds: this.kinds() };
    const onPartial = (partial: FluxListing) =>
      this.client.setQueryData(this.queryKey, partial);
    const listing = await this.api
      .list(request, previous, { onPartial, signal })
      .catch(thrown => {
        // An app's own FluxApi may throw anything.
        throw fromThrown(thrown);
      })
      .finally(() => {
        this.polledAt = Date.now();
      });
    // Not awaited: the rows do not wait for what they refer to.
    this.sources.follow(listing);
    // A card may have come while the request was under way.
    setTimeout(() => this.catchUp());
    return listing;
  }

  /** Asks at once, if some card wants a kind that has not been asked for yet. */
  private catchUp(): void {
    const listing = this.client.getQueryData<FluxListing>(this.queryKey);
    const isMissing = (kind: FluxKind) => !listing?.kinds.includes(kind);
    if (listing && this.stop && this.kinds().some(isMissing)) {
      this.client.refetchQueries(
        { queryKey: this.queryKey },
        { cancelRefetch: false },
      );
    }
  }
}
