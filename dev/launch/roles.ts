import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolesFromReadme } from '../cluster';
import type { Roles } from '../cluster/types';

/** The roles that the README tells a cluster's administrator to create, so that the harness shows what they allow. */
export function readRoles(): { roles: Roles | undefined; note: string } {
  try {
    const readme = readFileSync(
      join(__dirname, '..', '..', 'README.md'),
      'utf8',
    );
    return { roles: rolesFromReadme(readme), note: 'as README.md has them' };
  } catch (error) {
    return {
      roles: undefined,
      note: `built in, as README.md has none (${error instanceof Error ? error.message : error})`,
    };
  }
}
