import { FLUX_KINDS, definitionOf, type FluxRef } from './kinds';
import { keyOf, type ObjectRef } from './ref';
import { isRecord, readList, readString, type Untrusted } from './untrusted';

/** Kinds that label what they apply with their own name and namespace. */
const LABELLING = FLUX_KINDS.flatMap(kind => {
  const { group, ownerLabels } = definitionOf(kind);
  return ownerLabels === undefined ? [] : { kind, group, ownerLabels };
});

/** Longest value of a label. */
const LONGEST_LABEL = 63;

/**
 * Returns the label selector of everything that an object has applied; `undefined` for kinds that do not label it, and
 * for names that no label can hold.
 */
export function appliedSelector(applier: ObjectRef): string | undefined {
  const { group, kind, namespace = '', name } = applier;
  const labels = LABELLING.find(
    each => each.kind === kind && each.group === group,
  )?.ownerLabels;
  return labels !== undefined &&
    name.length <= LONGEST_LABEL &&
    namespace.length <= LONGEST_LABEL
    ? `${labels}/name=${name},${labels}/namespace=${namespace}`
    : undefined;
}

interface Labelled {
  readonly metadata?: { readonly labels?: object };
}

/**
 * Returns the appliers of an object, by Flux's owner labels: the Kustomization, or the ResourceSet, and the HelmRelease,
 * if its chart's objects are labelled. An object that applies itself is left out.
 */
export function appliersOf(ref: ObjectRef, json: unknown): readonly FluxRef[] {
  const raw: Untrusted<Labelled> = isRecord(json) ? json : {};
  const labels: unknown = raw.metadata?.labels;
  if (!isRecord(labels)) return [];
  const own = (name: string) =>
    Object.hasOwn(labels, name) ? readString(labels[name]) : undefined;
  return LABELLING.flatMap(({ kind, group, ownerLabels }) => {
    const name = own(`${ownerLabels}/name`);
    const namespace = own(`${ownerLabels}/namespace`);
    if (name === undefined || namespace === undefined) return [];
    const applier: FluxRef = {
      cluster: ref.cluster,
      group,
      kind,
      namespace,
      name,
    };
    return keyOf(applier) === keyOf(ref) ? [] : applier;
  });
}

interface Owned {
  readonly metadata?: {
    readonly ownerReferences?: readonly {
      readonly uid?: string;
      readonly controller?: boolean;
    }[];
  };
}

/** Returns the UID of the object that controls another: of a Pod, its ReplicaSet. */
export function controllerOf(json: unknown): string | undefined {
  const raw: Untrusted<Owned> = isRecord(json) ? json : {};
  const owner = readList(raw.metadata?.ownerReferences).find(
    each => each?.controller === true,
  );
  return readString(owner?.uid);
}

const WITH_PODS: readonly string[] = [
  'apps/Deployment',
  'apps/ReplicaSet',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'batch/Job',
  'batch/CronJob',
];

/** Returns whether objects of a kind have Pods. */
export function hasPods({
  group,
  kind,
}: Pick<ObjectRef, 'group' | 'kind'>): boolean {
  return WITH_PODS.includes(`${group}/${kind}`);
}

interface Selecting {
  readonly spec?: {
    readonly selector?: {
      readonly matchLabels?: object;
      readonly matchExpressions?: readonly {
        readonly key?: string;
        readonly operator?: string;
        readonly values?: readonly string[];
      }[];
    };
  };
}

/** Characters that a label's key or value may have: others would change the meaning of a selector. */
const LABEL = /^[\w./-]*$/;

/** Returns `spec.selector` of a workload as `kubectl -l` takes it; `undefined` where it has none that can be written. */
export function podSelector(json: unknown): string | undefined {
  const raw: Untrusted<Selecting> = isRecord(json) ? json : {};
  const { matchLabels, matchExpressions } = raw.spec?.selector ?? {};
  const equal = isRecord(matchLabels)
    ? Object.entries(matchLabels).map(([key, value]) => [key, '=', value])
    : [];
  const sets = readList(matchExpressions).map(each => {
    const key = readString(each?.key) ?? '';
    const values = readList(each?.values).map(value => `${value}`);
    switch (each?.operator) {
      case 'In':
        return [key, ' in ', ...values];
      case 'NotIn':
        return [key, ' notin ', ...values];
      case 'Exists':
        return [key, ''];
      case 'DoesNotExist':
        return [`!${key}`, ''];
      default:
        return ['?', ''];
    }
  });
  const terms = [...equal, ...sets];
  const isWritable = terms.every(([key, , ...values]) =>
    [`${key}`.replace(/^!/, ''), ...values].every(
      part => typeof part === 'string' && LABEL.test(part),
    ),
  );
  if (terms.length === 0 || !isWritable) return undefined;
  return terms
    .map(([key, operator, ...values]) =>
      operator === ' in ' || operator === ' notin '
        ? `${key}${operator}(${values.join(',')})`
        : `${key}${operator}${values.join(',')}`,
    )
    .join(',');
}
