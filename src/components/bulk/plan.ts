import {
  groupBy,
  isReadable,
  keyOf,
  refusalOf,
  syncedBefore,
  type ActionRefusal,
  type FluxKind,
  type FluxObject,
  type FluxRef,
  type FluxResource,
  type KindRef,
} from '../../flux';
import type { AccessOf } from '../../hooks';
import { ACTIONS } from '../actions';
import type { FluxRow } from '../table';
import type { BulkAction } from './bulkActions';

/** Why a bulk action would skip an object: another action runs on it, Flux would not act, or it is not permitted. */
export type SkipReason =
  | { readonly isBusy: true }
  | { readonly refusal: ActionRefusal }
  | { readonly access: ReturnType<AccessOf>; readonly place: KindRef };

/** The effects of a bulk action, before it starts. */
export interface BulkPlan {
  /** The objects that it would act on. */
  readonly included: readonly FluxObject[];
  /** The objects that it would skip. */
  readonly skipped: ReadonlyMap<FluxResource, SkipReason>;
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

/** Returns why the action would skip an object, or whether its permission is still being checked. */
function skipReasonOf(
  resource: FluxResource,
  places: readonly KindRef[],
  { action, accessOf, isBusy }: PlanRequest,
): { readonly reason?: SkipReason; readonly isChecking?: boolean } {
  const refusal = refusalOf(resource, action);
  if (refusal) return { reason: { refusal } };
  if (isBusy(resource)) return { reason: { isBusy: true } };
  let isChecking = false;
  for (const place of places) {
    const access = accessOf(place);
    if (access === 'asking') isChecking = true;
    else if (access !== 'allowed') return { reason: { access, place } };
  }
  return { isChecking };
}

/** Returns what the action would do to the rows in their current state. */
export function planOf(request: PlanRequest): BulkPlan {
  const included: FluxObject[] = [];
  const skipped = new Map<FluxResource, SkipReason>();
  const checking = new Set<string>();
  const sources = new Map<string, FluxRef>();
  for (const row of request.rows) {
    const { resource } = row;
    const first = sourcesIn(row, request.action);
    const places = [resource, ...first];
    const { reason, isChecking } = skipReasonOf(resource, places, request);
    if (reason !== undefined || !isReadable(resource)) {
      skipped.set(resource, reason ?? { refusal: 'unreadable' });
      continue;
    }
    included.push(resource);
    first.forEach(source => sources.set(keyOf(source), source));
    if (isChecking) checking.add(resource.cluster);
  }
  const byKind = groupBy(sources.values(), ({ kind }) => kind);
  return {
    included,
    skipped,
    checking: [...checking],
    sources: new Map([...byKind].map(([kind, group]) => [kind, group.length])),
  };
}
