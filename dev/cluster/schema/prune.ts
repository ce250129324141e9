import type { FluxRelease, KubernetesObject } from '../types';
import { isAtLeast } from '../releases';
import { isRecord } from '../json';
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
 *
 * Does not change the given object. The result shares the parts that are equal with it.
 */
export function atVersion(
  object: KubernetesObject,
  group: string,
  version: string,
  release: FluxRelease,
): KubernetesObject {
  const result = { ...object };
  if (typeof object.apiVersion !== 'string') return result;
  result.apiVersion = group ? `${group}/${version}` : version;
  return Object.entries(history[object.kind] ?? {})
    .filter(([, versions]) => !hasField(versions, version, release))
    .reduce((left, [path]) => without(left, path.split('.')), result);
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

/** Returns a value without the field at a path; the value itself if it has none. */
function without<T>(value: T, [step = '', ...rest]: readonly string[]): T {
  const name = step.replace(/(\[\]|\{\})$/, '');
  if (!isRecord(value) || !(name in value)) return value;
  const { [name]: field, ...others } = value;
  if (!rest.length) return others as T;
  return { ...value, [name]: withoutIn(field, step, rest) };
}

function withoutIn(field: unknown, step: string, rest: readonly string[]) {
  if (step.endsWith('[]')) {
    return Array.isArray(field)
      ? field.map(item => without(item, rest))
      : field;
  }
  if (step.endsWith('{}')) {
    return isRecord(field)
      ? Object.fromEntries(
          Object.entries(field).map(([key, item]) => [
            key,
            without(item, rest),
          ]),
        )
      : field;
  }
  return without(field, rest);
}
