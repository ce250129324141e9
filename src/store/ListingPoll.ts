import {
  focusManager,
  QueryObserver,
  type Query,
  type QueryClient,
} from '@tanstack/react-query';
import { entityOf, type FluxError, type FluxListing, type Scope } from '../api';
import {
  asOutdated,
  definitionOf,
  kindsOf,
  type FluxKind,
  type FluxResource,
} from '../flux';
import { afterRows } from './afterRows';
import { cadenceOf, intervalMs, retryDelayMs, type Cadence } from './cadence';
import type { ObjectCache } from './ObjectCache';
import { Observable } from './Observable';
import { RecentReadings } from './RecentReadings';
import { SharedSourceReader, type SharedSources } from './SharedSources';
import type { StoreApi } from './typedErrors';

/** All cards of a page are mounted within this time of each other, in ms, so that one request asks for all of them. */
const GATHER_MS = 20;
/** Time in ms in which a card is drawn once its code has been loaded. */
const DRAWN_MS = 5_000;
/** Time in ms after which a listing counts as asked for even if it takes that long to find out what to ask. */
const PATIENCE_MS = 150;

const SOURCES = kindsOf('source');

/** Dependencies of the poll of a scope. */
export interface PollContext {
  readonly client: QueryClient;
  readonly api: StoreApi;
  readonly objects: ObjectCache;
  /** Returns whether an action has just begun on an object that is listed. */
  readonly isHurried: (isListed: (key: string) => boolean) => boolean;
  readonly isOnScreen: (resource: FluxResource) => boolean;
}

/** The kinds that a card wants polled. */
interface Wanted {
  readonly shown: readonly FluxKind[];
  /** Those that it needs for the references in them. */
  readonly others: readonly FluxKind[];
}

/** Objects by key: those of a listing and the shared sources. */
type ByKey = ReadonlyMap<string, FluxResource>;

/**
 * Polls the listing of one scope for everything that shows it: one request a poll, for all kinds that anything wants.
 *
 * It has a single observer, because with react-query each observer that has an interval starts its own polls.
 */
export class ListingPoll {
  /** The listing as the cache has it; `undefined` before the first answer. */
  readonly listing = new Observable<FluxListing | undefined>(undefined);
  /** Why the latest request has failed. */
  readonly failure = new Observable<FluxError | undefined>(undefined);
  /** Whether a request is under way. */
  readonly isPolling = new Observable(false);
  /**
   * Whether the first request has been sent, so that there is time for other work until its answer: work before that
   * would keep the browser from sending it.
   */
  readonly isAsked = new Observable(false);
  private readonly wanted = new Map<symbol, Wanted>();
  private readonly sources: SharedSourceReader;
  private readonly cadence: Cadence;
  /** Settles once the clusters are known, or cannot be. */
  private readonly clustersKnown: Promise<unknown>;
  private stop?: () => void;
  private polledAt = 0;
  /** Whether all cards that are about to be drawn have said what they want. */
  private isGathered = false;
  private asksToSignIn = false;
  /** Objects that were read since the poll under way began. */
  private recent?: RecentReadings;
  private index: {
    readonly resources?: readonly FluxResource[];
    readonly shared?: SharedSources;
    readonly outdated?: ReadonlySet<string>;
    readonly byKey: ByKey;
  } = { byKey: new Map() };

  constructor(
    private readonly context: PollContext,
    private readonly queryKey: readonly unknown[],
    private readonly scope: Scope,
    refreshIntervalMs: number,
  ) {
    this.cadence = cadenceOf(refreshIntervalMs, entityOf(scope) === undefined);
    this.sources = new SharedSourceReader(context.objects, {
      isListed: kind => this.kinds().includes(kind),
      isOnScreen: context.isOnScreen,
    });
    // The listing needs the clusters first. They can be on their way before a card has been drawn and asks for it.
    this.clustersKnown = context.api.clusters().catch(() => {
      // The listing fails in the same way, and says why.
    });
  }

