import { isRecord } from './untrusted';

/** Labels of an object: its keys and values. */
export type Labels = Readonly<Record<string, string>>;

/** Reads the labels of an object; `undefined` where it has none. A value may be empty. */
export function readLabels(labels: unknown): Labels | undefined {
  if (!isRecord(labels)) return undefined;
  const entries = Object.entries(labels);
  const read = entries.filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  if (read.length === 0) return undefined;
  // Else defines each as a property of its own, also `__proto__`.
  return read.length === entries.length
    ? (labels as Labels)
    : Object.fromEntries(read);
}
