import type { KubernetesObject } from '../../cluster/types';
import { isTrue } from './conditions';
import { sha256Of } from './hash';
import { DEFAULT_NAMESPACE, fluxObject, type ObjectOptions } from './object';
import { referenceTo } from './references';
import type { Setting } from './setting';

interface ArtifactGeneratorOptions extends ObjectOptions {
  readonly sources: readonly KubernetesObject[];
  /** Names of the artifacts that it makes. */
  readonly artifacts: readonly string[];
}

/** Returns a generator of artifacts as source-watcher leaves it (Flux 2.7 and later). */
export function artifactGenerator(
  at: Setting,
  options: ArtifactGeneratorOptions,
): KubernetesObject {
  const { sources, artifacts, namespace = DEFAULT_NAMESPACE } = options;
  const digests = artifacts.map(name => sha256Of(`external ${name}`));
  return fluxObject(at, 'ArtifactGenerator', options, {
    spec: {
      sources: sources.map(each => ({
        alias: each.metadata.name,
        ...referenceTo(each, namespace),
      })),
      artifacts: artifacts.map(name => ({
        name,
        copy: sources.map(({ metadata }) => ({
          from: `@${metadata.name}/deploy/**`,
          to: '@artifact/',
        })),
      })),
    },
    status: {
      inventory: artifacts.map((name, index) => ({
        name,
        namespace,
        digest: digests[index],
        filename: `${digests[index]?.slice(7)}.tar.gz`,
      })),
      observedSourcesDigest: sha256Of(sources.map(s => s.metadata.name).join()),
    },
    conditions: [
      isTrue(
        'Ready',
        'Succeeded',
        `reconciliation succeeded, generated ${artifacts.length} artifact(s)`,
      ),
    ],
    unowned: true,
  });
}
