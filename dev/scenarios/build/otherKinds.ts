import type { ResourceKind } from '../../cluster/kinds';
import type { KubernetesObject } from '../../cluster/types';
import {
  conditions,
  isFalse,
  isTrue,
  isUnknown,
  type ConditionSketch,
} from './conditions';
import { uuidOf } from './hash';
import {
  DEFAULT_AGE,
  DEFAULT_NAMESPACE,
  defined,
  type ObjectOptions,
} from './object';
import { artifactOf, referenceTo } from './references';
import { ago, shorter, type Setting } from './setting';

const kind = (
  group: string,
  version: string,
  name: string,
  plural: string,
  shortName: string,
): ResourceKind => ({
  group,
  kind: name,
  plural,
  namespaced: true,
  versions: [{ name: version }],
  shortNames: [shortName],
  categories: [],
});

/** A kind of tofu-controller. */
export const TERRAFORM = kind(
  'infra.contrib.fluxcd.io',
  'v1alpha2',
  'Terraform',
  'terraforms',
  'tf',
);

/** A kind of Flagger. */
export const CANARY = kind(
  'flagger.app',
  'v1beta1',
  'Canary',
  'canaries',
  'canary',
);

function objectOf(
  at: Setting,
  { group, kind: name, versions }: ResourceKind,
  options: ObjectOptions,
  parts: { spec: object; status: object | undefined },
): KubernetesObject {
  const { namespace = DEFAULT_NAMESPACE, age = DEFAULT_AGE, entity } = options;
  const { generation = 1, suspend, annotations } = options;
  const apiVersion = `${group}/${versions[0]?.name}`;
  const path = `${at.cluster}/${apiVersion}/${name}/${namespace}/${options.name}`;
  return {
    apiVersion,
    kind: name,
    metadata: {
      name: options.name,
      namespace,
      uid: uuidOf(path),
      creationTimestamp: ago(at, age),
      generation,
      ...(entity && { labels: { 'backstage.io/kubernetes-id': entity } }),
      ...(annotations && { annotations }),
    },
    spec: defined({ ...parts.spec, suspend, ...options.spec }),
    ...(parts.status && { status: { ...parts.status, ...options.status } }),
  };
}

interface TerraformOptions extends ObjectOptions {
  readonly source: KubernetesObject;
  readonly path?: string;
}

/** Returns a Terraform as tofu-controller leaves it, after a plan without changes. */
export function terraform(
  at: Setting,
  { source, path = './terraform', ...options }: TerraformOptions,
): KubernetesObject {
  const { namespace = DEFAULT_NAMESPACE, generation = 1 } = options;
  const revision = artifactOf(source)?.revision;
  const well: readonly ConditionSketch[] = [
    isTrue('Ready', 'NoDrift', `No drift: ${revision}`),
    isTrue('Apply', 'TerraformAppliedSucceed', 'Applied successfully', '2d'),
    isFalse('Plan', 'TerraformPlannedNoChanges', 'Plan no changes'),
  ];
  const changed = shorter(options.changed ?? '4m', options.age ?? DEFAULT_AGE);
  return objectOf(at, TERRAFORM, options, {
    spec: {
      approvePlan: 'auto',
      interval: '10m',
      path,
      sourceRef: referenceTo(source, namespace),
    },
    status: {
      conditions: conditions(at, options.conditions ?? well, {
        changed,
        generation,
      }),
      lastAppliedRevision: revision,
      lastAttemptedRevision: revision,
      lastPlannedRevision: revision,
      observedGeneration: generation,
    },
  });
}

/** Flagger's phases, with what it then says of the condition Promoted. */
const PHASES = {
  Progressing: isUnknown(
    'Promoted',
    'Progressing',
    'New revision detected, progressing canary analysis.',
  ),
  Succeeded: isTrue(
    'Promoted',
    'Succeeded',
    'Canary analysis completed successfully, promotion finished.',
  ),
  Failed: isFalse(
    'Promoted',
    'Failed',
    'Canary analysis failed, Deployment scaled to zero.',
  ),
} as const;

/** Returns a Canary as Flagger leaves it: it writes a time more into its conditions, and no generation. */
export function canary(
  at: Setting,
  {
    phase,
    weight = 0,
    ...options
  }: ObjectOptions & {
    readonly phase: keyof typeof PHASES;
    readonly weight?: number;
  },
): KubernetesObject {
  const changed = options.changed ?? '6m';
  const { type, status, reason, message } = PHASES[phase];
  const when = ago(at, changed);
  return objectOf(at, CANARY, options, {
    spec: {
      analysis: { interval: '1m', maxWeight: 50, stepWeight: 10, threshold: 5 },
      service: { port: 9898 },
      targetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: options.name,
      },
    },
    status: {
      canaryWeight: weight,
      conditions: [
        {
          lastTransitionTime: when,
          lastUpdateTime: when,
          message,
          reason,
          status,
          type,
        },
      ],
      failedChecks: phase === 'Failed' ? 5 : 0,
      iterations: 0,
      lastTransitionTime: when,
      phase,
    },
  });
}
