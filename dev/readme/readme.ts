import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');
/** The README as it is written. */
export const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

interface Section {
  readonly heading: string;
  readonly text: string;
}

/** Each heading with its text, up to the next heading of any level. */
const SECTIONS: readonly Section[] = README.split(/^#+ (?=[^\n]+$)/m)
  .slice(1)
  .map(text => {
    const [heading = ''] = text.split('\n');
    return { heading, text };
  });

const blocksOf = ({ text }: Section): readonly string[] =>
  [...text.matchAll(/^```ya?ml\n([^]*?)^```/gm)].map(([, code = '']) => code);

/** Number of YAML blocks under each heading that has any. */
export const yamlHeadings: Readonly<Record<string, number>> =
  Object.fromEntries(
    SECTIONS.flatMap(section => {
      const { length } = blocksOf(section);
      return length > 0 ? [[section.heading, length]] : [];
    }),
  );

/** Returns the YAML blocks under a heading, for a test that compares them. */
export function blocksUnder(heading: string): readonly string[] {
  return SECTIONS.filter(each => each.heading === heading).flatMap(blocksOf);
}

/**
 * Returns the YAML blocks under a heading, for the one test that applies them.
 *
 * @throws Error if the number differs: each block must be tested
 */
export function yamlUnder(heading: string, count: number): readonly string[] {
  const found = blocksUnder(heading);
  if (found.length !== count) {
    throw new Error(
      `Expected ${count} YAML blocks under "${heading}", found ${found.length}`,
    );
  }
  return found;
}

/** A table's cells by row, without the header. */
export type Table = readonly (readonly string[])[];

/** Returns the tables under a heading. */
export function tablesUnder(heading: string): readonly Table[] {
  const section = SECTIONS.find(each => each.heading === heading);
  if (!section) throw new Error(`The README has no heading "${heading}"`);
  return [...section.text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) =>
    table
      .trim()
      .split('\n')
      .slice(2)
      .map(line =>
        line
          .split('|')
          .slice(1, -1)
          .map(cell => cell.trim()),
      ),
  );
}

/** Returns the `code` spans in a cell. */
export const codeIn = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The README's pictures, as paths from the root. */
export const pictures: readonly string[] = [
  ...README.matchAll(/(?:src|srcset)="([^"]+)"/g),
].map(([, path = '']) => path);

/** Targets of the README's internal links, and the anchors of its headings. */
export const links: readonly string[] = [
  ...README.matchAll(/\]\(#([^)]+)\)/g),
].map(([, to = '']) => to);
export const anchors: readonly string[] = SECTIONS.map(({ heading }) =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/ /g, '-'),
);
