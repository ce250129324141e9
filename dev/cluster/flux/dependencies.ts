import { listAt, stringAt } from '../json';
import type { Attempt } from './Attempt';
import { isUpToDate } from './conditions';

/**
 * Returns the message for the first entry of `spec.dependsOn` that is not ready. Entries with a `readyExpr` (CEL) count
 * as ready: the simulation does not evaluate it.
 */
export function unreadyDependency(
  { spec, namespace, object, world }: Attempt,
  notFound: (dependency: string, cause: string) => string,
): string | undefined {
  for (const entry of listAt(spec, 'dependsOn')) {
    if (stringAt(entry, 'readyExpr')) continue;
    const name = stringAt(entry, 'name') ?? '';
    const itsNamespace = stringAt(entry, 'namespace') ?? namespace;
    const dependency = `${itsNamespace}/${name}`;
    const found = world.find(object.kind, itsNamespace, name);
    if (!found) {
      const group = object.apiVersion.split('/')[0];
      return notFound(
        dependency,
        `${object.kind}.${group} "${name}" not found`,
      );
    }
    if (!isUpToDate(found)) return `dependency '${dependency}' is not ready`;
  }
  return undefined;
}
