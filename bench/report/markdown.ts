import type { Figure } from '../figures';
import type { Report } from './types';

function rounded(value: number): string {
  if (value === 0) return '0';
  return value.toLocaleString('en', {
    maximumFractionDigits: value < 100 ? 1 : 0,
  });
}

function ratio({ ours, baseline }: Figure): string {
  if (baseline === undefined || baseline === 0) return '';
  return `${((100 * ours) / baseline).toFixed(1)} %`;
}

function line(figure: Figure): string {
  const { what, unit, ours, baseline, target, note } = figure;
  const cells = [
    `${what}${note ? ` (${note})` : ''}`,
    unit,
    rounded(ours),
    baseline === undefined ? '' : rounded(baseline),
    ratio(figure),
    target ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Formats the report as a table, with a row for the title of each section. */
export function markdown({ machine, short, sections }: Report): string {
  const { cpu, cores, memoryGB, node, chromium, date } = machine;
  return [
    `${date}: ${cpu}, ${cores} cores, ${memoryGB} GB, Node ${node}, Chromium ${chromium}`,
    ...(short ? ['', 'Short form: it works; the times tell nothing.'] : []),
    '',
    '| | unit | this plugin | baseline | ratio | target |',
    '| --- | --- | ---: | ---: | ---: | --- |',
    ...sections.flatMap(({ title, figures }) => [
      `| **${title}** | | | | | |`,
      ...figures.map(line),
    ]),
    '',
  ].join('\n');
}
