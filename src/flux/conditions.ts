import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import type { FluxApiResource } from './FluxApiResource';
import {
  readNumber,
  readList,
  readString,
  readTime,
  type Untrusted,
} from './untrusted';
import { later } from './writes';

/** A condition of an object's status, as the controllers of Flux write it. */
export type Condition = FluxApiResource['conditions'][number];

// Every kind of Flux has the same metav1.Condition.
type RawConditions = NonNullable<
  Untrusted<IKustomization>['status']
>['conditions'];

/**
 * Reason of Ready or Released where a newer revision has cut the health checks short (Flux 2.8 and later): no failure. A
 * new run follows at once.
 */
export const HEALTH_CHECK_CANCELED = 'HealthCheckCanceled';

const STATUSES: readonly unknown[] = ['True', 'False', 'Unknown'];

/**
 * Reads conditions.
 *
 * @param redact - removes secrets from a message
 * @returns `undefined` if the list or one of its conditions cannot be read
 */
export function readConditions(
  raw: RawConditions,
  redact: (message: string) => string = message => message,
): readonly Condition[] | undefined {
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) return undefined;
  const conditions: Condition[] = [];
  for (const item of readList(raw)) {
    const type = readString(item?.type);
    const message = readString(item?.message);
    if (type === undefined || !STATUSES.includes(item?.status))
      return undefined;
    conditions.push({
      type,
      status: item?.status as Condition['status'],
      reason: readString(item?.reason),
      message: message && redact(message),
      lastTransitionTime: readTime(item?.lastTransitionTime),
      observedGeneration: readNumber(item?.observedGeneration),
    });
  }
  return conditions;
}

/** Returns the condition of this type, if the object has it. */
export function findCondition(
  conditions: readonly Condition[],
  type: string,
): Condition | undefined {
  // Several times for each object of a listing: a loop is faster than a function for each condition.
  for (const condition of conditions) {
    if (condition.type === type) return condition;
  }
  return undefined;
}

/** Returns the time of the newest change of a condition. */
export function lastTransition(
  conditions: readonly Condition[],
): string | undefined {
  return conditions.reduce<string | undefined>(
    (newest, { lastTransitionTime }) => later(newest, lastTransitionTime),
    undefined,
  );
}
