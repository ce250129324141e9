import {
  needsAttention,
  SEVERITY,
  type FluxKind,
  type StatusWord,
} from '../../flux';
import type { FluxColumn } from './columns';
import type { FluxRow } from './rows';
import type { Translate } from '../shared';

/** Filters of a table. Absent ones match every row. */
export interface FluxFilters {
  readonly query: string;
  readonly status?: StatusWord | 'attention';
  readonly kind?: FluxKind;
  readonly cluster?: string;
  readonly namespace?: string;
}

export const NO_FILTERS: FluxFilters = { query: '' };

/** Filters that choose one of the values in the rows. */
export type Facet = 'status' | 'kind' | 'cluster' | 'namespace';

/** Creates a search over all words of a row. The words are collected once per row. */
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

/** Returns the rows that match all filters; the same array if there are none. */
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

/** Returns a value of a filter as it is shown. */
export function facetText(t: Translate, facet: Facet, value: string): string {
  const word =
    facet === 'status' ? SEVERITY.find(each => each === value) : undefined;
  return word ? t(`status.${word}`) : value;
}

/** Returns the values that a filter offers, sorted. Always includes the chosen one. */
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
