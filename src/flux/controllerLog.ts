import { isLabelValue } from './labelSelector';
import type { Labels } from './labels';
import { isRecord, readString, readTime } from './untrusted';
import type { ObjectRef } from './ref';

/** A line of a controller's log. */
export interface LogLine {
  /** RFC 3339. */
  readonly at?: string;
  /** `info`, `error`, `debug`. */
  readonly level?: string;
  readonly message: string;
  /** What went wrong, in lines of level `error`. */
  readonly error?: string;
}

/** Label of objects that a shard of a controller reconciles, with the name of the shard. */
const SHARD = 'sharding.fluxcd.io/key';

/**
 * Returns the names that Pods which may reconcile an object have in their label `app`, the likeliest first: those of its
 * shard, as Flux's guide to sharding names them, and those of the controller itself.
 *
 * @param labels - of the object
 */
export function controllerNames(
  controller: string,
  labels: Labels = {},
): readonly string[] {
  const shard = labels[SHARD] && `${controller}-${labels[SHARD]}`;
  return shard && isLabelValue(shard) ? [shard, controller] : [controller];
}

function parseJson(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Parses a line of either encoding that Flux's `--log-encoding` knows: `json`, or `console`, with the time, the level,
 * the message and the other fields as JSON between tabs. The latter may also name a logger before its message.
 */
function parseLine(line: string): Record<string, unknown> | undefined {
  const [ts, level, ...rest] = line.split('\t');
  if (level === undefined) return parseJson(line);
  const fields = parseJson(rest.pop() ?? '');
  return (
    fields && { ...fields, ts, level: level.toLowerCase(), msg: rest.pop() }
  );
}

/**
 * Returns the lines of a controller's log that are about an object, oldest first. Flux's controllers write in each
 * line the kind, the namespace and the name of the object that they work on.
 *
 * @param log - as the API server returns it
 */
export function linesAbout(
  { kind, namespace = '', name }: ObjectRef,
  log: string,
): readonly LogLine[] {
  return log.split('\n').flatMap((line): LogLine | readonly [] => {
    // Most lines are about others: parsing them all would take long.
    if (!line.includes(name)) return [];
    const fields = parseLine(line);
    const isAbout =
      fields?.controllerKind === kind &&
      fields.name === name &&
      (readString(fields.namespace) ?? '') === namespace;
    if (!isAbout) return [];
    return {
      at: readTime(fields.ts),
      level: readString(fields.level),
      message: readString(fields.msg) ?? '',
      error: readString(fields.error),
    };
  });
}
