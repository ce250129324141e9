import type { KubernetesObject } from '../types';
import { atVersion } from '../schema/prune';
import type { Json } from '../json';
import { represent } from './representation';
import type { Target } from './target';
import { fieldSelector, labelSelector } from './selectors';
import { Refusal } from './status';

/** Returns the objects that match the request's kind, namespace and selectors, at the version of the request. */
export function selected({
  store,
  kind,
  info,
  release,
}: Target): KubernetesObject[] {
  const matches = selection(info.query, kind.plural);
  return store
    .list(kind, info.namespace)
    .filter(matches)
    .map(object => atVersion(object, kind.group, info.version, release));
}

export function selection(
  query: URLSearchParams,
  plural: string,
): (object: KubernetesObject) => boolean {
  const byLabel = labelSelector(query.get('labelSelector') ?? '');
  const byField = fieldSelector(query.get('fieldSelector') ?? '', plural);
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
