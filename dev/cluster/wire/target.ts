import type { FluxRelease, KubernetesObject } from '../types';
import type { ResourceKind } from '../kinds';
import type { ObjectStore } from '../store';
import type { LogLine } from '../workloads/logs';
import type { ResourceRequest } from './requestInfo';
import { qualified } from './requestInfo';
import { shown, storedKind } from './shown';
import { Refusal } from './status';

/** The resource that a request was routed to: the kind, at the requested version. */
export interface Target {
  readonly kind: ResourceKind;
  readonly release: FluxRelease;
  readonly store: ObjectStore;
  readonly info: ResourceRequest;
  readonly request: Request;
  /** Aborts when the cluster is disposed of. */
  readonly gone: AbortSignal;
  /** Returns what a Pod's container has logged, oldest first. */
  readonly logOf: (pod: KubernetesObject, now: Date) => readonly LogLine[];
}

/**
 * Returns the object that the request names, at the version of the request.
 *
 * @throws Refusal 404
 */
export function found(target: Target): KubernetesObject {
  const { store, kind, info } = target;
  const name = info.name ?? '';
  const object = store.get(storedKind(target), info.namespace, name);
  if (!object) {
    throw new Refusal(
      404,
      `${qualified(kind.plural, kind.group)} "${name}" not found`,
      {
        name,
        ...(kind.group && { group: kind.group }),
        kind: kind.plural,
      },
    );
  }
  return shown(object, target);
}
