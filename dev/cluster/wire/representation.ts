import type { KubernetesObject } from '../types';
import type { Json } from '../json';
import { isCustomGroup } from '../kinds';
import { onlyMetadata } from './onlyMetadata';
import { tableOf } from './table';
import type { Target } from './target';

/**
 * Returns objects in the first format of `Accept` that the server supports: a Table (kubectl), only their metadata
 * (controllers), or the full objects. A single object if `listMetadata` is absent, otherwise a list.
 */
export function represent(
  objects: readonly KubernetesObject[],
  target: Target,
  listMetadata?: Json,
): Json {
  const { kind, info } = target;
  const as = formatOf(target.request.headers.get('Accept') ?? '');
  if (as === 'Table') return tableOf(objects, target, listMetadata);
  const metadataOnly = as?.startsWith('PartialObjectMetadata');
  const items = metadataOnly ? objects.map(onlyMetadata) : objects;
  if (!listMetadata) return { ...items[0] };
  // Lists of built-in kinds omit their items' apiVersion and kind, lists of custom resources do not.
  const bare = !isCustomGroup(kind.group);
  return {
    apiVersion: metadataOnly
      ? 'meta.k8s.io/v1'
      : versionOf(info.group, info.version),
    kind: metadataOnly ? 'PartialObjectMetadataList' : `${kind.kind}List`,
    metadata: listMetadata,
    items: bare && !metadataOnly ? items.map(withoutType) : items,
  };
}

function formatOf(accept: string): string | undefined {
  for (const range of accept.split(',')) {
    const [type = '', ...parameters] = range
      .split(';')
      .map(part => part.trim());
    const as = parameters
      .find(parameter => parameter.startsWith('as='))
      ?.slice(3);
    const version = parameters
      .find(parameter => parameter.startsWith('v='))
      ?.slice(2);
    const known =
      !as ||
      ['Table', 'PartialObjectMetadata', 'PartialObjectMetadataList'].includes(
        as,
      );
    if (
      ['application/json', 'application/*', '*/*', ''].includes(type) &&
      known
    ) {
      if (!as || version === 'v1') return as;
    }
  }
  return undefined;
}

function withoutType({
  apiVersion: _version,
  kind: _kind,
  ...rest
}: KubernetesObject): Json {
  return rest;
}

function versionOf(group: string, version: string): string {
  return group ? `${group}/${version}` : version;
}
