import { KINDS, type FluxKind } from '../../flux';

/** How long a cluster that lacks a kind is not asked for all of its versions again, in ms. */
const ABSENT_FOR = 5 * 60_000;
/** How often a cluster that answered at an old version is asked whether it has learnt a newer one, in ms. */
const NEWER_AFTER = 5 * 60_000;

type Known =
  | { readonly version: string; readonly lookedAt: number }
  | {
      readonly absentSince: number;
      /** In which it was served before. */
      readonly version?: string;
      /** It was served a moment ago, which a gateway, or an upgrade, may have come between. */
      readonly isLost: boolean;
    };

/**
 * Which version each cluster serves of each kind, as far as it has shown.
 *
 * Backstage's query asks all clusters for the same matchers, so in a mixed fleet a kind is asked for in each version
 * that one of the clusters needs, and each cluster's newest answer counts.
 */
export class ServedVersions {
  private readonly known = new Map<string, Known>();

  private get(cluster: string, kind: FluxKind): Known | undefined {
    return this.known.get(`${kind}@${cluster}`);
  }

  /**
   * The versions to ask for in one poll of these clusters. A kind that a cluster lacks is asked for in one version, so
   * that the cluster's answer is known for what it is, and the kind found when it is there.
   */
  toAsk(
    kind: FluxKind,
    clusters: readonly string[],
    now: number,
  ): readonly string[] {
    const { versions } = KINDS[kind];
    const wanted = new Set<string>();
    for (const cluster of clusters) {
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

  /** The version that this cluster answered with last, or the newest. */
  current(cluster: string, kind: FluxKind): string {
    const known = this.get(cluster, kind);
    return known?.version ?? KINDS[kind].versions[0];
  }

  /** The newest version that this cluster answered with in a poll of what {@link toAsk} gave. */
  learnServed(
    cluster: string,
    kind: FluxKind,
    version: string,
    now: number,
  ): void {
    const known = this.get(cluster, kind);
    const isRecent =
      known !== undefined &&
      'lookedAt' in known &&
      known.version === version &&
      now - known.lookedAt <= NEWER_AFTER;
    if (!isRecent) {
      this.known.set(`${kind}@${cluster}`, { version, lookedAt: now });
    }
  }

  /** Whether this cluster has lately said that it does not have the kind in any version. */
  isAbsent(cluster: string, kind: FluxKind, now: number): boolean {
    const known = this.get(cluster, kind);
    return (
      known !== undefined &&
      'absentSince' in known &&
      now - known.absentSince <= ABSENT_FOR
    );
  }

  /** Whether the kind is absent where it was served before, and it is too early to believe that it is gone. */
  isLost(cluster: string, kind: FluxKind, now: number): boolean {
    const known = this.get(cluster, kind);
    return (
      known !== undefined &&
      'isLost' in known &&
      known.isLost &&
      this.isAbsent(cluster, kind, now)
    );
  }

  /** What is already known as absent keeps its time, so that it is looked for again in the end. */
  learnAbsent(cluster: string, kind: FluxKind, now: number): void {
    if (this.isAbsent(cluster, kind, now)) return;
    const known = this.get(cluster, kind);
    this.known.set(`${kind}@${cluster}`, {
      absentSince: now,
      version: known?.version,
      isLost: known !== undefined && 'lookedAt' in known,
    });
  }
}
