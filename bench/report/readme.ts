import { CONTESTANTS, PLUGINS, type Plugin } from '../page/contestants';
import type { Figure } from '../figures';
import { tableRow } from './tableRow';
import type { Report } from './types';

function rounded(value: number, unit: string): string {
  const hasDecimal =
    unit === 'MB' || unit === 'kB' || (unit.endsWith('ms') && value < 10);
  const digits = hasDecimal ? 1 : 0;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** Joins the figures of one plugin with slashes. Empty if it has none of them. */
function cell(figures: readonly Figure[], plugin: Plugin): string {
  if (figures.every(figure => figure[plugin] === undefined)) return '';
  return figures
    .map(({ unit, [plugin]: value }) =>
      value === undefined ? '–' : rounded(value, unit),
    )
    .join(' / ');
}

/** Formats the figures that are in the README's table as that table. */
export function readmeTable({ sections }: Report): string {
  const rows = new Map<string, Figure[]>();
  for (const figure of sections.flatMap(({ figures }) => figures)) {
    const { readme } = figure;
    if (readme) rows.set(readme, [...(rows.get(readme) ?? []), figure]);
  }
  const titles = PLUGINS.map(plugin => CONTESTANTS[plugin].title);
  return [
    tableRow(['', ...titles, 'target']),
    tableRow(['---', ...titles.map(() => '---:'), '---']),
    ...[...rows].map(([text, figures]) =>
      tableRow([
        text,
        ...PLUGINS.map(plugin => cell(figures, plugin)),
        figures[0]?.target?.replace(/ (ms|kB)$/, '') ?? '',
      ]),
    ),
    '',
  ].join('\n');
}
