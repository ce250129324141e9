import type { FluxRelease, KubernetesObject } from '../../cluster/types';
import { inventoryOf, readLine } from '../../cluster/workloads/applied';
import { at, listAt, stringAt } from '../../cluster/json';

const APPLIES = 'sim.flux/applies';
const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';

/**
 * Returns inventory entries for lines such as `apps/v1 Deployment podinfo`, `v1 Service team-b/podinfo` or, for objects
 * without a namespace, `v1 Namespace /team-b`.
 */
export function inventory(
  namespace: string,
  lines: readonly string[],
): Record<string, unknown> {
  return inventoryOf(lines.map(line => readLine(namespace, line)));
}

/** Returns the applier with the lines that the simulation needs beside its inventory: those with settings. */
export function tellApplied(
  object: KubernetesObject,
  lines: readonly string[],
): KubernetesObject {
  const { metadata } = object;
  const namespace = metadata.namespace ?? '';
  const isInventoryEnough =
    at(object, 'status', 'inventory') !== undefined &&
    lines.every(line => {
      const { settings } = readLine(namespace, line);
      return Object.keys(settings).length === 0;
    });
  if (!lines.length || isInventoryEnough) return object;
  const annotations = { ...metadata.annotations, [APPLIES]: lines.join('\n') };
  return { ...object, metadata: { ...metadata, annotations } };
}

/**
 * Returns the objects of a cluster with what appliers apply where a scenario does not say it: the Flux objects with a
 * Kustomization's labels, else a few workloads.
 */
export function withApplied(
  flux: FluxRelease,
  objects: readonly KubernetesObject[],
): KubernetesObject[] {
  const isNew = Number(flux.slice(2)) >= 8;
  return objects.map(object => {
    if (object.kind === 'HelmRelease') return withRelease(object, isNew);
    return object.kind === 'Kustomization'
      ? withInventory(object, objects)
      : object;
  });
}

function withRelease(
  object: KubernetesObject,
  isNew: boolean,
): KubernetesObject {
  const { metadata, status } = object;
  const isInstalled =
    listAt(status, 'history').length > 0 ||
    stringAt(status, 'lastAppliedRevision') !== undefined;
  const isTold =
    status?.inventory !== undefined || metadata.annotations?.[APPLIES];
  if (!isInstalled || isTold) return object;
  const lines = usual(metadata.name);
  return isNew
    ? { ...object, status: { ...status, ...listed(object, lines) } }
    : tellApplied(object, lines);
}

function withInventory(
  object: KubernetesObject,
  objects: readonly KubernetesObject[],
): KubernetesObject {
  const { metadata, status } = object;
  const entries = listAt(status, 'inventory', 'entries');
  if (stringAt(status, 'lastAppliedRevision') === undefined) return object;
  const own = objects.filter(
    other =>
      other.metadata.labels?.[`${KUSTOMIZE}/name`] === metadata.name &&
      other.metadata.labels[`${KUSTOMIZE}/namespace`] === metadata.namespace,
  );
  if (!own.length && (entries.length || metadata.annotations?.[APPLIES])) {
    return object;
  }
  const lines = own.length
    ? own.map(
        ({ apiVersion, kind, metadata: { namespace, name } }) =>
          `${apiVersion} ${kind} ${namespace}/${name}`,
      )
    : usual(metadata.name);
  const ids = new Set(entries.map(entry => stringAt(entry, 'id')));
  const more = listAt(listed(object, lines).inventory, 'entries').filter(
    entry => !ids.has(stringAt(entry, 'id')),
  );
  const all = [...entries, ...more];
  return { ...object, status: { ...status, inventory: { entries: all } } };
}

function listed({ metadata }: KubernetesObject, lines: readonly string[]) {
  return { inventory: inventory(metadata.namespace ?? '', lines) };
}

function usual(name: string): readonly string[] {
  return [
    `v1 ConfigMap ${name}`,
    `v1 Service ${name}`,
    `apps/v1 Deployment ${name}`,
  ];
}
