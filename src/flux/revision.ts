import type { AppliedRevisions } from './facets';
import { remember } from './remember';
import { readString } from './untrusted';

/** The parts of a revision as Flux writes it. */
export interface Revision {
  /** The whole revision, as written. */
  readonly text: string;
  /** Branch, tag or full ref before the last `@`: `main`, `feat/x`, `refs/heads/main`, `6.1.8`. */
  readonly ref?: string;
  /** `sha1` for Git commits, `sha256` for OCI digests, Helm indexes and buckets. */
  readonly algorithm?: string;
  /** Lower-case hex. */
  readonly hash?: string;
  /** The whole text where there is no hash: a chart version such as `6.0.3+4e5cbb7b97d0`. */
  readonly version?: string;
}

/** Number of hex digits of an OCI artifact's digest that helm-controller appends to the version of its chart. */
export const BUILD_DIGITS = 12;

/** Number of hex digits that `flux get` keeps. */
const SHORT_HASH = 8;
const HASH = /^([a-z0-9]+):([0-9a-f]{6,})$/i;

/**
 * Parses a revision: `<ref>@<algorithm>:<hex>`, `<algorithm>:<hex>`, or a plain version. The ref may itself hold
 * `/` and `@`, so the last `@` counts (RFC-0005 of fluxcd/flux2).
 */
export const parseRevision = remember(function parse(text: string): Revision {
  const at = text.lastIndexOf('@');
  const hash = HASH.exec(text.slice(at + 1));
  const [, algorithm, hex] = hash ?? [];
  if (algorithm === undefined || hex === undefined) {
    return { text, version: text };
  }
  return {
    text,
    ref: at > 0 ? text.slice(0, at) : undefined,
    algorithm: algorithm.toLowerCase(),
    hash: hex.toLowerCase(),
  };
});

/** Reads a revision, if there is one. */
export function readRevision(written: unknown): Revision | undefined {
  const text = readString(written);
  return text === undefined ? undefined : parseRevision(text);
}

function sharedPrefix(one: string, other: string): number {
  const shortest = Math.min(one.length, other.length);
  for (let i = 0; i < shortest; i++) {
    if (one[i] !== other[i]) return i;
  }
  return shortest;
}

/** Returns the digits of a hash that distinguish it from those of the `others`, at least eight. */
function shortHash(hash: string, others: readonly Revision[]): string {
  const needed = others
    .flatMap(other => other.hash ?? [])
    .filter(other => other !== hash)
    .map(other => sharedPrefix(hash, other) + 1);
  return hash.slice(0, Math.max(SHORT_HASH, ...needed));
}

/**
 * Returns a revision with its hash cut to eight digits, or to as many as distinguish it from the `others` beside it.
 * Versions and refs stay whole.
 */
export function shortRevision(
  revision: Revision,
  others: readonly Revision[] = [],
): string {
  if (revision.hash === undefined) return revision.text;
  const short = `${revision.algorithm}:${shortHash(revision.hash, others)}`;
  return revision.ref === undefined ? short : `${revision.ref}@${short}`;
}

/**
 * Returns the part of a revision that tells it from the `current` one: the ref if that is another (for a chart, another
 * version), else some digits of the hash.
 */
export function differingPart(
  revision: Revision,
  current: Revision | undefined,
  others: readonly Revision[] = [],
): string {
  const { text, ref, hash } = revision;
  if (hash === undefined) return text;
  const [version] = (current?.ref ?? current?.version ?? '').split('+');
  return ref === undefined || ref === version ? shortHash(hash, others) : ref;
}

/** Returns the revision that is in the cluster, whether or not its run went well. */
export function revisionInCluster({
  applied,
  failed,
}: AppliedRevisions): Revision | undefined {
  return applied ?? failed;
}
