import { isRecord, readString } from './untrusted';

/** Labels of an object: its keys and values. */
export type Labels = Readonly<Record<string, string>>;

/** Reads the labels of an object; `undefined` where it has none. A value may be empty. */
export function readLabels(labels: unknown): Labels | undefined {
  if (!isRecord(labels)) return undefined;
  const read = Object.entries(labels).flatMap(([key, value]) =>
    value === '' || readString(value) !== undefined
      ? [[key, String(value)] as const]
      : [],
  );
  // Defines each as a property of its own, also `__proto__`.
  return read.length > 0 ? Object.fromEntries(read) : undefined;
}
