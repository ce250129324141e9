import { parseArgs } from 'node:util';
import { sections, type Section } from './figures';

export interface BenchOptions {
  readonly short: boolean;
  readonly chosen: readonly Section[];
}

export const usage = `npm run bench                   all figures, in about 45 minutes; use an otherwise idle machine
npm run bench -- --short        checks that everything works: few repetitions, no meaningful figures
npm run bench -- --only NAME    one or more sections: ${Object.keys(sections).join(', ')}`;

/**
 * Parses the arguments.
 *
 * @throws TypeError or RangeError for arguments that are not in `usage`
 */
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
    if (!section) throw new RangeError(`No section '${name}'`);
    return section;
  });
  return { short: values.short, chosen };
}
