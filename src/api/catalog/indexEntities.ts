import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { FluxResource } from '../../flux';
import {
  meetsRequirement,
  parseLabelSelector,
  type LabelRequirement,
} from '../../flux/details';
import { searchOf } from '../searchOf';

/** An entity of the catalog that Flux resources may belong to. */
export interface CatalogEntity {
  readonly ref: string;
  /** With the fields that were read of it. */
  readonly entity: Entity;
  /** References of the entities that own it. */
  readonly owners: readonly string[];
  /** Whether the person owns it, or a group of theirs does. */
  readonly isMine: boolean;
}

/** Returns the entities that a resource belongs to: the same array as long as the catalog says the same. */
export type EntitiesOf = (
  resource: Pick<FluxResource, 'labels' | 'namespace' | 'cluster'>,
) => readonly CatalogEntity[];

/** An entity with what it searches for. */
interface Candidate {
  readonly found: CatalogEntity;
  readonly requirements: readonly LabelRequirement[];
  readonly namespace?: string;
  readonly clusters?: readonly string[];
}

const NONE: readonly CatalogEntity[] = [];

const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

function candidateOf(
  entity: Entity,
  ownedBy: ReadonlySet<string>,
): Candidate | undefined {
  const { labelSelector, annotation, ...where } = searchOf(entity);
  // An empty annotation is none, and a selector that no cluster accepts finds nothing.
  const requirements = annotation && parseLabelSelector(labelSelector);
  if (!requirements) return undefined;
  const owners = (entity.relations ?? []).flatMap(({ type, targetRef }) =>
    type === 'ownedBy' ? targetRef : [],
  );
  const found = {
    ref: stringifyEntityRef(entity),
    entity,
    owners,
    isMine: owners.some(owner => ownedBy.has(lower(owner))),
  };
  return { found, requirements, ...where };
}

const labelText = (key: string, value: string) => `${key}=${value}`;

/** Returns the sets of labels of which an object has to have one, for each requirement that names values. */
const choicesOf = ({ requirements }: Candidate) =>
  requirements.flatMap(each =>
    each.is === 'in'
      ? [each.values.map(value => labelText(each.key, value))]
      : [],
  );

/**
 * Sorts candidates by labels, so that a resource is compared only with those that ask for one of its own. Each stands
 * at its rarest label: many entities may ask for `env=production`.
 */
function byRarestLabel(candidates: readonly Candidate[]) {
  const uses = new Map<string, number>();
  for (const label of candidates.flatMap(each => choicesOf(each).flat())) {
    uses.set(label, (uses.get(label) ?? 0) + 1);
  }
  const usesOf = (labels: readonly string[]) =>
    labels.reduce((sum, label) => sum + (uses.get(label) ?? 0), 0);
  const byLabel = new Map<string, Candidate[]>();
  /** Those that name no value of a label. */
  const others: Candidate[] = [];
  for (const candidate of candidates) {
    const [first, ...more] = choicesOf(candidate);
    if (!first) {
      others.push(candidate);
      continue;
    }
    const rarest = more.reduce(
      (best, labels) => (usesOf(labels) < usesOf(best) ? labels : best),
      first,
    );
    for (const label of new Set(rarest)) {
      const there = byLabel.get(label);
      if (there) there.push(candidate);
      else byLabel.set(label, [candidate]);
    }
  }
  return { byLabel, others };
}

function isFound(
  { requirements, namespace, clusters }: Candidate,
  resource: Parameters<EntitiesOf>[0],
): boolean {
  const { labels = {} } = resource;
  return (
    (namespace === undefined || namespace === resource.namespace) &&
    (clusters === undefined || clusters.includes(resource.cluster)) &&
    requirements.every(each =>
      meetsRequirement(
        each,
        Object.hasOwn(labels, each.key) ? labels[each.key] : undefined,
      ),
    )
  );
}

/**
 * Prepares the entities of a catalog for finding those of a resource, by the search that Backstage would do for the
 * entity's page.
 *
 * @param ownership - references of the person and of their groups
 */
export function indexEntities(
  entities: readonly Entity[],
  ownership: readonly string[],
): EntitiesOf {
  const ownedBy = new Set(ownership.map(lower));
  // One that moved while the pages were read may be in two of them.
  const byRef = new Map(entities.map(each => [stringifyEntityRef(each), each]));
  const candidates = [...byRef.values()].flatMap(
    entity => candidateOf(entity, ownedBy) ?? [],
  );
  const { byLabel, others } = byRarestLabel(candidates);
  // A resource is the same value as long as it does not change.
  const known = new WeakMap<object, readonly CatalogEntity[]>();
  const find: EntitiesOf = resource => {
    const near = Object.entries(resource.labels ?? {}).flatMap(
      ([key, value]) => byLabel.get(labelText(key, value)) ?? [],
    );
    const found = [...near, ...others].flatMap(each =>
      isFound(each, resource) ? each.found : [],
    );
    if (found.length === 0) return NONE;
    // A selector with several values of one label stands at each of them, and a resource has one of them only.
    return found.sort((one, other) => (one.ref < other.ref ? -1 : 1));
  };
  return resource => {
    const before = known.get(resource);
    if (before) return before;
    const found = find(resource);
    known.set(resource, found);
    return found;
  };
}
