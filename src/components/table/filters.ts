import {
  needsAttention,
  SEVERITY,
  type FluxKind,
  type StatusWord,
} from '../../flux';
import type { FluxColumn } from './columns';
import type { FluxRow } from './rows';
import type { Translate } from '../shared';

/** What the reader wants to see. Absent: everything. */
export interface FluxFilters {
  readonly query: string;
  readonly status?: StatusWord | 'attention';
  readonly kind?: FluxKind;
  readonly cluster?: string;
  readonly namespace?: string;
}

export const NO_FILTERS: FluxFilters = { query: '' };

/** The filters that choose one value among those that the rows have. */
export type Facet = 'status' | 'kind' | 'cluster' | 'namespace';

/** All words of a row in lower case, made once for each row. */
export function createSearch(columns: readonly FluxColumn[], t: Translate) {
  const texts = new WeakMap<FluxRow, string>();
  return (row: FluxRow, query: string): boolean => {
    let text = texts.get(row);
    if (text === undefined) {
      text = columns
        .flatMap(column => column.words(row, t))
        .filter(Boolean)
        .join('\n')
        .toLocaleLowerCase();
      texts.set(row, text);
    }
    return text.includes(query);
  };
}

/** The rows that pass all filters. The same array where nothing is filtered. */
export function filterRows(
  rows: readonly FluxRow[],
  filters: FluxFilters,
  matches: (row: FluxRow, query: string) => boolean,
): readonly FluxRow[] {
  const { status, kind, cluster, namespace } = filters;
  const query = filters.query.trim().toLocaleLowerCase();
  if (!query && !status && !kind && !cluster && !namespace) return rows;
  return rows.filter(row => {
    const { resource } = row;
    return (
      (!status ||
        (status === 'attention'
          ? needsAttention(resource)
          : resource.status.word === status)) &&
      (!kind || resource.kind === kind) &&
      (!cluster || resource.cluster === cluster) &&
      (!namespace || resource.namespace === namespace) &&
      (!query || matches(row, query))
    );
  });
}

/** The values among which a filter can choose, in reading order; the chosen one is always there. */
export function facetValues(
  rows: readonly FluxRow[],
  facet: Facet,
  chosen: string | undefined,
): readonly string[] {
  const values = new Set(
    rows.map(({ resource }) =>
      facet === 'status' ? resource.status.word : resource[facet],
    ),
  );
  const all: string[] = [...values];
  if (chosen !== undefined && chosen !== 'attention' && !all.includes(chosen))
    all.push(chosen);
  return facet === 'status'
    ? SEVERITY.filter(word => all.includes(word))
    : all.filter(value => value !== '').sort((a, b) => a.localeCompare(b));
}
