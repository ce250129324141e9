import { parseArgs } from 'node:util';
import { sections, type Section } from './figures';

export interface BenchOptions {
  readonly short: boolean;
  readonly chosen: readonly Section[];
}

export const usage = `npm run bench                   all figures, some ten minutes; on a machine that does nothing else
npm run bench -- --short        whether it works: few repetitions, and no figure to quote
npm run bench -- --only NAME    one section or several: ${Object.keys(sections).join(', ')}`;

/** @throws TypeError or RangeError for arguments that are not in `usage` */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      short: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
    },
  });
  const names = values.only ?? Object.keys(sections);
  const chosen = names.map(name => {
    const section = sections[name];
    if (!section) throw new RangeError(`There is no section '${name}'`);
    return section;
  });
  return { short: values.short, chosen };
}
