import type { KubernetesObject } from '../types';
import type { Change } from '../store';
import { listAt, recordAt, sameJson, stringAt } from '../json';
import { pauseAnnotation } from './abilities';
import { REQUESTED_AT } from './Attempt';
import { chartSource } from './charts';
import { revisionOf } from './artifacts';

const OPERATOR_PAUSE = 'fluxcd.controlplane.io/reconcile';

/** Returns whether a change triggers a run of the object itself. */
export function triggersRun({ type, object, before }: Change): boolean {
  if (type === 'ADDED')
    return (
      object.status === undefined || object.status.observedGeneration === -1
    );
  if (type === 'DELETED' || !before) return false;
  const token = (of: KubernetesObject) =>
    of.metadata.annotations?.[REQUESTED_AT];
  const isOperators = pauseAnnotation(object) === OPERATOR_PAUSE;
  return (
    // Flux Operator notices any change of an annotation.
    (isOperators &&
      !sameJson(object.metadata.annotations, before.metadata.annotations)) ||
    object.metadata.generation !== before.metadata.generation ||
    object.metadata.deletionTimestamp !== before.metadata.deletionTimestamp ||
    (token(object) !== undefined && token(object) !== token(before))
  );
}

const TIMING_FIELDS = ['suspend', 'interval', 'timeout', 'retryInterval'];

/** Returns whether a change of the spec affects workloads rather than only timing. */
export function changesWorkloads({ object, before }: Change): boolean {
  const workloads = (of: KubernetesObject | undefined) =>
    Object.entries(of?.spec ?? {}).filter(
      ([name]) => !TIMING_FIELDS.includes(name),
    );
  return (
    before !== undefined &&
    !sameJson(
      Object.fromEntries(workloads(object)),
      Object.fromEntries(workloads(before)),
    )
  );
}

/** Returns whether a change matters to objects that use this one: a new artifact, scan or image. */
export function updatesDependents({ object, before }: Change): boolean {
  if (!before) return false;
  const output = (of: KubernetesObject) => [
    revisionOf(of),
    recordAt(of, 'status', 'lastScanResult').tagCount,
    of.status?.latestRef,
    of.status?.latestImage,
  ];
  return !sameJson(output(object), output(before));
}

interface Reference {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

const references: Readonly<
  Record<string, (user: KubernetesObject) => readonly Reference[]>
> = {
  Kustomization: user => [referenceAt(recordAt(user, 'spec', 'sourceRef'))],
  HelmChart: user => [referenceAt(recordAt(user, 'spec', 'sourceRef'))],
  HelmRelease: user => [chartSource(user)],
  ArtifactGenerator: user => listAt(user, 'spec', 'sources').map(referenceAt),
  ImagePolicy: user => [
    {
      ...referenceAt(recordAt(user, 'spec', 'imageRepositoryRef')),
      kind: 'ImageRepository',
    },
  ],
  // Every policy in its namespace; policySelector is not evaluated.
  ImageUpdateAutomation: () => [{ kind: 'ImagePolicy' }],
};

/** Returns whether `user` is reconciled after a relevant change of `object`. */
export function uses(
  user: KubernetesObject,
  object: KubernetesObject,
): boolean {
  const refs = (references[user.kind] ?? (() => []))(user);
  return refs.some(
    ({ kind, name, namespace }) =>
      kind === object.kind &&
      (name ?? object.metadata.name) === object.metadata.name &&
      (namespace ?? user.metadata.namespace) === object.metadata.namespace,
  );
}

/** Returns the one object that this one is derived from: a chart's repository, a policy's scanned image. */
export function madeFrom(object: KubernetesObject): Reference | undefined {
  if (object.kind !== 'HelmChart' && object.kind !== 'ImagePolicy')
    return undefined;
  const [reference] = references[object.kind]?.(object) ?? [];
  return (
    reference && { namespace: object.metadata.namespace, ...defined(reference) }
  );
}

function defined(reference: Reference): Reference {
  return Object.fromEntries(
    Object.entries(reference).filter(([, value]) => value !== undefined),
  );
}

function referenceAt(value: unknown): Reference {
  return {
    kind: stringAt(value, 'kind'),
    name: stringAt(value, 'name'),
    namespace: stringAt(value, 'namespace'),
  };
}
