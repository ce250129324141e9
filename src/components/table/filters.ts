import type { FluxKind } from '../../flux';
import type { FluxRow } from './rows';
import { parseSearch, type SearchTerm } from './search';
import { isIn, type Standing } from './standing';

export const CATALOG_FILTERS = ['mine', 'none'] as const;
export type CatalogFilter = (typeof CATALOG_FILTERS)[number];

/** Filters of a table. Absent ones match every row. */
export interface FluxFilters {
  readonly query: string;
  /** Group of rows that the summary counts. */
  readonly standing?: Standing;
  readonly kind?: FluxKind;
  readonly cluster?: string;
  readonly namespace?: string;
  /** Resources of the person's own entities, or of no entity at all. */
  readonly catalog?: CatalogFilter;
  /** Reference of the entity that owns those of the resources. */
  readonly owner?: string;
}

export const NO_FILTERS: FluxFilters = { query: '' };

/** Filters that choose one of the values in the rows. */
export type Facet = 'kind' | 'cluster' | 'namespace';

/** Returns whether a row matches the filters by its entities. All do as long as these are not known. */
function matchesEntities(
  { entities }: FluxRow,
  { catalog, owner }: FluxFilters,
): boolean {
  if (!entities) return true;
  return (
    (catalog !== 'none' || entities.length === 0) &&
    (catalog !== 'mine' || entities.some(({ isMine }) => isMine)) &&
    (!owner || entities.some(({ owners }) => owners.includes(owner)))
  );
}

/** Returns the rows that match all filters; the same array if there are none. */
export function filterRows(
  rows: readonly FluxRow[],
  filters: FluxFilters,
  matches: (row: FluxRow, terms: readonly SearchTerm[]) => boolean,
): readonly FluxRow[] {
  const { standing, kind, cluster, namespace } = filters;
  const terms = parseSearch(filters.query);
  const isFiltered = Object.entries(filters).some(
    ([name, value]) => name !== 'query' && value !== undefined,
  );
  if (terms.length === 0 && !isFiltered) return rows;
  return rows.filter(row => {
    const { resource } = row;
    return (
      (!standing || isIn(row, standing)) &&
      (!kind || resource.kind === kind) &&
      (!cluster || resource.cluster === cluster) &&
      (!namespace || resource.namespace === namespace) &&
      matchesEntities(row, filters) &&
      matches(row, terms)
    );
  });
}

/**
 * Returns the values that a filter offers with their texts, sorted by these. Always includes the chosen one.
 *
 * @param clusterText - returns what a person reads for a cluster
 */
export function facetValues(
  rows: readonly FluxRow[],
  facet: Facet,
  chosen: string | undefined,
  clusterText: (cluster: string) => string,
): readonly { readonly value: string; readonly text: string }[] {
  const values = new Set<string>(rows.map(({ resource }) => resource[facet]));
  if (chosen !== undefined) values.add(chosen);
  return [...values]
    .filter(value => value !== '')
    .map(value => ({
      value,
      text: facet === 'cluster' ? clusterText(value) : value,
    }))
    .sort((a, b) => a.text.localeCompare(b.text));
}
