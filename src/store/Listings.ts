import type { Query, QueryClient } from '@tanstack/react-query';
import { withResource, type FluxListing, type Scope } from '../api';
import type { FluxRef, FluxResource } from '../flux';
import { keyOf } from '../flux';
import type { KnownClusters } from './KnownClusters';
import { ListingPoll, type PollContext } from './ListingPoll';
import { scopeKey } from './scopeKey';

const LISTINGS = ['flux', 'listing'] as const;

/** Returns the key of a scope's listing in the cache. */
const queryKeyOf = (key: string) => [...LISTINGS, key] as const;

/** Returns the key of the scope whose listing a query is, if it is one. */
function scopeKeyIn({ queryKey }: Query): string | undefined {
  const [first, second, key]: readonly unknown[] = queryKey;
  return first === LISTINGS[0] && second === LISTINGS[1]
    ? String(key)
    : undefined;
}

/** The listings of all scopes that are shown, or were a short while ago. */
export class Listings {
  /** By the key of their scope. */
  private readonly polls = new Map<string, ListingPoll>();
  private readonly client: QueryClient;
  /** The resources on screen, table by table. */
  private readonly shown = new Set<readonly FluxResource[]>();

  constructor(
    private readonly context: Omit<PollContext, 'isOnScreen'>,
    clusters: KnownClusters,
  ) {
    this.client = context.client;
    this.client.getQueryCache().subscribe(({ type, query }) => {
      const key = scopeKeyIn(query);
      const poll = key === undefined ? undefined : this.polls.get(key);
      if (type === 'updated' && poll) {
        poll.update(query.state);
        const listing = poll.listing.get();
        if (listing) clusters.learn(listing.clusters);
      }
      // A poll lives as long as its listing, which the cache drops some minutes after its page was left.
      if (type === 'removed' && key !== undefined) this.polls.delete(key);
    });
  }

  /** How many scopes are kept. */
  get size(): number {
    return this.polls.size;
  }

  /** Returns the poll of a scope, which all who show the scope share. Nothing is requested before someone joins it. */
  of(scope: Scope, refreshIntervalMs: number): ListingPoll {
    const key = scopeKey(scope);
    const known = this.polls.get(key);
    if (known) return known;
    const { context, client } = this;
    const poll = new ListingPoll(
      { ...context, isOnScreen: each => this.isOnScreen(each) },
      queryKeyOf(key),
      scope,
      refreshIntervalMs,
    );
    this.polls.set(key, poll);
    // From now on the cache counts the time in which nobody observes it.
    client.getQueryCache().build(client, poll.query);
    return poll;
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
    const byKey = new Map<string, FluxResource>();
    for (const { listing } of this.polls.values()) {
      for (const slot of listing.get()?.slots ?? []) {
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
    for (const { listing } of this.polls.values()) {
      const slots = listing.get()?.slots ?? [];
      for (const { cluster, kind, resources, fetchedAt } of slots) {
        if (cluster !== ref.cluster || kind !== ref.kind) continue;
        const object = resources.find(each => each.key === key);
        if (object) return { object, at: fetchedAt };
      }
    }
    return undefined;
  }
}
