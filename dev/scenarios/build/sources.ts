import type { KubernetesObject } from '../../cluster/types';
import { artifact, type SourceOptions } from './artifact';
import { isTrue, type ConditionSketch } from './conditions';
import { commitOf, hex, sha256Of } from './hash';
import { fluxObject } from './object';
import { ago, type Setting } from './setting';

interface GitOptions extends SourceOptions {
  readonly url: string;
  readonly ref?: Record<string, string>;
}

/** Returns the two conditions of a source that is up to date. */
function stored(message: string): ConditionSketch[] {
  return [
    isTrue('Ready', 'Succeeded', message),
    isTrue('ArtifactInStorage', 'Succeeded', message),
  ];
}

/** Returns the part of a revision before the `@`: the branch, tag or other ref. */
function pointer(ref: Record<string, string>): string {
  return (
    ref.name ??
    ref.tag ??
    ref.branch ??
    ref.semver?.replace(/[^\d.]/g, '') ??
    'master'
  );
}

export function gitRepository(
  at: Setting,
  options: GitOptions,
): KubernetesObject {
  const { url, ref = { branch: 'main' } } = options;
  const commit = commitOf(url);
  const revision = options.revision ?? `${pointer(ref)}@sha1:${commit}`;
  return fluxObject(at, 'GitRepository', options, {
    spec: { interval: '1m0s', ref, timeout: '60s', url },
    status: {
      artifact: artifact(at, 'GitRepository', options, {
        revision,
        file: `${revision.slice(-40)}.tar.gz`,
      }),
    },
    conditions: stored(`stored artifact for revision '${revision}'`),
  });
}

interface OciOptions extends SourceOptions {
  readonly url: string;
  readonly ref?: Record<string, string>;
  /** The tag that `ref` resolves to. */
  readonly tag?: string;
  /** The artifact is a Helm chart. */
  readonly chart?: boolean;
}

export function ociRepository(
  at: Setting,
  options: OciOptions,
): KubernetesObject {
  const { url, tag = '6.9.2', chart = false } = options;
  const { ref = { semver: '>=6.9.0' } } = options;
  const digest = sha256Of(`${url}:${tag}`);
  const revision = options.revision ?? `${tag}@${digest}`;
  const layerSelector = chart
    ? {
        mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
        operation: 'copy',
      }
    : undefined;
  return fluxObject(at, 'OCIRepository', options, {
    spec: {
      interval: '5m0s',
      layerSelector,
      provider: 'generic',
      ref,
      timeout: '60s',
      url,
    },
    status: {
      artifact: artifact(at, 'OCIRepository', options, {
        revision,
        file: `${digest}.${chart ? 'tgz' : 'tar.gz'}`,
        metadata: {
          'org.opencontainers.image.created': ago(at, '12d'),
          'org.opencontainers.image.revision': `${tag}@sha1:${commitOf(url)}`,
          'org.opencontainers.image.source':
            'https://github.com/stefanprodan/podinfo',
        },
      }),
      observedLayerSelector: layerSelector,
    },
    conditions: stored(`stored artifact for digest '${revision}'`),
  });
}

interface HelmRepositoryOptions extends SourceOptions {
  readonly url: string;
}

/** Returns a Helm repository that serves an index over HTTP. */
export function helmRepository(
  at: Setting,
  options: HelmRepositoryOptions,
): KubernetesObject {
  const { url } = options;
  const revision = options.revision ?? sha256Of(`index of ${url}`);
  return fluxObject(at, 'HelmRepository', options, {
    spec: { interval: '10m0s', timeout: '60s', url },
    status: {
      artifact: artifact(at, 'HelmRepository', options, {
        revision,
        file: `index-${hex(revision, 64)}.yaml`,
      }),
    },
    conditions: stored(`stored artifact: revision '${revision}'`),
  });
}

/** Returns a Helm repository in an OCI registry: Flux only stores its address, and its status stays empty. */
export function ociHelmRepository(
  at: Setting,
  options: HelmRepositoryOptions,
): KubernetesObject {
  const { url } = options;
  const object = fluxObject(at, 'HelmRepository', options, {
    spec: {
      interval: '10m0s',
      provider: 'generic',
      timeout: '60s',
      type: 'oci',
      url,
    },
    status: {},
    conditions: [],
    unowned: true,
  });
  return { ...object, status: {} };
}
