import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolesFromReadme } from '../cluster';
import type { Roles } from '../cluster/types';

/** Reads the roles from the README, so that the harness shows exactly what they allow. */
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
