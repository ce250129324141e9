import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { KubernetesObject } from '../../cluster/types';

/** What the published schemas of Flux have against objects, one line an error. */
export function schemaErrors(objects: readonly KubernetesObject[]): string[] {
  const output = execFileSync(
    process.execPath,
    [path.join(__dirname, 'validate.mjs')],
    { input: JSON.stringify(objects), encoding: 'utf8' },
  );
  const errors: unknown = JSON.parse(output);
  return Array.isArray(errors) ? errors.map(String) : [String(errors)];
}
