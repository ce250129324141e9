import type { QueryClient } from '@tanstack/react-query';
import {
  fromThrown,
  type FluxApi,
  type FluxError,
  type FluxListing,
} from '../api';
import { namedSources, type FluxResource, type NamedSource } from '../flux';

/** How many polls of the list there are to one reading of a source that is not in it. */
const POLLS_PER_READING = 24;
/** … where the last reading failed, for anything but want of permission: that does not pass by itself. */
const POLLS_PER_RETRY = 3;
/** Clusters at a time. */
const AT_ONCE = 4;

/** What is known of a source that an applier names and that does not carry the entity's label itself. @public */
export interface SharedSource {
  readonly named: NamedSource;
  /** As it was read last; absent before the first reading, and where there is no such object. */
  readonly resource?: FluxResource;
  /** There is no such object. */
  readonly isMissing: boolean;
  /** Why the latest reading failed. */
  readonly error?: FluxError;
  /** ms since the epoch, of an attempt that gave this; later ones that gave the same leave the value as it is. */
  readonly readAt: number;
}

/** By the key of the source. @public */
export type SharedSources = ReadonlyMap<string, SharedSource>;

/** Under which the shared sources of an entity are cached, beside its listing. */
export const sharedKey = (listingKey: readonly unknown[]) => [
  'flux',
  'shared',
  ...listingKey.slice(2),
];

/** The same, to be read again at the next poll. */
export function forgotten(shared: SharedSources): SharedSources {
  return new Map(
    [...shared].map(([key, known]) => [key, { ...known, readAt: 0 }]),
  );
}

/** Kubernetes gives each change of an object a resourceVersion of its own. */
function isSameReading(one: SharedSource, other: SharedSource): boolean {
  const { resource: a, error } = one;
  const { resource: b } = other;
  if (error || other.error || one.isMissing !== other.isMissing) return false;
  return a === undefined || b === undefined
    ? a === b
    : a.resourceVersion !== undefined &&
        a.resourceVersion === b.resourceVersion &&
        a.uid === b.uid &&
        a.apiVersion === b.apiVersion;
}

/** What was known, and why it is not known anew. */
function failed(
  named: NamedSource,
  before: SharedSource | undefined,
  error: FluxError,
): SharedSource {
  return { isMissing: false, ...before, named, error, readAt: Date.now() };
}

/** Reads the sources that an entity's appliers name, one by one, each once, and more slowly than the list. */
export class NamedSources {
  private isReading = false;
  private found?: {
    readonly resources: readonly FluxResource[];
    readonly wanted: readonly NamedSource[];
  };
  /** What the cache was last made of. */
  private shown?: readonly NamedSource[];
  /** When a value was last found to be as it was; absent: at its own `readAt`. */
  private readonly confirmedAt = new WeakMap<SharedSource, number>();

  constructor(
    private readonly client: QueryClient,
    private readonly api: FluxApi,
    private readonly listingKey: readonly unknown[],
    private readonly refreshIntervalMs: number,
  ) {
    const key = sharedKey(listingKey);
    client.setQueryDefaults(key, {
      // Nobody fetches it: it is written as the sources are read.
      queryFn: () => client.getQueryData<SharedSources>(key) ?? new Map(),
      structuralSharing: false,
    });
  }

  /** Reads what has not been read for a while; to be called after each poll. Never rejects. */
  async follow(listing: FluxListing): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    try {
      await this.read(listing);
    } finally {
      this.isReading = false;
    }
  }

  private async read(listing: FluxListing): Promise<void> {
    const key = sharedKey(this.listingKey);
    const before = this.client.getQueryData<SharedSources>(key);
    const wanted = this.unlabelled(listing.resources);
    const now = Date.now();
    const due = wanted.filter(named => {
      const known = before?.get(named.key);
      return known === undefined || this.isDue(known, now);
    });
    const isSame = this.shown === wanted;
    if (due.length === 0 && isSame) return;

    const read = await this.readAll(due, before);
    const isAsBefore = [...read].every(([k, each]) => each === before?.get(k));
    if (isSame && isAsBefore) return;
    const next = new Map(
      wanted.flatMap(named => {
        const known = read.get(named.key) ?? before?.get(named.key);
        if (!known) return [];
        const value =
          known.named === named
            ? known
            : { ...known, named, readAt: this.readAt(known) };
        return [[named.key, value] as const];
      }),
    );
    this.shown = wanted;
    this.client.setQueryData<SharedSources>(key, next);
  }

  private isDue(known: SharedSource, now: number): boolean {
    const { error } = known;
    const polls =
      error && error.problem !== 'forbidden'
        ? POLLS_PER_RETRY
        : POLLS_PER_READING;
    return this.readAt(known) < now - polls * this.refreshIntervalMs;
  }

  private readAt(known: SharedSource): number {
    return this.confirmedAt.get(known) ?? known.readAt;
  }

  /** The named sources that are not in the list themselves: the same array as long as the list does not change. */
  private unlabelled(
    resources: readonly FluxResource[],
  ): readonly NamedSource[] {
    if (this.found?.resources !== resources) {
      const labelled = new Set(resources.map(({ key }) => key));
      const wanted = namedSources(resources).filter(
        ({ key }) => !labelled.has(key),
      );
      this.found = { resources, wanted };
    }
    return this.found.wanted;
  }

  /** Cluster by cluster: of one that fails as a whole, or where Backstage does, nothing more is asked. */
  private async readAll(
    due: readonly NamedSource[],
    before: SharedSources | undefined,
  ): Promise<SharedSources> {
    const read = new Map<string, SharedSource>();
    const clusters = [...new Set(due.map(({ cluster }) => cluster))];
    let denial: FluxError | undefined;
    const readCluster = async (cluster: string) => {
      let lost: FluxError | undefined;
      for (const named of due.filter(each => each.cluster === cluster)) {
        const error: FluxError | undefined = denial ?? lost;
        const known = before?.get(named.key);
        const result = error
          ? failed(named, known, error)
          : await this.readOne(named, known);
        read.set(named.key, result);
        if (result.error && result.error.kind === undefined) {
          if (result.error.cluster === undefined) denial = result.error;
          else lost = result.error;
        }
      }
    };
    const work = async () => {
      for (let each = clusters.shift(); each; each = clusters.shift()) {
        await readCluster(each);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return read;
  }

  private async readOne(
    named: NamedSource,
    before: SharedSource | undefined,
  ): Promise<SharedSource> {
    const readAt = Date.now();
    try {
      const resource = await this.api.get(named);
      const isMissing = resource === undefined;
      const after: SharedSource = { named, resource, isMissing, readAt };
      if (!before || !isSameReading(before, after)) return after;
      this.confirmedAt.set(before, readAt);
      return before;
    } catch (thrown) {
      return failed(named, before, fromThrown(thrown));
    }
  }
}
