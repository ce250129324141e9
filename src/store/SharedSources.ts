import pLimit from 'p-limit';
import { sameElements, type FluxError, type FluxListing } from '../api';
import { namedSources, type FluxResource, type NamedSource } from '../flux';
import type { HeldObjects, ObjectCache, ObjectState } from './ObjectCache';
import { Observable } from './Observable';
import { OutdatedSources } from './OutdatedSources';
import {
  clustersInOrder,
  sourceGroups,
  type ReadingOrder,
} from './sourceGroups';

/** Age at which a source that is not in the listing is read again, in ms. */
const READ_AFTER_MS = 4 * 60_000;
/** The same after a failure. A lack of permission lasts, so it keeps the longer age. */
const RETRY_AFTER_MS = 30_000;
/** Clusters that are read at a time. */
const CLUSTERS_AT_ONCE = 4;

/** A source that an applier names and that does not carry the entity's label itself. */
export interface SharedSource {
  readonly named: NamedSource;
  /** As it was last read; absent before the first reading, and where there is no such object. */
  readonly resource?: FluxResource;
  /** There is no such object. */
  readonly isMissing: boolean;
  /** Why the latest reading failed. */
  readonly error?: FluxError;
}

/** By the key of the source. */
export type SharedSources = ReadonlyMap<string, SharedSource>;

function isSame(one: SharedSource | undefined, other: SharedSource): boolean {
  return (
    one?.named === other.named &&
    one.resource === other.resource &&
    one.isMissing === other.isMissing &&
    one.error === other.error
  );
}

/**
 * The sources that the appliers of a listing name and that are not in it themselves. Each is read once however many
 * name it, in groups, and less often than the listing: every few minutes, or at once where an applier shows that it is
 * out of date.
 *
 * Kubernetes lists one kind in a request, and Backstage's query of several kinds selects by the entity's label alone,
 * so each kind takes a request of its own on each cluster. A page begins with one a cluster, and as many more as it has
 * kinds of sources in rows; what is left takes one a cluster with each poll after it.
 */
export class SharedSourceReader {
  readonly shared = new Observable<SharedSources>(new Map());
  readonly outdated = new OutdatedSources();
  private isReading = false;
  /** Whether something has become due while sources were read. */
  private isAgain = false;
  private listing?: FluxListing;
  private wanted: readonly NamedSource[] = [];
  /** The resources that name them. */
  private wantedBy?: readonly FluxResource[];
  /** Keys of those to read with the next poll, whatever their age. */
  private readonly expired = new Set<string>();
  /** Keeps the wanted sources in the cache beyond its cache time. */
  private readonly held: HeldObjects;
  private readonly order: ReadingOrder;

  constructor(
    private readonly objects: ObjectCache,
    order: Omit<ReadingOrder, 'isNews'>,
  ) {
    this.held = objects.hold();
    this.order = {
      ...order,
      isNews: key => this.expired.has(key) || this.outdated.has(key),
    };
  }

  /** Notes what a listing says of the sources; to be called before it is shown. */
  see(listing: FluxListing): void {
    this.keepDropped(listing);
    this.outdated.readWith(listing);
    const shared = this.shared.get();
    const failing = new Map(
      listing.slots.flatMap(({ error, resources }) =>
        error ? resources.map(each => [each.key, each] as const) : [],
      ),
    );
    this.outdated.see(
      listing.resources,
      // The first listing has nothing beside it that is older.
      shared.size + failing.size === 0
        ? undefined
        : key => shared.get(key)?.resource ?? failing.get(key),
    );
    if (!listing.pending) this.outdated.keepAppliers(listing);
    this.listing = listing;
  }

  /**
   * Notes an object that was just read by itself.
   *
   * @param find - finds any other object as it was read last
   */
  seeObject(
    object: FluxResource,
    find: (key: string) => FluxResource | undefined,
  ): void {
    this.outdated.read(object.key, Date.now());
    this.outdated.see([object], find);
    if (this.wanted.some(({ key }) => this.outdated.has(key))) this.readDue();
  }

  /** Reads what has not been read for a while; to be called after each poll. Never rejects. */
  async follow({ resources }: FluxListing): Promise<void> {
    this.want(resources);
    await this.readDue();
  }

  /** Makes the next poll read all of them. */
  expire(): void {
    for (const { key } of this.wanted) this.expired.add(key);
  }

