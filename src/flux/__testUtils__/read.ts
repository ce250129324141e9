import type { KubernetesObject } from '../../../dev/cluster/types';
import type { Setting } from '../../../dev/scenarios/build';
import type { FluxKind } from '../kinds';
import { versionOf } from '../kinds';
import type { FluxObject } from '../object';
import { isReadable } from '../object';
import { parseResource } from '../parse';
import type { ObjectRef } from '../ref';

/** A cluster with this Flux, at noon. */
export function at(flux: Setting['flux']): Setting {
  return { cluster: 'one', flux, now: new Date('2026-05-11T12:00:00Z') };
}

/** Every object that was read, to hold against the schemas of Flux. */
export const seen: KubernetesObject[] = [];

/** Reads the object as the plugin does. Throws if it cannot be read. */
export function read(kind: FluxKind, object: KubernetesObject): FluxObject {
  seen.push(object);
  const version = versionOf(object.apiVersion);
  const resource = parseResource(
    { cluster: 'one', kind, version, index: 0 },
    object,
  );
  if (isReadable(resource)) return resource;
  throw new Error(resource.problems?.join());
}

const GROUPS: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize',
  HelmRelease: 'helm',
  ImageRepository: 'image',
  ImagePolicy: 'image',
};

/** Returns a reference to an object of the cluster of {@link at}, of one of Flux's groups. */
export function ref(
  kind: string,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): ObjectRef {
  const group = `${GROUPS[kind] ?? 'source'}.toolkit.fluxcd.io`;
  return { cluster: 'one', group, kind, namespace, name };
}

/** The same object as another version of its API would label it. */
export function atVersion(
  version: string,
  object: KubernetesObject,
): KubernetesObject {
  const [group = ''] = object.apiVersion.split('/');
  return { ...object, apiVersion: `${group}/${version}` };
}
