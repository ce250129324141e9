import type { KubernetesObject } from '../types';
import type { ResourceKind } from '../kinds';
import { at, isRecord } from '../json';
import { qualified } from './requestInfo';
import { Refusal } from './status';

/**
 * Parses the object in a request body.
 *
 * @throws Refusal if it is not a Kubernetes object
 */
export function toObject(value: unknown): KubernetesObject {
  if (!isObject(value)) {
    throw new Refusal(
      400,
      "Object 'Kind' is missing or metadata is not an object",
    );
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

interface Violation {
  readonly field: string;
  readonly message: string;
  readonly reason: string;
}

/**
 * Checks for mistakes that a Flux client could make in a patch; CRD schemas are not checked as a whole.
 *
 * @throws Refusal 422
 */
export function validate(
  object: KubernetesObject,
  kind: ResourceKind,
  before?: KubernetesObject,
): KubernetesObject {
  const causes = [
    ...wrongType(at(object, 'spec', 'suspend'), 'spec.suspend', 'boolean'),
    ...strings(object.metadata.annotations, 'metadata.annotations'),
    ...strings(object.metadata.labels, 'metadata.labels'),
    ...renamed(object, before),
  ];
  if (!causes.length) return object;
  const { name } = object.metadata;
  const all = causes.map(({ field, message }) => `${field}: ${message}`);
  throw new Refusal(
    422,
    `${qualified(kind.kind, kind.group)} "${name}" is invalid: ${
      all.length > 1 ? `[${all.join(', ')}]` : all.join()
    }`,
    {
      name,
      group: kind.group,
      kind: kind.kind,
      causes: causes.map(cause => ({ ...cause })),
    },
  );
}

function strings(value: unknown, field: string): readonly Violation[] {
  return isRecord(value)
    ? Object.entries(value).flatMap(([name, text]) =>
        wrongType(text, `${field}.${name}`, 'string'),
      )
    : wrongType(value, field, 'object');
}

function wrongType(
  value: unknown,
  field: string,
  type: string,
): readonly Violation[] {
  if (value === undefined || typeof value === type) return [];
  const is = Array.isArray(value) ? 'array' : typeof value;
  return [
    {
      reason: 'FieldValueTypeInvalid',
      message: `Invalid value: "${is}": ${field} in body must be of type ${type}: "${is}"`,
      field,
    },
  ];
}

function renamed(
  { metadata }: KubernetesObject,
  before?: KubernetesObject,
): readonly Violation[] {
  if (!before || before.metadata.name === metadata.name) return [];
  const message = `Invalid value: "${metadata.name}": field is immutable`;
  return [{ reason: 'FieldValueInvalid', message, field: 'metadata.name' }];
}
