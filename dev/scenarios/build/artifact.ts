import { hex, sha256Of } from './hash';
import { DEFAULT_AGE, DEFAULT_NAMESPACE, type ObjectOptions } from './object';
import { ago, shorter, type Setting } from './setting';
import type { BuiltKind } from './versions';

/** What a story may say of any source. */
export interface SourceOptions extends ObjectOptions {
  /** As Flux writes it: `main@sha1:…`. */
  readonly revision?: string;
  /** How long ago the artifact was stored; absent: when the conditions changed; `never` for a source that has none. */
  readonly fetched?: string;
}

interface ArtifactOptions {
  readonly revision: string;
  readonly file: string;
  readonly metadata?: Record<string, string>;
}

/** `status.artifact` as source-controller writes it; `undefined` if nothing was ever fetched. */
export function artifact(
  at: Setting,
  kind: BuiltKind,
  {
    name,
    namespace = DEFAULT_NAMESPACE,
    age = DEFAULT_AGE,
    changed = '3h',
    fetched = changed,
  }: SourceOptions,
  { revision, file, metadata }: ArtifactOptions,
): Record<string, unknown> | undefined {
  if (fetched === 'never') return undefined;
  const path = `${kind.toLowerCase()}/${namespace}/${name}/${file}`;
  const host =
    kind === 'ExternalArtifact' ? 'source-watcher' : 'source-controller';
  return {
    digest: sha256Of(`artifact ${revision}`),
    lastUpdateTime: ago(at, shorter(fetched, age)),
    ...(metadata && { metadata }),
    path,
    revision,
    size: 1024 + (parseInt(hex(revision, 5), 16) % 60_000),
    url: `http://${host}.flux-system.svc.cluster.local./${path}`,
  };
}
