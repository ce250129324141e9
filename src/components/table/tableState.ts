import { isFluxKind } from '../../flux';
import { CATALOG_FILTERS, type FluxFilters } from './filters';
import { isStanding } from './standing';

export const PAGE_SIZES: readonly number[] = [10, 25, 50, 100];
const [PAGE_SIZE = 10] = PAGE_SIZES;

/** Column and direction that the rows are sorted by. */
export interface FluxSorting {
  readonly id: string;
  readonly desc: boolean;
}

/** Search, filters, sort order and page of a table. */
export interface TableState {
  readonly filters: FluxFilters;
  /** Absent: what needs attention first. */
  readonly sorting?: FluxSorting;
  readonly pageIndex: number;
  readonly pageSize: number;
}

/** Longer than any search or name that makes sense. */
const TEXT_LENGTH = 260;
const MAX_PAGE = 100_000;

/** Names of the parameters, after the card's own prefix. */
const PARAMS = [
  'q',
  'show',
  'kind',
  'cluster',
  'ns',
  'catalog',
  'owner',
  'sort',
  'page',
  'rows',
] as const;
type Param = (typeof PARAMS)[number];

const paramOf = (card: string, param: Param) => `${card}.${param}`;

/** Returns the name of a card in the page's URL, from its id: `flux-deployments`, `flux-resources-HelmChart-Bucket`. */
export const cardInUrl = (id: string) => ['flux', ...id.split(' ')].join('-');

/** Reads the state of a card's table from the page's URL, which anybody may have written: what is invalid is left out. */
export function readTableState(
  params: URLSearchParams,
  card: string,
): TableState {
  const text = (param: Param) => {
    const value = params.get(paramOf(card, param)) ?? undefined;
    return value && value.length <= TEXT_LENGTH ? value : undefined;
  };
  const show = text('show');
  const kind = text('kind');
  const [, desc, id] = /^(-?)([a-z]\w*)$/i.exec(text('sort') ?? '') ?? [];
  const page = Number(text('page') ?? 1);
  const size = Number(text('rows') ?? PAGE_SIZE);
  return {
    filters: {
      query: text('q') ?? '',
      standing: isStanding(show) ? show : undefined,
      kind: kind !== undefined && isFluxKind(kind) ? kind : undefined,
      cluster: text('cluster'),
      namespace: text('ns'),
      catalog: CATALOG_FILTERS.find(each => each === text('catalog')),
      owner: text('owner'),
    },
    sorting: id === undefined ? undefined : { id, desc: desc === '-' },
    pageIndex:
      Number.isInteger(page) && page > 0 && page < MAX_PAGE ? page - 1 : 0,
    pageSize: PAGE_SIZES.includes(size) ? size : PAGE_SIZE,
  };
}

/** Writes the state of a card's table into the parameters of a URL. All others stay, and so does their order. */
export function writeTableState(
  params: URLSearchParams,
  card: string,
  { filters, sorting, pageIndex, pageSize }: TableState,
): URLSearchParams {
  const values: Readonly<Record<Param, string | undefined>> = {
    q: filters.query.slice(0, TEXT_LENGTH),
    show: filters.standing,
    kind: filters.kind,
    cluster: filters.cluster,
    ns: filters.namespace,
    catalog: filters.catalog,
    owner: filters.owner,
    sort: sorting && `${sorting.desc ? '-' : ''}${sorting.id}`,
    page: pageIndex > 0 ? String(pageIndex + 1) : undefined,
    rows: pageSize === PAGE_SIZE ? undefined : String(pageSize),
  };
  const next = new URLSearchParams(params);
  for (const param of PARAMS) {
    const name = paramOf(card, param);
    const value = values[param];
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}
