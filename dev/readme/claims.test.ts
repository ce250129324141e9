import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchors, links, pictures, ROOT, yamlHeadings } from './readme';

it('Each YAML block is applied by exactly one test', () => {
  const claims = readdirSync(__dirname)
    .filter(file => /\.test\.tsx?$/.test(file))
    .flatMap(file => [
      ...readFileSync(join(__dirname, file), 'utf8').matchAll(
        /= yamlUnder\('(.*)', (\d)\)/g,
      ),
    ])
    .map(([, heading = '', count]) => [heading, Number(count)] as const);
  const headings = claims.map(([heading]) => heading);
  expect(headings).toEqual([...new Set(headings)]);
  expect(Object.fromEntries(claims)).toEqual(yamlHeadings);
});

it('Each picture exists, in light and in dark, and there are no others', () => {
  const shown = [...pictures].sort();
  expect(shown.filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(shown).toEqual(
    readdirSync(join(ROOT, 'docs/images')).map(file => `docs/images/${file}`),
  );
});

it('Each link within it has a target', () => {
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter(link => !anchors.includes(link))).toEqual([]);
});
