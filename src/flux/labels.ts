import { isRecord } from './untrusted';

/** Labels of an object: its keys and values. */
export type Labels = Readonly<Record<string, string>>;

/** Reads the labels of an object; `undefined` where it has none. A value may be empty. */
export function readLabels(labels: unknown): Labels | undefined {
  if (!isRecord(labels)) return undefined;
  const values = Object.values(labels);
  // As is nearly always so.
  if (values.every(value => typeof value === 'string'))
    return values.length === 0 ? undefined : (labels as Labels);
  const read = Object.entries(labels).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  // Defines each as a property of its own, also `__proto__`.
  return read.length === 0 ? undefined : Object.fromEntries(read);
}
