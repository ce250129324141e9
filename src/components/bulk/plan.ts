import {
  isReadable,
  keyOf,
  refusalOf,
  syncedBefore,
  type FluxKind,
  type FluxObject,
  type FluxRef,
  type FluxResource,
  type KindRef,
} from '../../flux';
import type { AccessOf } from '../../hooks';
import { ACTIONS } from '../actions';
import {
  accessReason,
  groupBy,
  refusalReason,
  type Translate,
} from '../shared';
import type { FluxRow } from '../table';
import type { BulkAction } from './bulkActions';

/** The effects of a bulk action, before it starts. */
export interface BulkPlan {
  /** The objects that it would act on. */
  readonly included: readonly FluxObject[];
  /** The objects that it would skip, by the reason in words. */
  readonly skipped: ReadonlyMap<string, readonly FluxResource[]>;
  /** Clusters that have not answered yet whether it is permitted. Their objects are among `included`. */
  readonly checking: readonly string[];
  /** Number of sources of each kind that are reconciled first, each once. */
  readonly sources: ReadonlyMap<FluxKind, number>;
}

/** Returns the sources that an action writes to besides the object, as far as the row shows. */
function sourcesIn(row: FluxRow, action: BulkAction): readonly FluxRef[] {
  const { resource, comparison } = row;
  if (!ACTIONS[action].writesSources) return [];
  const source = comparison?.source;
  return syncedBefore(resource, new Map(source && [[source.key, source]]));
}

/** Returns the places that an action writes to, for which permission is needed. */
export function placesOf(
  rows: readonly FluxRow[],
  action: BulkAction,
): readonly KindRef[] {
  return rows.flatMap(row =>
    refusalOf(row.resource, action) === undefined
      ? [row.resource, ...sourcesIn(row, action)]
      : [],
  );
}

/** A bulk action, and what its plan depends on. */
export interface PlanRequest {
  readonly rows: readonly FluxRow[];
  readonly action: BulkAction;
  readonly accessOf: AccessOf;
  /** Returns whether another action is running on an object. */
  readonly isBusy: (resource: FluxResource) => boolean;
}

/** Returns why the action would skip an object, in words, or whether its permission is still being checked. */
function skipReasonOf(
  t: Translate,
  resource: FluxResource,
  places: readonly KindRef[],
  { action, accessOf, isBusy }: PlanRequest,
): { readonly reason?: string; readonly isChecking?: boolean } {
  const refusal = refusalOf(resource, action);
  if (refusal) return { reason: refusalReason(t, refusal) };
  if (isBusy(resource)) return { reason: t('bulk.otherAction') };
  let isChecking = false;
  for (const place of places) {
    const access = accessOf(place);
    if (access === 'asking') isChecking = true;
    else if (access !== 'allowed')
      return { reason: accessReason(t, access, place) };
  }
  return { isChecking };
}

/** Returns what the action would do to the rows in their current state. */
export function planOf(t: Translate, request: PlanRequest): BulkPlan {
  const included: FluxObject[] = [];
  const reasons = new Map<FluxResource, string>();
  const checking = new Set<string>();
  const sources = new Map<string, FluxRef>();
  for (const row of request.rows) {
    const { resource } = row;
    const first = sourcesIn(row, request.action);
    const places = [resource, ...first];
    const { reason, isChecking } = skipReasonOf(t, resource, places, request);
    if (reason !== undefined || !isReadable(resource)) {
      reasons.set(resource, reason ?? refusalReason(t, 'unreadable'));
      continue;
    }
    included.push(resource);
    first.forEach(source => sources.set(keyOf(source), source));
    if (isChecking) checking.add(resource.cluster);
  }
  const byKind = groupBy(sources.values(), ({ kind }) => kind);
  return {
    included,
    skipped: groupBy(reasons.keys(), resource => reasons.get(resource)),
    checking: [...checking],
    sources: new Map([...byKind].map(([kind, group]) => [kind, group.length])),
  };
}
