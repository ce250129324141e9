import { hex, sha256Of } from './hash';
import { DEFAULT_AGE, DEFAULT_NAMESPACE, type ObjectOptions } from './object';
import { ago, shorter, type Setting } from './setting';

/** Options for any source. */
export interface SourceOptions extends ObjectOptions {
  /** In Flux's format: `main@sha1:…`. */
  readonly revision?: string;
  /** Age of the artifact; absent: as old as the conditions; `never` for a source without one. */
  readonly fetched?: string;
}

interface ArtifactOptions {
  readonly revision: string;
  readonly file: string;
  readonly metadata?: Record<string, string>;
}

/** Returns `status.artifact` as source-controller writes it; `undefined` if nothing was ever fetched. */
export function artifact(
  at: Setting,
  kind: string,
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