  /** Takes over what is known of the sources now. */
  update(states = this.states()): void {
    const before = this.shared.get();
    const now = new Map<string, SharedSource>();
    let isChanged = false;
    for (const [named, { object, error }] of states) {
      if (object === undefined && error === undefined) continue;
      const source: SharedSource = {
        named,
        resource: object ?? undefined,
        isMissing: object === null,
        error,
      };
      const former = before.get(named.key);
      const same = former && isSame(former, source) ? former : source;
      now.set(named.key, same);
      isChanged ||= same !== former;
    }
    this.outdated.publish();
    if (isChanged || now.size !== before.size) this.shared.set(now);
  }

  /** Lets the cache forget the sources after its cache time: nobody shows them any more. */
  release(): void {
    this.held.set([]);
    this.wantedBy = undefined;
  }

  /**
   * Keeps the sources of the former listing that were in it only because they came with the same query: they are shown
   * until they are read by themselves.
   */
  private keepDropped(listing: FluxListing): void {
    const dropped = (this.listing?.slots ?? []).filter(
      ({ kind }) => !listing.kinds.includes(kind),
    );
    if (dropped.every(({ resources }) => resources.length === 0)) return;
    for (const { resources, fetchedAt } of dropped) {
      for (const each of resources) this.objects.remember(each, fetchedAt);
    }
    this.want(listing.resources);
    this.update();
  }

  private want(resources: readonly FluxResource[]): void {
    // Most polls bring nothing new.
    if (resources === this.wantedBy) return;
    this.wantedBy = resources;
    const listed = new Set(resources.map(({ key }) => key));
    const before = new Map(this.wanted.map(named => [named.key, named]));
    this.wanted = namedSources(resources)
      .filter(({ key }) => !listed.has(key))
      .map(named => {
        const former = before.get(named.key);
        return former && sameElements(former.namedBy, named.namedBy)
          ? former
          : named;
      });
    const wanted = new Set(this.wanted.map(({ key }) => key));
    this.outdated.keepSources(key => wanted.has(key) || listed.has(key));
    this.held.set(this.wanted);
    for (const named of this.wanted) {
      if (before.has(named.key)) continue;
      // Another page may have read it long before these appliers.
      const { object } = this.objects.state(named);
      if (object) this.outdated.seeSource(object, named.namedBy);
    }
  }

  private states(): readonly (readonly [NamedSource, ObjectState])[] {
    return this.wanted.map(named => [named, this.objects.state(named)]);
  }

  private isDue(
    named: NamedSource,
    { object, error, askedAt }: ObjectState,
  ): boolean {
    if (this.expired.has(named.key)) return true;
    if (object === undefined && error === undefined) return true;
    const isRefused = error?.problem === 'forbidden';
    if (!error && this.outdated.has(named.key)) return true;
    const age = error && !isRefused ? RETRY_AFTER_MS : READ_AFTER_MS;
    return askedAt < Date.now() - age;
  }

  private async readDue(): Promise<void> {
    this.isAgain = this.isReading;
    if (this.isReading) return;
    this.isReading = true;
    try {
      do {
        this.isAgain = false;
        const states = this.states();
        // What other pages have read is there at once.
        this.update(states);
        await this.read(
          states.flatMap(([named, state]) =>
            this.isDue(named, state) ? named : [],
          ),
        );
      } while (this.isAgain);
    } finally {
      this.isReading = false;
    }
  }

  /**
   * Reads cluster by cluster what is urgent, and where nothing is, one other group. A cluster that fails as a whole is
   * asked no more, nor any where Backstage refuses.
   */
  private async read(due: readonly NamedSource[]): Promise<void> {
    let refusal: FluxError | undefined;
    const readCluster = async (cluster: string) => {
      let loss: FluxError | undefined;
      const own = due.filter(each => each.cluster === cluster);
      for (const [index, group] of sourceGroups(own, this.order).entries()) {
        const { sources, isUrgent } = group;
        const known = refusal ?? loss;
        if (!known && index > 0 && !isUrgent) continue;
        for (const { key } of sources) this.expired.delete(key);
        if (known) {
          for (const named of sources) this.objects.fail(named, known);
          continue;
        }
        const began = Date.now();
        const error = await this.objects.readMany(sources);
        if (error?.cluster === undefined) refusal ??= error;
        else loss = error;
        this.noteRead(sources, began);
      }
      this.update();
    };
    const limit = pLimit(CLUSTERS_AT_ONCE);
    await Promise.all(
      clustersInOrder(due, this.order).map(cluster =>
        limit(() => readCluster(cluster)),
      ),
    );
  }

  private noteRead(group: readonly NamedSource[], began: number): void {
    for (const named of group) {
      const { error, askedAt } = this.objects.state(named);
      if (!error && askedAt >= began) this.outdated.read(named.key, began);
    }
  }
}
