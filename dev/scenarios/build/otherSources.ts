import type { KubernetesObject } from '../../cluster/types';
import { artifact, type SourceOptions } from './artifact';
import { isTrue } from './conditions';
import { sha256Of } from './hash';
import { fluxObject } from './object';
import type { Setting } from './setting';

interface BucketOptions extends SourceOptions {
  readonly endpoint: string;
  readonly bucketName: string;
}

export function bucket(at: Setting, options: BucketOptions): KubernetesObject {
  const { endpoint, bucketName } = options;
  const revision = options.revision ?? sha256Of(`${endpoint}/${bucketName}`);
  const message = `stored artifact: revision '${revision}'`;
  return fluxObject(at, 'Bucket', options, {
    spec: {
      bucketName,
      endpoint,
      interval: '5m0s',
      provider: 'generic',
      secretRef: { name: `${options.name}-credentials` },
      timeout: '60s',
    },
    status: {
      artifact: artifact(at, 'Bucket', options, {
        revision,
        file: `${revision.slice(7)}.tar.gz`,
      }),
    },
    conditions: [
      isTrue('Ready', 'Succeeded', message),
      isTrue('ArtifactInStorage', 'Succeeded', message),
    ],
  });
}

interface ExternalArtifactOptions extends SourceOptions {
  /** The object that produced it. */
  readonly generator: { readonly kind: string; readonly name: string };
}

/** Returns an artifact from a producer other than source-controller (Flux 2.7 and later). */
export function externalArtifact(
  at: Setting,
  options: ExternalArtifactOptions,
): KubernetesObject {
  const { generator, name } = options;
  const revision = options.revision ?? `latest@${sha256Of(`external ${name}`)}`;
  return fluxObject(
    at,
    'ExternalArtifact',
    {
      ...options,
      labels: {
        'app.kubernetes.io/managed-by': 'source-watcher',
        ...options.labels,
      },
    },
    {
      spec: {
        sourceRef: {
          apiVersion: 'source.extensions.fluxcd.io/v1beta1',
          ...generator,
        },
      },
      status: {
        artifact: artifact(at, 'ExternalArtifact', options, {
          revision,
          file: `${revision.split(':')[1]}.tar.gz`,
        }),
      },
      conditions: [isTrue('Ready', 'Succeeded', 'Artifact is ready')],
      unowned: true,
    },
  );
}
