import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { stringify } from 'yaml';

const owner: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'guests' },
  spec: { type: 'team', children: [] },
};

/** Writes a catalog file with the entities and the group that owns them to a temporary directory. */
export function writeCatalog(entities: readonly Entity[]) {
  const directory = mkdtempSync(join(tmpdir(), 'backstage-plugin-flux-'));
  const file = join(directory, 'catalog.yaml');
  writeFileSync(
    file,
    [owner, ...entities].map(entity => stringify(entity)).join('---\n'),
  );
  return {
    file,
    remove: async () => rmSync(directory, { recursive: true, force: true }),
  };
}