  /** Query options of the listing. */
  get query() {
    return {
      queryKey: this.queryKey,
      queryFn: ({ signal }: { signal: AbortSignal }) => this.poll(signal),
      // A failed poll is repeated at growing intervals; the former listing stays.
      retry: true,
      retryDelay: (failures: number) => retryDelayMs(this.cadence, failures),
      // The listing itself keeps the identity of what has not changed.
      structuralSharing: false,
    };
  }

  /** The sources that are not in the listing, as far as they have been read. */
  get shared() {
    return this.sources.shared;
  }

  /** The keys of the sources that some applier has outrun since they were read. */
  get outdated() {
    return this.sources.outdated.keys;
  }

  /**
   * Polls for these kinds, too, until the returned function is called.
   *
   * @param others - kinds that are not shown, but polled for the references in them
   */
  join(
    shown: readonly FluxKind[],
    others: readonly FluxKind[] = [],
  ): () => void {
    const card = Symbol('card');
    this.wanted.set(card, { shown, others });
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

  /**
   * Sends the first request for cards whose code has just been loaded, without waiting until they are drawn: that takes
   * longer than everything that the request needs.
   */
  begin(cards: readonly Wanted[]): void {
    if (this.stop) return;
    this.isGathered = true;
    const leave = cards.map(({ shown, others }) => this.join(shown, others));
    this.isGathered = false;
    setTimeout(() => leave.forEach(each => each()), DRAWN_MS);
  }

  /** Polls at once, shared sources included, and asks again for a sign-in that was rejected. */
  refresh(): void {
    const { client } = this.context;
    const { queryKey } = this;
    this.sources.expire();
    this.asksToSignIn = true;
    // Before the first answer, a refetch would only join the attempts under way, which may wait for minutes.
    client.cancelQueries({ queryKey, exact: true }, { silent: true });
    client.refetchQueries({ queryKey, exact: true });
  }

  /** Polls again, because something has just been written; not where a poll takes hundreds of requests. */
  refreshAfterWrite(): void {
    const { queryKey } = this;
    if (!this.stop) return;
    if (this.cadence.isFleet || this.listing.get()?.perCluster) return;
    this.context.client.refetchQueries({ queryKey, exact: true });
  }

  /** Takes over what the cache says of the listing now. */
  update(state: Query<FluxListing, FluxError>['state']): void {
    this.listing.set(state.data);
    this.failure.set(state.fetchFailureReason ?? undefined);
    this.isPolling.set(state.fetchStatus === 'fetching');
  }

  /** Takes over what the cache knows of the shared sources now. */
  updateSources(): void {
    this.sources.update();
  }

  /** Notes an object that was just read by itself. */
  put(object: FluxResource): void {
    this.recent?.add(object);
    this.sources.seeObject(object, key => this.index.byKey.get(key));
  }

  /**
   * Returns the objects of a listing and the shared sources by key, those that are out of date marked so: the same map
   * as long as nothing in it changes.
   */
  byKey(
    resources: readonly FluxResource[],
    shared: SharedSources,
    outdated: ReadonlySet<string>,
  ): ByKey {
    const { index } = this;
    if (
      index.resources !== resources ||
      index.shared !== shared ||
      index.outdated !== outdated
    ) {
      const sources = [...shared.values()].flatMap(each => each.resource ?? []);
      const all = [...resources, ...sources];
      const byKey = new Map(all.map(each => [each.key, each]));
      for (const key of outdated) {
        const source = byKey.get(key);
        if (source) byKey.set(key, asOutdated(source));
      }
      this.index = { resources, shared, outdated, byKey };
    }
    return this.index.byKey;
  }

  private kinds(): readonly FluxKind[] {
    const wanted = [...this.wanted.values()];
    return [
      ...new Set(wanted.flatMap(({ shown, others }) => [...shown, ...others])),
    ].sort();
  }

  private start(): void {
    const { client } = this.context;
    const { isFleet } = this.cadence;
    const when = () => (isFleet && !this.isDue() ? false : 'always');
    const observer = new QueryObserver<FluxListing, FluxError>(client, {
      ...this.query,
      refetchInterval: ({ state }) => this.nextInMs(state),
      refetchOnMount: when,
      refetchOnWindowFocus: when,
      refetchOnReconnect: when,
    });
    client.mount();
    const unsubscribe = observer.subscribe(() => {});
    setTimeout(() => this.isAsked.set(true), PATIENCE_MS);
    this.stop = () => {
      unsubscribe();
      this.sources.release();
      client.unmount();
    };
  }

  /**
   * Returns in how many ms to poll again. react-query calls it whenever the listing changes, as it does with each
   * reading of an object that is acted on; so the time since the last poll counts.
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

  private isDue(): boolean {
    return (
      Date.now() - this.polledAt >= this.cadence.refreshIntervalMs ||
      this.lacksKinds()
    );
  }

  /** Returns whether some card wants a kind that the listing has not been asked for. */
  private lacksKinds(): boolean {
    const listing = this.context.client.getQueryData<FluxListing>(
      this.queryKey,
    );
    return (
      listing !== undefined &&
      this.kinds().some(kind => !listing.kinds.includes(kind))
    );
  }

  private intervalMs(listing: FluxListing | undefined): number {
    const isListed = (key: string) =>
      this.shared.get().has(key) ||
      listing?.resources.some(each => each.key === key) === true;
    return intervalMs(this.cadence, listing?.perCluster === true, () =>
      this.context.isHurried(isListed),
    );
  }

  private async poll(signal: AbortSignal): Promise<FluxListing> {
    const { client, api, objects } = this.context;
    // The first card of `begin` starts this; the others join before it goes on.
    await (this.isGathered
      ? Promise.resolve()
      : new Promise(resolve => setTimeout(resolve, GATHER_MS)));
    const previous = client.getQueryData<FluxListing>(this.queryKey);
    const recent = new RecentReadings();
    this.recent = recent;
    const kinds = this.kinds();
    // Sources with the entity's label then need no reading of their own.
    const alsoKinds = kinds.some(kind => definitionOf(kind).role === 'applier')
      ? SOURCES
      : [];
    const groups = [...this.wanted.values()].map(({ shown }) => shown);
    const request = { scope: this.scope, kinds, alsoKinds, groups };
    const onPartial = (answered: FluxListing) => {
      const partial = recent.applyTo(answered);
      this.sources.see(partial);
      client.setQueryData(this.queryKey, partial);
    };
    const { asksToSignIn } = this;
    this.asksToSignIn = false;
    const answer = api.list(request, previous, {
      onPartial,
      signal,
      asksToSignIn,
    });
    // The request follows the list of clusters without a task of its own.
    this.clustersKnown.then(() => setTimeout(() => this.isAsked.set(true)));
    const answered = await answer.finally(() => {
      if (!signal.aborted) this.polledAt = Date.now();
      // Another poll may have begun meanwhile.
      if (this.recent === recent) this.recent = undefined;
    });
    const listing = recent.applyTo(answered);
    objects.seed(listing);
    this.sources.see(listing);
    // A card may have been mounted while the request was under way.
    setTimeout(() => this.catchUp());
    // The rows do not wait for the sources that they refer to.
    afterRows(() => {
      if (this.stop) this.sources.follow(listing);
    });
    return listing;
  }

  /** Polls at once if some card wants a kind that has not been asked for yet. */
  private catchUp(): void {
    const { client } = this.context;
    const { queryKey } = this;
    if (this.stop && this.lacksKinds()) {
      client.refetchQueries(
        { queryKey, exact: true },
        { cancelRefetch: false },
      );
    }
  }
}
