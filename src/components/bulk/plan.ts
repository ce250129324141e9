import {
  isReadable,
  KINDS,
  refusalOf,
  keyOf,
  sourceBehindMissingChart,
  upstreamOf,
  type FluxKind,
  type FluxObject,
  type FluxRef,
  type FluxResource,
  type KindRef,
} from '../../flux';
import type { AccessOf } from '../../hooks';
import { accessReason, refusalReason, type Translate } from '../shared';
import type { FluxRow } from '../table';
import type { BulkAction } from './bulkActions';

/** Objects with the same reason. */
export interface Group<T extends FluxResource = FluxResource> {
  readonly reason: string;
  readonly resources: readonly T[];
}

/** Objects that a bulk action would change, and those that it would skip. */
export interface BulkPlan {
  readonly will: readonly FluxObject[];
  readonly willNot: readonly Group[];
  /** Clusters whose access reviews are pending; their objects are in `will`. */
  readonly asking: readonly string[];
  /** Number of sources per kind that are reconciled first, shared ones once. */
  readonly sources: ReadonlyMap<FluxKind, number>;
}

/** Returns the sources that are reconciled before the object, as far as known from the object. */
function sourcesOf({ resource, comparison }: FluxRow): readonly FluxRef[] {
  // The object's chart and the source of the chart.
  const chain = [upstreamOf(resource), sourceBehindMissingChart(resource)];
  const sources = new Map(
    chain.flatMap(reference => {
      if (!reference || KINDS[reference.kind].reconcile === 'never') return [];
      return [[keyOf(reference), reference] as const];
    }),
  );
  // Flux would skip it.
  const { source } = comparison ?? {};
  if (source && (source.isStatic || source.suspended))
    sources.delete(source.key);
  return [...sources.values()];
}

/** Returns what the action writes to, for access reviews. */
export function placesOf(
  rows: readonly FluxRow[],
  action: BulkAction,
): readonly KindRef[] {
  return rows.flatMap(row => {
    const { resource } = row;
    if (refusalOf(resource, action) !== undefined) return [];
    return action === 'syncWithSource'
      ? [resource, ...sourcesOf(row)]
      : [resource];
  });
}

/** Groups objects by reason, in the order of their first occurrence. */
export function groupBy<T extends FluxResource>(
  resources: readonly T[],
  reasonOf: (resource: T) => string | undefined,
): readonly Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const resource of resources) {
    const reason = reasonOf(resource);
    if (reason === undefined) continue;
    const group = groups.get(reason) ?? [];
    groups.set(reason, group);
    group.push(resource);
  }
  return [...groups].map(([reason, of]) => ({ reason, resources: of }));
}

/** Input of a plan. */
export interface PlanRequest {
  readonly rows: readonly FluxRow[];
  readonly action: BulkAction;
  readonly accessOf: AccessOf;
  /** Returns whether another action is running on an object. */
  readonly isBusy: (resource: FluxResource) => boolean;
}

/** Returns why the action would skip an object, or whether that is not known yet. */
function refusalIn(
  t: Translate,
  resource: FluxResource,
  places: readonly KindRef[],
  { action, accessOf, isBusy }: PlanRequest,
): { readonly reason?: string; readonly isAsking?: boolean } {
  const refusal = refusalOf(resource, action);
  if (refusal) return { reason: refusalReason(t, refusal) };
  if (isBusy(resource)) return { reason: t('bulk.underWay') };
  let isAsking = false;
  for (const place of places) {
    const access = accessOf(place);
    if (access === 'asking') isAsking = true;
    else if (access !== 'allowed')
      return { reason: accessReason(t, access, place) };
  }
  return { isAsking };
}

/** Plans a bulk action for the current state of the rows. */
export function planOf(t: Translate, request: PlanRequest): BulkPlan {
  const will: FluxObject[] = [];
  const reasons = new Map<FluxResource, string>();
  const asking = new Set<string>();
  const sources = new Map<string, FluxRef>();
  for (const row of request.rows) {
    const { resource } = row;
    const first = request.action === 'syncWithSource' ? sourcesOf(row) : [];
    const places = [resource, ...first];
    const { reason, isAsking } = refusalIn(t, resource, places, request);
    if (reason !== undefined || !isReadable(resource)) {
      reasons.set(resource, reason ?? refusalReason(t, 'unreadable'));
      continue;
    }
    will.push(resource);
    first.forEach(source => sources.set(keyOf(source), source));
    if (isAsking) asking.add(resource.cluster);
  }
  const counts = new Map<FluxKind, number>();
  for (const { kind } of sources.values()) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return {
    will,
    willNot: groupBy([...reasons.keys()], resource => reasons.get(resource)),
    asking: [...asking],
    sources: counts,
  };
}
