import { CONTESTANTS, PLUGINS } from '../page/contestants';
import type { Figure } from '../figures';
import { tableRow } from './tableRow';
import type { Report } from './types';

function rounded(value: number): string {
  if (value === 0) return '0';
  return value.toLocaleString('en', {
    maximumFractionDigits: value < 100 ? 1 : 0,
  });
}

function ratio(ours: number, other: number | undefined): string {
  return other ? `${((100 * ours) / other).toFixed(1)} %` : '';
}

const others = PLUGINS.filter(plugin => plugin !== 'ours');

function line(figure: Figure): string {
  const { what, unit, ours, target, note } = figure;
  return tableRow([
    `${what}${note ? ` (${note})` : ''}`,
    unit,
    rounded(ours),
    ...others.flatMap(plugin => {
      const other = figure[plugin];
      return [other === undefined ? '' : rounded(other), ratio(ours, other)];
    }),
    target ?? '',
  ]);
}

/** Formats the report as a table, with a row for the title of each section. */
export function markdown({ machine, short, sections }: Report): string {
  const { cpu, cores, memoryGB, node, chromium, date } = machine;
  const header = [
    '',
    'unit',
    CONTESTANTS.ours.title,
    ...others.flatMap(plugin => [CONTESTANTS[plugin].title, 'ratio']),
    'target',
  ];
  const rule = header.map((_, i) =>
    i < 2 || i === header.length - 1 ? '---' : '---:',
  );
  return [
    `${date}: ${cpu}, ${cores} cores, ${memoryGB} GB, Node ${node}, Chromium ${chromium}`,
    ...(short ? ['', 'Short form: it works; the times tell nothing.'] : []),
    '',
    tableRow(header),
    tableRow(rule),
    ...sections.flatMap(({ title, figures }) => [
      tableRow([`**${title}**`, ...header.slice(1).map(() => '')]),
      ...figures.map(line),
    ]),
    '',
  ].join('\n');
}
