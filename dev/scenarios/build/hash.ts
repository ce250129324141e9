/** Digests, commits and uids that look real and are the same on every run: they are derived from names. */

function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

/** Returns a generator of numbers in [0, 1) that is the same for the same text. */
export function numbersOf(text: string): () => number {
  let state = seedOf(text);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns `length` lower-case hexadecimal digits. */
export function hex(text: string, length: number): string {
  const next = numbersOf(text);
  let digits = '';
  while (digits.length < length) {
    digits += Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  }
  return digits.slice(0, length);
}

/** Returns a Git commit: 40 hexadecimal digits. */
export function commitOf(text: string): string {
  return hex(`commit ${text}`, 40);
}

/** Returns `sha256:` and 64 hexadecimal digits. */
export function sha256Of(text: string): string {
  return `sha256:${hex(`sha256 ${text}`, 64)}`;
}

/** Returns a version 4 UUID. */
export function uuidOf(text: string): string {
  const h = hex(`uuid ${text}`, 32);
  const parts = [
    h.slice(0, 8),
    h.slice(8, 12),
    `4${h.slice(13, 16)}`,
    `a${h.slice(17, 20)}`,
    h.slice(20),
  ];
  return parts.join('-');
}
