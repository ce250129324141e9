import { useRef } from 'react';
import {
  compareWithSource,
  isMadeByFlux,
  keyOf,
  sourceOf,
  type FluxResource,
  type SourceComparison,
} from '../../flux';
import type { SharedSources } from '../../hooks';

/** A line of the table: a resource, and its source beside it where that is known. */
export interface FluxRow {
  readonly resource: FluxResource;
  readonly comparison?: SourceComparison;
  /** It does not carry the entity's label: something that does refers to it. */
  readonly isShared: boolean;
  /** It is a HelmChart that Flux made for a HelmRelease. */
  readonly isManaged: boolean;
  /** The source that it names does not exist. */
  readonly isSourceMissing: boolean;
}

function namesMissing(resource: FluxResource, shared: SharedSources): boolean {
  const source = sourceOf(resource);
  return (source && shared.get(keyOf(source))?.isMissing) ?? false;
}

function isSame(one: FluxRow | undefined, other: FluxRow): one is FluxRow {
  return (
    one?.resource === other.resource &&
    one.comparison?.source === other.comparison?.source &&
    one.comparison?.carrier === other.comparison?.carrier &&
    one.isShared === other.isShared &&
    one.isManaged === other.isManaged &&
    one.isSourceMissing === other.isSourceMissing
  );
}

/** What the rows are made of. */
export interface RowInput {
  readonly resources: readonly FluxResource[];
  readonly byKey: ReadonlyMap<string, FluxResource>;
  readonly shared: SharedSources;
}

/** The rows for these resources. A row of which nothing has changed stays the same value. */
export function useRows({
  resources,
  byKey,
  shared,
}: RowInput): readonly FluxRow[] {
  const made = useRef<{
    input?: RowInput;
    rows: readonly FluxRow[];
    byKey: ReadonlyMap<string, FluxRow>;
  }>({ rows: [], byKey: new Map() });
  const { input } = made.current;
  if (
    input?.resources !== resources ||
    input.byKey !== byKey ||
    input.shared !== shared
  ) {
    const before = made.current.byKey;
    const rows = resources.map(resource => {
      const known = shared.get(resource.key);
      const row: FluxRow = {
        resource,
        comparison: compareWithSource(resource, byKey),
        isShared: known !== undefined,
        isManaged: known !== undefined && isMadeByFlux(known.named),
        isSourceMissing: namesMissing(resource, shared),
      };
      const former = before.get(resource.key);
      return isSame(former, row) ? former : row;
    });
    made.current = {
      input: { resources, byKey, shared },
      rows,
      byKey: new Map(rows.map(row => [row.resource.key, row])),
    };
  }
  return made.current.rows;
}
