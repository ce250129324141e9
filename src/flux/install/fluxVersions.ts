/** A version of Flux or of one of its parts: `v2.9.4`, `2.10.0-rc.1`. */
const VERSION = /^v?(\d+(?:\.\d+)*)(?:-([-.\w]+))?(?:\+[-.\w]+)?$/;

/** Longer than any version, so that only a broken text is dropped. */
const LONGEST = 64;

/** Returns a version without the `v` that Flux's labels and tags have, and Helm charts do not. */
export function withoutV(text: string | undefined): string | undefined {
  if (!text || text.length > LONGEST) return undefined;
  return VERSION.test(text) ? text.replace(/^v/, '') : text;
}

/** Returns the tag of an image, or the start of its digest where it has no tag. */
export function versionInImage(image: string): string | undefined {
  const [name = '', digest] = image.split('@');
  const tag = /:([^:/]+)$/.exec(name)?.[1];
  return tag ?? digest?.slice(0, 'sha256:'.length + 8);
}

/** Compares versions by their numbers. A pre-release comes before its release, a text that is no version before all. */
export function compareVersions(one: string, other: string): number {
  const [, a = '', before] = VERSION.exec(one) ?? [];
  const [, b = '', otherBefore] = VERSION.exec(other) ?? [];
  const theirs = b.split('.').map(Number);
  const ours = a.split('.').map(Number);
  for (let i = 0; i < Math.max(ours.length, theirs.length); i += 1) {
    const difference = (ours[i] ?? 0) - (theirs[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (before === otherBefore) return a.length - b.length;
  if (before === undefined) return 1;
  if (otherBefore === undefined) return -1;
  return before.localeCompare(otherBefore, 'en', { numeric: true });
}
