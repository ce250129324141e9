import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { at, listAt, recordAt } from '../cluster/json';
import { fluxInFrontend, loadSchemaOf } from '../package/configSchema';
import { codeIn, ROOT, tablesUnder, yamlUnder } from './readme';

/** Read once, as it takes four seconds, mostly to load TypeScript. */
const schema = loadSchemaOf(ROOT);

it.each([
  ['Configuration', 1],
  ['Other kinds', 2],
])(
  'The configuration under %s matches config.d.ts, and reaches the frontend',
  async (heading, blocks) => {
    const config = parse(yamlUnder(heading, blocks)[0] ?? '');
    expect(fluxInFrontend(await schema, config)).toEqual(config.flux);
  },
);

it('The table of configuration has the keys of config.d.ts', async () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const own = listAt((await schema).serialize(), 'schemas').find(
    each => at(each, 'packageName') === manifest.name,
  );
  const keys = recordAt(own, 'value', 'properties', 'flux', 'properties');
  const [rows = []] = tablesUnder('Configuration');
  expect(rows.map(([key = '']) => codeIn(key)[0])).toEqual(
    Object.keys(keys).map(key => `flux.${key}`),
  );
});
