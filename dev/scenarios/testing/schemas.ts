import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { KubernetesObject } from '../../cluster/types';

/** Returns violations of Flux's published schemas, one line per error. */
export function schemaErrors(objects: readonly KubernetesObject[]): string[] {
  const output = execFileSync(
    process.execPath,
    [path.join(__dirname, 'validate.mjs')],
    { input: JSON.stringify(objects), encoding: 'utf8' },
  );
  const errors: unknown = JSON.parse(output);
  return Array.isArray(errors) ? errors.map(String) : [String(errors)];
}
