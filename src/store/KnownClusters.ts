import type { FluxCluster } from '../api';
import { Observable } from './Observable';

/** Longer than any title that fits a line. */
const TITLE_LENGTH = 80;

/** Returns the titles of clusters, by name: with the name where two clusters would read the same. */
function titlesOf(
  clusters: Iterable<FluxCluster>,
): ReadonlyMap<string, string> {
  const all = [...clusters];
  const uses = new Map<string, number>();
  for (const { name, title } of all) {
    for (const text of new Set([name, title ?? name]))
      uses.set(text, (uses.get(text) ?? 0) + 1);
  }
  return new Map(
    all.flatMap(({ name, title }) => {
      if (title === undefined || title === name) return [];
      const isUnique = uses.get(title) === 1 && title.length <= TITLE_LENGTH;
      const start = [...title].slice(0, TITLE_LENGTH).join('');
      return [[name, isUnique ? title : `${start} (${name})`] as const];
    }),
  );
}

/** What the listings of an app have told of its clusters: a page of one entity may not show all of them. */
export class KnownClusters {
  /** What a person reads for a cluster, by name; absent where that is the name. */
  readonly titles = new Observable<ReadonlyMap<string, string>>(new Map());
  private readonly byName = new Map<string, FluxCluster>();
  private latest?: readonly FluxCluster[];

  /** Returns what is known of a cluster. */
  find(name: string): FluxCluster | undefined {
    return this.byName.get(name);
  }

  /** Takes over what a listing says. */
  learn(clusters: readonly FluxCluster[]): void {
    if (clusters === this.latest) return;
    this.latest = clusters;
    const isNew = clusters.some(
      ({ name, title }) => this.byName.get(name)?.title !== title,
    );
    const hasMore = clusters.some(({ name }) => !this.byName.has(name));
    for (const each of clusters) this.byName.set(each.name, each);
    if (isNew || (hasMore && this.titles.get().size > 0))
      this.titles.set(titlesOf(this.byName.values()));
  }
}
