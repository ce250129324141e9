import type { FluxRelease, KubernetesObject } from '../types';
import { isAtLeast } from '../releases';
import { clone, isRecord } from '../json';
import { appliersFields } from './appliersFields';
import { imagesFields } from './imagesFields';
import { notificationsFields } from './notificationsFields';
import { sourcesFields } from './sourcesFields';
import type { FieldHistory } from './fieldHistory';

const history: FieldHistory = {
  ...sourcesFields,
  ...appliersFields,
  ...imagesFields,
  ...notificationsFields,
};

/**
 * Returns the object at another version of its kind. Flux's CRDs convert with strategy None, so the API server only
 * changes `apiVersion` and drops fields that the version's schema lacks. Unlike the real server, fields that no version
 * ever had are kept: the simulation does not have the complete schemas.
 */
export function atVersion(
  object: KubernetesObject,
  group: string,
  version: string,
  release: FluxRelease,
): KubernetesObject {
  const result = clone(object);
  if (typeof object.apiVersion !== 'string') return result;
  result.apiVersion = group ? `${group}/${version}` : version;
  for (const [path, versions] of Object.entries(history[object.kind] ?? {})) {
    if (!hasField(versions, version, release)) remove(result, path.split('.'));
  }
  return result;
}

function hasField(versions: string, version: string, release: FluxRelease) {
  return versions.split(' ').some(token => {
    const [, name, from, until] =
      /^(\w+)(?:>=([\d.]+))?(?:<([\d.]+))?$/.exec(token) ?? [];
    return (
      name === version &&
      (!from || isAtLeast(release, from)) &&
      (!until || !isAtLeast(release, until))
    );
  });
}

function remove(value: unknown, [step = '', ...rest]: readonly string[]): void {
  if (!isRecord(value)) return;
  const name = step.replace(/(\[\]|\{\})$/, '');
  if (!rest.length) {
    delete value[name];
    return;
  }
  const next = value[name];
  if (step.endsWith('[]')) {
    if (Array.isArray(next)) next.forEach(item => remove(item, rest));
  } else if (step.endsWith('{}')) {
    if (isRecord(next)) Object.values(next).forEach(item => remove(item, rest));
  } else {
    remove(next, rest);
  }
}
