import type { FluxListing } from '../api';
import { isOutrunBy, keyOf, upstreamOf, type FluxResource } from '../flux';
import { Observable } from './Observable';

/** Returns what is known of an object now, by its key. */
export type Lookup = (key: string) => FluxResource | undefined;

const attemptOf = ({ revisions }: FluxResource): string | undefined =>
  (revisions?.attempted ?? revisions?.applied)?.text;

/**
 * The sources that are known to be out of date: an applier came to another revision after they were read. Comparing
 * them with any applier would call what has just been applied old.
 */
export class OutdatedSources {
  /** Keys of the sources. */
  readonly keys = new Observable<ReadonlySet<string>>(new Set());
  /** By key: when it was noticed, in ms since the epoch. A later reading is up to date. */
  private readonly since = new Map<string, number>();
  /** The appliers as they were seen last, by key. */
  private readonly seen = new Map<string, FluxResource>();

  /** How many objects are remembered. */
  get size(): number {
    return this.seen.size + this.since.size;
  }

  has(key: string): boolean {
    return this.since.has(key);
  }

  /**
   * Compares appliers that have changed since they were seen last with sources that were not read with them.
   *
   * @param find - finds the sources that are older than these resources, if there are any
   */
  see(resources: readonly FluxResource[], find: Lookup | undefined): void {
    for (const resource of resources) {
      if (resource.revisions === undefined) continue;
      const before = this.seen.get(resource.key);
      if (before === resource) continue;
      this.seen.set(resource.key, resource);
      if (!find) continue;
      if (before && attemptOf(before) === attemptOf(resource)) continue;
      const upstream = upstreamOf(resource);
      const source = upstream && find(keyOf(upstream));
      if (source && isOutrunBy(source, resource)) this.mark(source.key);
    }
    this.publish();
  }

  /** Forgets the appliers that a complete listing lacks: those that were deleted, and those of other scopes. */
  keepAppliers({ resources }: FluxListing): void {
    let listed = 0;
    for (const { revisions } of resources) {
      if (revisions !== undefined) listed += 1;
    }
    // As nearly always.
    if (this.seen.size <= listed) return;
    const keys = new Set(resources.map(({ key }) => key));
    for (const key of this.seen.keys()) {
      if (!keys.has(key)) this.seen.delete(key);
    }
  }

  /** Forgets the sources for which this does not hold. */
  keepSources(isKept: (key: string) => boolean): void {
    for (const key of this.since.keys()) {
      if (!isKept(key)) this.since.delete(key);
    }
  }

  /** Compares appliers with a source that was read before all of them. */
  seeSource(source: FluxResource, appliers: readonly FluxResource[]): void {
    const isOutrun = appliers.some(each => {
      const upstream = upstreamOf(each);
      return (
        upstream && keyOf(upstream) === source.key && isOutrunBy(source, each)
      );
    });
    if (isOutrun) this.mark(source.key);
  }

  /** Notes that a source has been read, by a request that began at this time. */
  read(key: string, began: number): void {
    const since = this.since.get(key);
    if (since !== undefined && since <= began) this.since.delete(key);
  }

  /** Notes the sources that a listing holds as of now. */
  readWith({ slots }: FluxListing): void {
    if (this.since.size === 0) return;
    for (const { resources, fetchedAt = 0, error } of slots) {
      if (error) continue;
      for (const { key } of resources) this.read(key, fetchedAt);
    }
  }

  /** Tells the listeners of what has changed. */
  publish(): void {
    const before = this.keys.get();
    const isSame =
      before.size === this.since.size &&
      [...this.since.keys()].every(key => before.has(key));
    if (!isSame) this.keys.set(new Set(this.since.keys()));
  }

  private mark(key: string): void {
    this.since.set(key, Date.now());
  }
}
