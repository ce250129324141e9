import type { KubernetesObject } from '../types';
import type { Json } from '../json';
import { isRecord, recordAt, stringAt, timestamp } from '../json';

export function revisionOf(
  object: KubernetesObject | undefined,
): string | undefined {
  return stringAt(object, 'status', 'artifact', 'revision');
}

/** Returns the first revision that a new source finds. */
export function firstRevision(object: KubernetesObject): string {
  const ref = recordAt(object, 'spec', 'ref');
  switch (object.kind) {
    case 'GitRepository':
      return `${ref.tag ?? ref.branch ?? 'master'}@sha1:${hex(object, 40)}`;
    case 'OCIRepository':
      return `${ref.tag ?? 'latest'}@sha256:${hex(object, 64)}`;
    case 'HelmChart': {
      const version = stringAt(object, 'spec', 'version') ?? '';
      return /^\d+\.\d+\.\d+\S*$/.test(version) ? version : '1.0.0';
    }
    default:
      return `sha256:${hex(object, 64)}`;
  }
}

/** Returns digits that look like a hash and are stable for the same input. Nothing is fetched, so nothing is hashed. */
export function hex(value: unknown, length: number): string {
  let state = 2166136261;
  for (const char of JSON.stringify(value)) {
    state = Math.imul(state ^ char.charCodeAt(0), 16777619) >>> 0;
  }
  let digits = '';
  while (digits.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    digits += state.toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

export function newArtifact(
  object: KubernetesObject,
  revision: string,
  now: Date,
): Json {
  const { namespace, name } = object.metadata;
  const hash = /:([0-9a-f]+)$/.exec(revision)?.[1];
  const file =
    object.kind === 'HelmChart'
      ? `${name}-${revision}.tgz`
      : `${hash ?? revision}.tar.gz`;
  const path = `${object.kind.toLowerCase()}/${namespace}/${name}/${file}`;
  const url = `http://source-controller.flux-system.svc.cluster.local./${path}`;
  const old = recordAt(object, 'status', 'artifact');
  return {
    artifact: {
      ...old,
      digest: `sha256:${hex([path, revision], 64)}`,
      lastUpdateTime: timestamp(now),
      path,
      revision,
      url,
      ...(object.kind === 'OCIRepository' && {
        metadata: isRecord(old.metadata) ? old.metadata : {},
      }),
    },
  };
}
