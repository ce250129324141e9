import type { KubernetesObject } from '../types';
import type { ResourceKind } from '../kinds';
import { at, isRecord } from '../json';
import { Refusal } from './status';

/** @throws Refusal if it is not an object of Kubernetes */
export function toObject(value: unknown): KubernetesObject {
  if (!isObject(value)) {
    throw new Refusal(400, 'Object \'Kind\' is missing or metadata is not an object');
  }
  return value;
}

function isObject(value: unknown): value is KubernetesObject {
  return (
    isRecord(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    typeof at(value, 'metadata', 'name') === 'string'
  );
}

/**
 * The mistakes that a client of Flux can make in a patch; CRD schemas as a whole are not checked.
 *
 * @throws Refusal 422
 */
export function validate(
  object: KubernetesObject,
  kind: ResourceKind,
  before?: KubernetesObject,
): KubernetesObject {
  const mistakes = [
    ...wrongType(at(object, 'spec', 'suspend'), 'spec.suspend', 'boolean'),
    ...strings(object.metadata.annotations, 'metadata.annotations'),
    ...strings(object.metadata.labels, 'metadata.labels'),
    ...(before && before.metadata.name !== object.metadata.name
      ? [`metadata.name: Invalid value: "${object.metadata.name}": field is immutable`]
      : []),
  ];
  if (!mistakes.length) return object;
  const { name } = object.metadata;
  throw new Refusal(
    422,
    `${kind.kind}.${kind.group} "${name}" is invalid: ${mistakes.join(', ')}`,
    { name, group: kind.group, kind: kind.kind },
  );
}

function strings(value: unknown, path: string): string[] {
  return isRecord(value)
    ? Object.entries(value).flatMap(([name, text]) => wrongType(text, `${path}.${name}`, 'string'))
    : wrongType(value, path, 'object');
}

function wrongType(value: unknown, path: string, type: string): string[] {
  if (value === undefined || typeof value === type) return [];
  const is = Array.isArray(value) ? 'array' : typeof value;
  return [`${path}: Invalid value: "${is}": ${path} in body must be of type ${type}: "${is}"`];
}
