import { namespaceKind } from './kinds';
import type { ObjectStore } from './store';

/** Creates an object's namespace if it is missing, so that scenarios need not list namespaces. */
export function ensureNamespace(
  store: ObjectStore,
  name: string | undefined,
): void {
  if (!name || !/^[a-z0-9-]+$/.test(name)) return;
  if (store.get(namespaceKind, undefined, name)) return;
  store.create(namespaceKind, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  });
}
