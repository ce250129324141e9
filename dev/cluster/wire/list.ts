import type { KubernetesObject } from '../types';
import type { Json } from '../json';
import type { ResourceKind } from '../kinds';
import { represent } from './representation';
import { shown, storedKind } from './shown';
import type { Target } from './target';
import { fieldSelector, labelSelector } from './selectors';
import { Refusal } from './status';

/** Returns the objects that match the request's kind, namespace and selectors, at the version of the request. */
export function selected(target: Target): KubernetesObject[] {
  const { store, kind, info } = target;
  const matches = selection(info.query, kind);
  return store
    .list(storedKind(target), info.namespace)
    .filter(matches)
    .map(object => shown(object, target));
}

export function selection(
  query: URLSearchParams,
  { plural, viewOf }: ResourceKind,
): (object: KubernetesObject) => boolean {
  const byLabel = labelSelector(query.get('labelSelector') ?? '');
  const fields = query.get('fieldSelector') ?? '';
  const byField = fieldSelector(fields, plural, viewOf !== undefined);
  return object => byLabel(object) && byField(object);
}

export function readList(target: Target): Json {
  const { query } = target.info;
  const all = selected(target);
  const start = readContinue(query.get('continue'));
  const limit = Number(query.get('limit') ?? 0) || all.length;
  const items = all.slice(start, start + limit);
  const left = all.length - start - items.length;
  const metadata = {
    continue:
      left > 0
        ? btoa(JSON.stringify({ v: 'meta.k8s.io/v1', start: start + limit }))
        : '',
    ...(left > 0 && { remainingItemCount: left }),
    resourceVersion: String(target.store.revision),
  };
  return represent(items, target, metadata);
}

/** Reads a continue token, which is an index here and an etcd key in reality: changes between pages are not simulated. */
function readContinue(token: string | null): number {
  if (!token) return 0;
  try {
    const { start } = JSON.parse(atob(token));
    return Number(start);
  } catch {
    throw new Refusal(400, 'continue key is not valid: the token is malformed');
  }
}
