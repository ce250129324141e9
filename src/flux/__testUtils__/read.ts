import type { KubernetesObject } from '../../../dev/cluster/types';
import type { Setting } from '../../../dev/scenarios/build';
import type { FluxKind } from '../kinds';
import { versionOf } from '../kinds';
import type { FluxObject } from '../models';
import { isReadable } from '../models';
import { parseResource } from '../parse';

/** A cluster with this Flux, at noon. */
export function at(flux: Setting['flux']): Setting {
  return { cluster: 'one', flux, now: new Date('2026-05-11T12:00:00Z') };
}

/** Every object that was read, to hold against the schemas of Flux. */
export const seen: KubernetesObject[] = [];

/** The object as the plugin reads it. Throws if it cannot be read. */
export function read<K extends FluxKind>(
  kind: K,
  object: KubernetesObject,
): Extract<FluxObject, { kind: K }> {
  seen.push(object);
  const version = versionOf(object.apiVersion);
  const resource = parseResource(
    { cluster: 'one', kind, version, index: 0 },
    object,
  );
  if (!isReadable(resource)) throw new Error(resource.problems.join());
  if (!isOfKind(resource, kind)) throw new Error(`not a ${kind}`);
  return resource;
}

function isOfKind<K extends FluxKind>(
  resource: FluxObject,
  kind: K,
): resource is Extract<FluxObject, { kind: K }> {
  return resource.kind === kind;
}

/** The same object as another version of its API would label it. */
export function atVersion(
  version: string,
  object: KubernetesObject,
): KubernetesObject {
  const [group = ''] = object.apiVersion.split('/');
  return { ...object, apiVersion: `${group}/${version}` };
}
