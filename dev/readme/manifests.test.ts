import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { at, listAt } from '../cluster/json';
import { blocksUnder, ROOT } from './readme';

const FOLDER = join(ROOT, 'manifests');
const KUSTOMIZATION = 'kustomization.yaml';
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

/** The role that a file or a block of README begins with: `backstage-flux-view`. */
const roleOf = (yaml: string) => /^ {2}name: (\S+)$/m.exec(yaml)?.[1];

const blocks = blocksUnder('2. Grant permissions');
const files = readdirSync(FOLDER).filter(file => file !== KUSTOMIZATION);

it.each(blocks.map(block => [roleOf(block), block] as const))(
  'manifests has the role %s as README shows it',
  (role, block) => {
    const file = `${role?.replace('backstage-flux-', '')}.yaml`;
    expect(read(file)).toBe(block);
  },
);

it('manifests has no other role, and its Kustomization lists each', () => {
  const kustomization: unknown = parse(read(KUSTOMIZATION));
  expect(at(kustomization, 'kind')).toBe('Kustomization');
  expect([...listAt(kustomization, 'resources')].sort()).toEqual(files.sort());
  expect(files).toHaveLength(blocks.length);
  expect(blocks.length).toBeGreaterThan(0);
});
