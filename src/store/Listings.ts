import { hashKey, type QueryClient } from '@tanstack/react-query';
import { withResource, type FluxListing, type Scope } from '../api';
import type { FluxRef, FluxResource } from '../flux';
import { keyOf } from '../flux';
import type { KnownClusters } from './KnownClusters';
import { ListingPoll, type PollContext } from './ListingPoll';
import { scopeKey } from './scopeKey';

const LISTINGS = ['flux', 'listing'] as const;

/** Key of a scope's listing in the cache, and the hash that react-query makes of it. */
interface ListingKey {
  readonly queryKey: readonly unknown[];
  readonly hash: string;
}

/** The listings of all scopes that are shown, or were a short while ago. */
export class Listings {
  private readonly polls = new Map<string, ListingPoll>();
  /** Made once per scope, because every hook looks up its poll in each render. */
  private readonly keys = new WeakMap<Scope, ListingKey>();
  private readonly client: QueryClient;
  /** The resources on screen, table by table. */
  private readonly shown = new Set<readonly FluxResource[]>();

  constructor(
    private readonly context: Omit<PollContext, 'isOnScreen'>,
    clusters: KnownClusters,
  ) {
    this.client = context.client;
    this.client.getQueryCache().subscribe(({ type, query }) => {
      const poll = this.polls.get(query.queryHash);
      if (type === 'updated' && poll) {
        poll.update(query.state);
        const listing = poll.listing.get();
        if (listing) clusters.learn(listing.clusters);
      }
      // A poll lives as long as its listing, which the cache drops some minutes after its page was left.
      if (type === 'removed') this.polls.delete(query.queryHash);
    });
  }

  /** How many scopes are kept. */
  get size(): number {
    return this.polls.size;
  }

  /** Returns the poll of a scope, which all who show the scope share. Nothing is requested before someone joins it. */
  of(scope: Scope, refreshIntervalMs: number): ListingPoll {
    const { queryKey, hash } = this.listingKey(scope);
    const known = this.polls.get(hash);
    if (known) return known;
    const { context, client } = this;
    const poll = new ListingPoll(
      { ...context, isOnScreen: each => this.isOnScreen(each) },
      queryKey,
      scope,
      refreshIntervalMs,
    );
    this.polls.set(hash, poll);
    // From now on the cache counts the time in which nobody observes it.
    client.getQueryCache().build(client, poll.query);
    return poll;
  }

  private listingKey(scope: Scope): ListingKey {
    const known = this.keys.get(scope);
    if (known) return known;
    const queryKey = [...LISTINGS, scopeKey(scope)];
    const key = { queryKey, hash: hashKey(queryKey) };
    this.keys.set(scope, key);
    return key;
  }

  /** Polls again for what is on screen: an answer under way is older than what has just been written. */
  refreshActive(): void {
    for (const poll of this.polls.values()) poll.refreshAfterWrite();
  }

  /** Replaces an object in every listing that holds another reading of it. */
  put(object: FluxResource): void {
    this.client.setQueriesData<FluxListing>({ queryKey: LISTINGS }, listing => {
      const next = listing && withResource(listing, object);
      // Nobody is told of a listing that stays as it is.
      return next === listing ? undefined : next;
    });
    for (const poll of this.polls.values()) poll.put(object);
  }

  /** Notes that resources are on screen, until the returned function is called. */
  show(resources: readonly FluxResource[]): () => void {
    // A table of its own each time: two may show the same.
    const table = [...resources];
    this.shown.add(table);
    return () => {
      this.shown.delete(table);
    };
  }

  private isOnScreen(resource: FluxResource): boolean {
    return [...this.shown].some(table => table.includes(resource));
  }

  /** Lets every page take over what the cache knows of its shared sources now. */
  updateSources(): void {
    for (const poll of this.polls.values()) poll.updateSources();
  }

  /** Returns all objects of a cluster that the listings hold, each once. */
  allOn(cluster: string): readonly FluxResource[] {
    const cache = this.client.getQueryCache();
    const byKey = new Map<string, FluxResource>();
    for (const hash of this.polls.keys()) {
      const listing = cache.get<FluxListing>(hash)?.state.data;
      for (const slot of listing?.slots ?? []) {
        if (slot.cluster !== cluster) continue;
        for (const each of slot.resources) byKey.set(each.key, each);
      }
    }
    return [...byKey.values()];
  }

  /** Finds an object in the listings, with the time at which it was listed. */
  find(
    ref: FluxRef,
  ): { readonly object: FluxResource; readonly at?: number } | undefined {
    const key = keyOf(ref);
    const cache = this.client.getQueryCache();
    // By their hashes: a search would go through the queries of all objects, for each of thousands of them.
    for (const hash of this.polls.keys()) {
      const listing = cache.get<FluxListing>(hash)?.state.data;
      for (const { cluster, kind, resources, fetchedAt } of listing?.slots ??
        []) {
        if (cluster !== ref.cluster || kind !== ref.kind) continue;
        const object = resources.find(each => each.key === key);
        if (object) return { object, at: fetchedAt };
      }
    }
    return undefined;
  }
}
