import type { KubernetesObject } from '../../cluster/types';
import { isTrue } from './conditions';
import { commitOf, sha256Of, hex } from './hash';
import { DEFAULT_AGE, fluxObject, type ObjectOptions } from './object';
import { artifactOf } from './references';
import { ago, shorter, since, type Setting } from './setting';

interface ImageRepositoryOptions extends ObjectOptions {
  readonly image: string;
  readonly tags?: readonly string[];
  readonly tagCount?: number;
}

export function imageRepository(
  at: Setting,
  options: ImageRepositoryOptions,
): KubernetesObject {
  const { image, tags = ['6.9.2', '6.9.1', '6.9.0'], tagCount = 142 } = options;
  const checksum = String(parseInt(hex(image, 8), 16));
  const host = image.includes('.') ? '' : 'index.docker.io/';
  return fluxObject(at, 'ImageRepository', options, {
    spec: {
      exclusionList: ['^.*\\.sig$'],
      image,
      interval: '10m0s',
      provider: 'generic',
    },
    status: {
      canonicalImageName: `${host}${image}`,
      lastScanResult: {
        latestTags: tags,
        ...(since(at, '2.7') && { revision: checksum }),
        scanTime: ago(at, shorter('6m', options.age ?? DEFAULT_AGE)),
        tagCount,
      },
      observedExclusionList: ['^.*\\.sig$'],
    },
    conditions: [
      isTrue(
        'Ready',
        'Succeeded',
        since(at, '2.7')
          ? `successful scan: found ${tagCount} tags with checksum ${checksum}`
          : `successful scan: found ${tagCount} tags`,
      ),
    ],
  });
}

interface ImagePolicyOptions extends ObjectOptions {
  readonly repository: KubernetesObject;
  readonly policy?: Record<string, unknown>;
  /** The selected tag. `none`: not selected yet. */
  readonly tag?: string;
  readonly previousTag?: string;
}

/** Returns the selected image as each Flux release writes it: 2.6 in both formats, 2.7 and later only in the new one. */
function chosen(
  at: Setting,
  image: string,
  tag: string,
  previousTag: string,
): Record<string, unknown> {
  const texts = {
    latestImage: `${image}:${tag}`,
    observedPreviousImage: `${image}:${previousTag}`,
  };
  const references = {
    latestRef: { digest: sha256Of(`${image}:${tag}`), name: image, tag },
    observedPreviousRef: {
      digest: sha256Of(`${image}:${previousTag}`),
      name: image,
      tag: previousTag,
    },
  };
  return {
    ...(!since(at, '2.7') && texts),
    ...(since(at, '2.6') && references),
  };
}

export function imagePolicy(
  at: Setting,
  options: ImagePolicyOptions,
): KubernetesObject {
  const { repository, tag = '6.9.2', previousTag = '6.9.1' } = options;
  const image = String(repository.spec?.image);
  const { policy = { semver: { range: '6.x' } } } = options;
  const tail = since(at, '2.6')
    ? `${image} resolved to ${tag} (previously ${image}:${previousTag})`
    : `'${image}' updated from ${previousTag} to ${tag}`;
  return fluxObject(at, 'ImagePolicy', options, {
    spec: {
      ...(since(at, '2.6') && { digestReflectionPolicy: 'IfNotPresent' }),
      imageRepositoryRef: { name: repository.metadata.name },
      policy,
    },
    status: tag === 'none' ? {} : chosen(at, image, tag, previousTag),
    conditions: [isTrue('Ready', 'Succeeded', `Latest image tag for ${tail}`)],
  });
}

interface AutomationOptions extends ObjectOptions {
  readonly source: KubernetesObject;
  /** The policies in its namespace. */
  readonly policies: readonly KubernetesObject[];
}

export function imageUpdateAutomation(
  at: Setting,
  options: AutomationOptions,
): KubernetesObject {
  const { source, policies, name } = options;
  const observed = policies.map(({ metadata, status }) => [
    metadata.name,
    status?.latestRef ?? imageParts(status?.latestImage),
  ]);
  return fluxObject(at, 'ImageUpdateAutomation', options, {
    spec: {
      git: {
        checkout: { ref: { branch: 'main' } },
        commit: {
          author: {
            email: 'fluxcdbot@users.noreply.github.com',
            name: 'fluxcdbot',
          },
          ...(!since(at, '2.3') && { messageTemplate: 'Update images' }),
        },
        push: { branch: 'main' },
      },
      interval: '30m0s',
      sourceRef: { kind: 'GitRepository', name: source.metadata.name },
      update: { path: './deploy', strategy: 'Setters' },
    },
    status: {
      lastAutomationRunTime: ago(at, '12m'),
      lastPushCommit: commitOf(`push of ${name}`),
      lastPushTime: ago(at, '3h'),
      ...(since(at, '2.3') && {
        observedPolicies: Object.fromEntries(observed),
        observedSourceRevision: artifactOf(source)?.revision,
      }),
    },
    conditions: [
      isTrue(
        'Ready',
        since(at, '2.3') ? 'Succeeded' : 'ReconciliationSucceeded',
        since(at, '2.3')
          ? 'repository up-to-date'
          : `no updates made; last commit ${commitOf(`push of ${name}`).slice(0, 7)} at ${ago(at, '3h')}`,
      ),
    ],
  });
}

function imageParts(reference: unknown): Record<string, string> {
  const text = String(reference);
  const colon = text.lastIndexOf(':');
  return { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}
