import { PLUGINS, type Plugin } from './contestants';

const CARDS = ['deployments', 'dashboard', 'fleet'] as const;

/** Parameters of the page in its URL: `/?plugin=ours&cards=dashboard&refreshMs=10000`. */
export interface PageParams {
  readonly plugin: Plugin;
  /** `dashboard`: all eight; `deployments`: only that card; `fleet`: the page of all clusters. */
  readonly cards: (typeof CARDS)[number];
  /** Time between two polls. */
  readonly refreshMs: number;
  /** Counts React's commits. This takes time, so it must be off in pages whose time is measured. */
  readonly commits?: boolean;
}

export function toSearch(params: PageParams): string {
  const { plugin, cards, refreshMs, commits } = params;
  const search = new URLSearchParams({
    plugin,
    cards,
    refreshMs: String(refreshMs),
    ...(commits && { commits: 'true' }),
  });
  return `?${search}`;
}

export function fromSearch(search: string): PageParams {
  const params = new URLSearchParams(search);
  return {
    plugin: PLUGINS.find(each => each === params.get('plugin')) ?? 'ours',
    cards: CARDS.find(each => each === params.get('cards')) ?? 'deployments',
    refreshMs: Number(params.get('refreshMs') ?? 10_000),
    commits: params.get('commits') === 'true',
  };
}
