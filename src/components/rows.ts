import { useRef } from 'react';
import {
  compareWithSource,
  type FluxResource,
  type SourceComparison,
} from '../flux';

/** A line of the table: a resource, and its source beside it where that is known. */
export interface FluxRow {
  readonly resource: FluxResource;
  readonly comparison?: SourceComparison;
}

/** The rows for these resources. A row whose resource and source did not change stays the same value. */
export function useRows(
  resources: readonly FluxResource[],
  byKey: ReadonlyMap<string, FluxResource>,
): readonly FluxRow[] {
  const made = useRef<{
    resources?: readonly FluxResource[];
    byKey?: ReadonlyMap<string, FluxResource>;
    rows: readonly FluxRow[];
    byKeyOfRow: ReadonlyMap<string, FluxRow>;
  }>({ rows: [], byKeyOfRow: new Map() });
  if (made.current.resources !== resources || made.current.byKey !== byKey) {
    const before = made.current.byKeyOfRow;
    const rows = resources.map(resource => {
      const comparison = compareWithSource(resource, byKey);
      const former = before.get(resource.key);
      return former?.resource === resource &&
        former.comparison?.source === comparison?.source
        ? former
        : { resource, comparison };
    });
    made.current = {
      resources,
      byKey,
      rows,
      byKeyOfRow: new Map(rows.map(row => [row.resource.key, row])),
    };
  }
  return made.current.rows;
}
