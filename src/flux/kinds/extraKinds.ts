import { activityAt } from '../activity';
import { findCondition } from '../conditions';
import { isRecord } from '../untrusted';
import { defineKind, type KindDefinition } from './definition';
import type { ExtraKind } from './names';

/** An entry of the configuration that is left out, with the field that is to blame; absent: the entry itself is. */
export interface ExtraKindProblem {
  /** Position in the list; absent: the whole is no list. */
  readonly index?: number;
  readonly field?: string;
  /** Name of a kind that is known already. */
  readonly known?: string;
}

/** Result of reading `flux.extraKinds`. */
export interface ExtraKinds {
  readonly kinds: ReadonlyMap<ExtraKind, KindDefinition>;
  readonly problems: readonly ExtraKindProblem[];
}

/** Group, version and plural become part of a URL. Groups without a dot are those of Kubernetes itself. */
const GROUP = /^(?=.{1,253}$)[a-z0-9][-a-z0-9]*(\.[a-z0-9][-a-z0-9]*)+$/;
const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/;
const PLURAL = /^[a-z][-a-z0-9]{0,62}$/;
const KIND = /^[A-Z][A-Za-z0-9]{0,62}$/;
const CONDITION = /^[A-Za-z][-\w./]{0,315}$/;

const isMatch = (value: unknown, pattern: RegExp): value is string =>
  typeof value === 'string' && pattern.test(value);

const isKindName = (value: unknown): value is ExtraKind => isMatch(value, KIND);

const isOptionalBoolean = (value: unknown): value is boolean | undefined =>
  value === undefined || typeof value === 'boolean';

/** Reads one entry; of one that cannot be used, returns the field that is to blame. */
function readEntry(
  entry: Record<string, unknown>,
): readonly [ExtraKind, KindDefinition] | string {
  const { group, version, plural, kind } = entry;
  const { readyCondition, reconcile, suspend } = entry;
  if (!isMatch(group, GROUP)) return 'group';
  if (!isMatch(version, VERSION)) return 'version';
  if (!isMatch(plural, PLURAL)) return 'plural';
  if (!isKindName(kind)) return 'kind';
  if (readyCondition !== undefined && !isMatch(readyCondition, CONDITION)) {
    return 'readyCondition';
  }
  if (!isOptionalBoolean(reconcile)) return 'reconcile';
  if (!isOptionalBoolean(suspend)) return 'suspend';
  const definition = defineKind({
    group,
    plural,
    versions: [version],
    role: 'other',
    suspend: suspend ? 'always' : 'never',
    reconcile: reconcile ? 'always' : 'never',
    force: 'never',
    readyCondition,
    isSpecOptional: true,
    isOptional: true,
    read: (_, { conditions }) => ({
      edges: [],
      activity: activityAt(
        'statusChanged',
        findCondition(conditions, readyCondition ?? 'Ready')
          ?.lastTransitionTime,
      ),
    }),
  });
  return [kind, definition];
}

/**
 * Reads `flux.extraKinds` of the app's configuration. Never throws: an entry that cannot be used is left out.
 *
 * @param own - names of the kinds that there are without it. A second one of the same name in another group would be
 *   taken for the first, because names alone tell kinds apart
 */
export function readExtraKinds(
  config: unknown,
  own: readonly string[],
): ExtraKinds {
  const kinds = new Map<ExtraKind, KindDefinition>();
  if (config === undefined || config === null) return { kinds, problems: [] };
  if (!Array.isArray(config)) return { kinds, problems: [{}] };
  const problems: ExtraKindProblem[] = [];
  for (const [index, entry] of config.entries()) {
    const read = isRecord(entry) ? readEntry(entry) : undefined;
    if (read === undefined || typeof read === 'string') {
      problems.push({ index, field: read });
      continue;
    }
    const [kind, definition] = read;
    if (own.includes(kind) || kinds.has(kind)) {
      problems.push({ index, known: kind });
    } else kinds.set(kind, definition);
  }
  return { kinds, problems };
}
