import { KINDS, type FluxKind } from '../flux';

/** How long a cluster's answer about a kind that it lacks is believed, in ms. */
const ABSENT_FOR = 5 * 60_000;
/** How often a cluster that answered at an old version is asked whether it has learnt a newer one, in ms. */
const NEWER_AFTER = 5 * 60_000;

type Known =
  | { readonly version: string; readonly lookedAt: number }
  | { readonly absentSince: number };

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

  /** The versions to ask for in one poll of these clusters. Empty: none of them has the kind, as of late. */
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
      else if ('version' in known) {
        const served = versions.indexOf(known.version);
        const isDue = now - known.lookedAt > NEWER_AFTER;
        versions
          .slice(isDue ? 0 : served, served + 1)
          .forEach(version => wanted.add(version));
      } else if (!this.isAbsent(cluster, kind, now)) wanted.add(versions[0]);
    }
    return versions.filter(version => wanted.has(version));
  }

  /** The version that this cluster answered with last, or the newest. */
  current(cluster: string, kind: FluxKind): string {
    const known = this.get(cluster, kind);
    return known && 'version' in known
      ? known.version
      : KINDS[kind].versions[0];
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
      'version' in known &&
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

  /** What is already known as absent keeps its time, so that it is looked for again in the end. */
  learnAbsent(cluster: string, kind: FluxKind, now: number): void {
    if (this.isAbsent(cluster, kind, now)) return;
    this.known.set(`${kind}@${cluster}`, { absentSince: now });
  }
}
