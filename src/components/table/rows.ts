import {
  compareWithSource,
  isMadeByFlux,
  keyOf,
  linkStanding,
  rootCauseOf,
  sourceOf,
  type ChainLink,
  type FluxResource,
  type SourceComparison,
} from '../../flux';
import type { SharedSources } from '../../hooks';
import type { CatalogEntity, EntitiesOf } from '../../hooks/catalog';

/** One line of the table: a resource, compared with its source if that is known. */
export interface FluxRow {
  readonly resource: FluxResource;
  readonly comparison?: SourceComparison;
  /** Whether it is a source without the entity's label that one of the entity's resources refers to. */
  readonly isShared: boolean;
  /** Whether it is a HelmChart that Flux created for a HelmRelease. */
  readonly isManaged: boolean;
  /** Whether the source that it refers to does not exist. */
  readonly isSourceMissing: boolean;
  /** Whether its source is read by itself, later than the row: its state then has a place that is kept. */
  readonly isSourceLate: boolean;
  /** What it waits for or fails because of, as far as that is known. */
  readonly blocker?: ChainLink;
  /** Whether that fails or is missing, and has no row that would say so. */
  readonly isBlockedElsewhere: boolean;
  /** The entities that it belongs to. Absent while the catalog is not known, or is not asked. */
  readonly entities?: readonly CatalogEntity[];
}

function isSame(one: FluxRow | undefined, other: FluxRow): one is FluxRow {
  return (
    one?.resource === other.resource &&
    one.comparison?.source === other.comparison?.source &&
    one.comparison?.carrier === other.comparison?.carrier &&
    one.isShared === other.isShared &&
    one.isManaged === other.isManaged &&
    one.isSourceMissing === other.isSourceMissing &&
    one.isSourceLate === other.isSourceLate &&
    one.blocker?.key === other.blocker?.key &&
    one.blocker?.object === other.blocker?.object &&
    one.isBlockedElsewhere === other.isBlockedElsewhere &&
    one.entities === other.entities
  );
}

/** Everything that the rows are made of. */
export interface RowInput {
  readonly resources: readonly FluxResource[];
  readonly byKey: ReadonlyMap<string, FluxResource>;
  readonly shared: SharedSources;
  /** Returns the entities that a resource belongs to. */
  readonly entitiesOf?: EntitiesOf;
}

/** The latest row of each resource, so that a row in which nothing has changed stays the same value. */
const latest = new WeakMap<FluxResource, FluxRow>();

/**
 * Returns the entities that a resource belongs to: those that its labels lead to, else those of the object that it was
 * made for, which a controller does not label. `undefined` while that object is not known.
 */
function entitiesFor(
  resource: FluxResource,
  { byKey, entitiesOf }: Omit<RowInput, 'resources'>,
): readonly CatalogEntity[] | undefined {
  const own = entitiesOf?.(resource);
  if (!own || own.length > 0 || !resource.madeFor) return own;
  const maker = byKey.get(keyOf(resource.madeFor));
  return maker && entitiesOf?.(maker);
}

function rowOf(
  resource: FluxResource,
  input: Omit<RowInput, 'resources'>,
  hasRow: (key: string) => boolean,
): FluxRow {
  const { byKey, shared } = input;
  const known = shared.get(resource.key);
  const comparison = compareWithSource(resource, byKey);
  const source = resource.revisions && sourceOf(resource);
  const sourceKey = source && (comparison?.source.key ?? keyOf(source));
  const readLater = sourceKey === undefined ? undefined : shared.get(sourceKey);
  const blocker = rootCauseOf(resource, ref => {
    const key = keyOf(ref);
    return byKey.get(key) ?? (shared.get(key)?.isMissing ? null : undefined);
  });
  const row: FluxRow = {
    resource,
    comparison,
    isShared: known !== undefined,
    isManaged: known
      ? isMadeByFlux(known.named)
      : resource.isMadeByFlux === true,
    isSourceMissing: readLater?.isMissing ?? false,
    isSourceLate:
      sourceKey !== undefined &&
      (readLater !== undefined || !byKey.has(sourceKey)),
    blocker,
    isBlockedElsewhere:
      blocker !== undefined &&
      linkStanding(blocker) === 'bad' &&
      !hasRow(blocker.key),
    entities: entitiesFor(resource, input),
  };
  const before = latest.get(resource);
  if (isSame(before, row)) return before;
  latest.set(resource, row);
  return row;
}

/** Returns a row for each resource. A row in which nothing has changed is the same value as before. */
export function rowsOf({ resources, ...known }: RowInput): readonly FluxRow[] {
  let keys: ReadonlySet<string> | undefined;
  const hasRow = (key: string) => {
    keys ??= new Set(resources.map(each => each.key));
    return keys.has(key);
  };
  return resources.map(resource => rowOf(resource, known, hasRow));
}
