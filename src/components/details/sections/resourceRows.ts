import { keyOf, SEVERITY, type FluxResource } from '../../../flux';
import {
  HEALTH_SEVERITY,
  healthOf,
  type Health,
  type HealthWord,
} from '../../../flux/details';
import type { AppliedObject } from '../../../hooks/details';
import { resourceTitle } from '../../shared';

/** An object that was applied, with its health as far as it is known. */
export interface ResourceRow extends AppliedObject {
  /** Absent where the object was not read, and for objects of Flux, which have a status instead. */
  readonly health?: Health;
}

/** Health of a suspended object of Flux: that of its last run, since nobody knows more. */
function suspendedWord({ isStatic, conditions }: FluxResource): HealthWord {
  if (isStatic) return 'healthy';
  switch (conditions.find(({ type }) => type === 'Ready')?.status) {
    case 'True':
      return 'healthy';
    case 'False':
      return 'failed';
    default:
      return 'unknown';
  }
}

/** Health that counts an object of Flux among all others. */
export function wordOf({ state, health, object }: ResourceRow): HealthWord {
  if (state === 'missing') return 'missing';
  const resource = object?.resource;
  if (!resource) return health?.word ?? 'unknown';
  switch (resource.status.word) {
    case 'Ready':
      return 'healthy';
    case 'Suspended':
      return suspendedWord(resource);
    case 'Reconciling':
    case 'Pending':
    case 'Waiting':
      return 'inProgress';
    case 'Deleting':
      return 'terminating';
    case 'Unknown':
      return 'unknown';
    default:
      return 'failed';
  }
}

/** Number of ranks between two healths: objects of Flux are ordered by their status within. */
const RANKS = 100;
/** What was not read comes last, whatever its health is. */
const UNREAD = 2;

function rankOf(row: ResourceRow): number {
  const isRead = row.state === 'read' || row.state === 'missing';
  if (!isRead) return HEALTH_SEVERITY.length * RANKS + UNREAD;
  const status = row.object?.resource?.status.word;
  const note = row.health?.word === 'healthy' && row.health.reason ? 0 : 1;
  return (
    HEALTH_SEVERITY.indexOf(wordOf(row)) * RANKS +
    (status ? SEVERITY.indexOf(status) : note)
  );
}

/** Returns the objects with their health, worst first, then by kind and name. */
export function resourceRows(
  objects: readonly AppliedObject[],
): readonly ResourceRow[] {
  return objects
    .map((each): ResourceRow => {
      const { object, ref } = each;
      if (each.state === 'missing')
        return { ...each, health: { word: 'missing' } };
      return object && !object.resource
        ? { ...each, health: healthOf(ref, object.json) }
        : each;
    })
    .map(row => ({
      row,
      rank: rankOf(row),
      name: `${resourceTitle(row.ref)} ${keyOf(row.ref)}`,
    }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ row }) => row);
}

/** Counts the objects whose health is known, worst first. */
export function countByHealth(
  rows: readonly ResourceRow[],
): readonly (readonly [HealthWord, number])[] {
  const read = rows.filter(
    ({ state }) => state === 'read' || state === 'missing',
  );
  return HEALTH_SEVERITY.flatMap(word => {
    const count = read.filter(row => wordOf(row) === word).length;
    return count > 0 ? [[word, count] as const] : [];
  });
}
