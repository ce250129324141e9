import { definitionOf, type FluxKind } from '../../flux';
import type { FluxError } from '../errors';
import { slotKey } from '../slotKey';

/** How long a kind counts as absent before a cluster is asked for all its versions again, in ms. */
const ABSENT_FOR = 5 * 60_000;
/** How often a cluster that serves an old version is asked for newer ones, in ms. */
const NEWER_AFTER = 5 * 60_000;

type Known =
  | { readonly version: string; readonly lookedAt: number }
  | {
      readonly absentSince: number;
      /** Version that was served before. */
      readonly version?: string;
      /** Whether it was served before: a gateway, or an upgrade, may hide it for a moment. */
      readonly isLost: boolean;
    };

/**
 * Remembers which version of each Flux kind a cluster serves.
 *
 * The combined query asks all clusters for the same versions. So in a mixed fleet it asks for each version of a kind
 * that one of the clusters needs, and each cluster's newest answer counts.
 */
export class ServedVersions {
  private readonly known = new Map<string, Known>();
  /** Why an optional kind may not be read, and when that was said. */
  private readonly refused = new Map<
    string,
    { readonly error: FluxError; readonly at: number }
  >();

  private get(cluster: string, kind: FluxKind): Known | undefined {
    return this.known.get(slotKey({ cluster, kind }));
  }

  /**
   * Returns the versions to ask for in one poll of these clusters. They include one version of a kind that a cluster
   * lacks, so that the kind is found when it is installed; of a kind that is optional, only once in a while.
   */
  toAsk(
    kind: FluxKind,
    clusters: readonly string[],
    now: number,
  ): readonly string[] {
    const { versions } = definitionOf(kind);
    const wanted = new Set<string>();
    for (const cluster of clusters) {
      if (this.isLeftOut(cluster, kind, now)) continue;
      const known = this.get(cluster, kind);
      if (known === undefined) wanted.add(versions[0]);
      else if ('lookedAt' in known) {
        const served = versions.indexOf(known.version);
        const isDue = now - known.lookedAt > NEWER_AFTER;
        versions
          .slice(isDue ? 0 : served, served + 1)
          .forEach(version => wanted.add(version));
      } else wanted.add(known.version ?? versions[0]);
    }
    return versions.filter(version => wanted.has(version));
  }

  /** Returns the version that this cluster served last, or the newest. */
  current(cluster: string, kind: FluxKind): string {
    const known = this.get(cluster, kind);
    return known?.version ?? definitionOf(kind).versions[0];
  }

  /** Remembers the newest version that this cluster served in a poll of the versions from {@link toAsk}. */
  learnServed(
    cluster: string,
    kind: FluxKind,
    version: string,
    now: number,
  ): void {
    this.refused.delete(slotKey({ cluster, kind }));
    const known = this.get(cluster, kind);
    const isRecent =
      known !== undefined &&
      'lookedAt' in known &&
      known.version === version &&
      now - known.lookedAt <= NEWER_AFTER;
    if (!isRecent) {
      this.known.set(slotKey({ cluster, kind }), { version, lookedAt: now });
    }
  }

  /** Returns whether this cluster lately answered that it does not serve the kind in any version. */
  isAbsent(cluster: string, kind: FluxKind, now: number): boolean {
    const known = this.get(cluster, kind);
    return (
      known !== undefined &&
      'absentSince' in known &&
      now - known.absentSince <= ABSENT_FOR
    );
  }

  /** Returns whether the kind was served before, and has been absent for too short a time to count as removed. */
  isLost(cluster: string, kind: FluxKind, now: number): boolean {
    const known = this.get(cluster, kind);
    return (
      known !== undefined &&
      'isLost' in known &&
      known.isLost &&
      this.isAbsent(cluster, kind, now)
    );
  }

  /** Remembers that reading the kind is not permitted. Only of an optional kind, which most clusters do without. */
  learnRefused(
    cluster: string,
    kind: FluxKind,
    error: FluxError,
    now: number,
  ): void {
    if (!definitionOf(kind).isOptional) return;
    this.refused.set(slotKey({ cluster, kind }), { error, at: now });
  }

  /** Returns the refusal of an optional kind that is too recent to try again. */
  refusal(cluster: string, kind: FluxKind, now: number): FluxError | undefined {
    const refusal = this.refused.get(slotKey({ cluster, kind }));
    return refusal && now - refusal.at <= ABSENT_FOR
      ? refusal.error
      : undefined;
  }

  /** Returns whether a poll need not ask this cluster for the kind. */
  private isLeftOut(cluster: string, kind: FluxKind, now: number): boolean {
    if (!definitionOf(kind).isOptional) return false;
    const isMissing =
      this.isAbsent(cluster, kind, now) && !this.isLost(cluster, kind, now);
    return isMissing || this.refusal(cluster, kind, now) !== undefined;
  }

  /** Remembers that the kind is absent. One that already is keeps its time, so that it is asked for again in the end. */
  learnAbsent(cluster: string, kind: FluxKind, now: number): void {
    if (this.isAbsent(cluster, kind, now)) return;
    const known = this.get(cluster, kind);
    this.known.set(slotKey({ cluster, kind }), {
      absentSince: now,
      version: known?.version,
      isLost: known !== undefined && 'lookedAt' in known,
    });
  }
}
