import pLimit from 'p-limit';
import type { FluxError } from '../api';
import { namedSources, type FluxResource, type NamedSource } from '../flux';
import type { ObjectCache } from './ObjectCache';
import { Observable } from './Observable';

/** How many polls of the listing there are to one reading of a source that is not in it. */
const POLLS_PER_READING = 24;
/** The same after a failure. A lack of permission lasts, so it keeps the longer interval. */
const POLLS_PER_RETRY = 3;
/** Clusters that are read at a time. */
const CLUSTERS_AT_ONCE = 4;

/** A source that an applier names and that does not carry the entity's label itself. @public */
export interface SharedSource {
  readonly named: NamedSource;
  /** As it was last read; absent before the first reading, and where there is no such object. */
  readonly resource?: FluxResource;
  /** There is no such object. */
  readonly isMissing: boolean;
  /** Why the latest reading failed. */
  readonly error?: FluxError;
}

/** By the key of the source. @public */
export type SharedSources = ReadonlyMap<string, SharedSource>;

function isSame(one: SharedSource | undefined, other: SharedSource): boolean {
  return (
    one?.named === other.named &&
    one.resource === other.resource &&
    one.isMissing === other.isMissing &&
    one.error === other.error
  );
}

/** Returns the former map where nothing in it has changed. */
function keepSame(before: SharedSources, now: SharedSources): SharedSources {
  return before.size === now.size &&
    [...now].every(([key, source]) => before.get(key) === source)
    ? before
    : now;
}

/**
 * The sources that the appliers of a listing name and that are not in it themselves. Each is read once however many
 * name it, and less often than the listing.
 */
export class SharedSourceReader {
  readonly shared = new Observable<SharedSources>(new Map());
  private isReading = false;
  private resources: readonly FluxResource[] = [];
  private wanted: readonly NamedSource[] = [];
  /** Keys of those to read with the next poll, whatever their age. */
  private readonly expired = new Set<string>();
  /** Each entry of the cache that must outlive its cache time, with the function that lets go of it. */
  private readonly held = new Map<string, () => void>();

  constructor(
    private readonly objects: ObjectCache,
    private readonly refreshIntervalMs: number,
  ) {}

  /** Reads what has not been read for a while; to be called after each poll. Never rejects. */
  async follow(resources: readonly FluxResource[]): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    try {
      if (resources !== this.resources) {
        const listed = new Set(resources.map(({ key }) => key));
        this.resources = resources;
        this.wanted = namedSources(resources).filter(
          ({ key }) => !listed.has(key),
        );
      }
      this.hold();
      await this.read(this.wanted.filter(named => this.isDue(named)));
      this.update();
    } finally {
      this.isReading = false;
    }
  }

  /** Makes the next poll read all of them. */
  expire(): void {
    for (const { key } of this.wanted) this.expired.add(key);
  }

  /** Takes over what is known of the sources now. */
  update(): void {
    const before = this.shared.get();
    const now = new Map<string, SharedSource>();
    for (const named of this.wanted) {
      const { object, error } = this.objects.state(named);
      if (object === undefined && error === undefined) continue;
      const source: SharedSource = {
        named,
        resource: object ?? undefined,
        isMissing: object === null,
        error,
      };
      const former = before.get(named.key);
      now.set(named.key, former && isSame(former, source) ? former : source);
    }
    this.shared.set(keepSame(before, now));
  }

  /** Lets the cache forget the sources after its cache time: nobody shows them any more. */
  release(): void {
    for (const letGo of this.held.values()) letGo();
    this.held.clear();
  }

  private hold(): void {
    const keys = new Set(this.wanted.map(({ key }) => key));
    for (const [key, letGo] of this.held) {
      if (keys.has(key)) continue;
      letGo();
      this.held.delete(key);
    }
    for (const named of this.wanted) {
      if (!this.held.has(named.key))
        this.held.set(named.key, this.objects.hold(named));
    }
  }

  private isDue(named: NamedSource): boolean {
    const { object, error, askedAt } = this.objects.state(named);
    if (this.expired.has(named.key)) return true;
    if (object === undefined && error === undefined) return true;
    const polls =
      error && error.problem !== 'forbidden'
        ? POLLS_PER_RETRY
        : POLLS_PER_READING;
    return askedAt < Date.now() - polls * this.refreshIntervalMs;
  }

  /** Reads cluster by cluster. A cluster that fails as a whole is asked no more, nor any where Backstage refuses. */
  private async read(due: readonly NamedSource[]): Promise<void> {
    let refusal: FluxError | undefined;
    const readCluster = async (cluster: string) => {
      let loss: FluxError | undefined;
      for (const named of due.filter(each => each.cluster === cluster)) {
        this.expired.delete(named.key);
        const known = refusal ?? loss;
        if (known) {
          this.objects.fail(named, known);
          continue;
        }
        const { error } = await this.objects.read(named);
        if (error && error.kind === undefined) {
          if (error.cluster === undefined) refusal = error;
          else loss = error;
        }
      }
    };
    const limit = pLimit(CLUSTERS_AT_ONCE);
    const clusters = new Set(due.map(({ cluster }) => cluster));
    await Promise.all(
      [...clusters].map(cluster => limit(() => readCluster(cluster))),
    );
  }
}
