import type { KubernetesObject } from '../../cluster/types';
import { conditions, type ConditionSketch } from './conditions';
import { uuidOf } from './hash';
import { managedFields } from './managedFields';
import { ago, shorter, type Setting } from './setting';
import { apiVersionOf } from './versions';

/** Options for any object. */
export interface ObjectOptions {
  readonly name: string;
  readonly namespace?: string;
  /** The Backstage entity that it is labelled for (`backstage.io/kubernetes-id`). Absent: none. */
  readonly entity?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  /** Time since its creation. */
  readonly age?: string;
  readonly generation?: number;
  /** The generation that its controller has observed; absent: the newest. */
  readonly observedGeneration?: number;
  readonly suspend?: boolean;
  /** The field manager that suspended it by hand; absent: suspended in Git. */
  readonly suspendedWith?: string;
  /** The field manager of its annotations, where they are left over from an earlier suspension. */
  readonly annotatedWith?: string;
  /** Time since its deletion began. */
  readonly deleting?: string;
  /** The Kustomization that applies it. */
  readonly appliedBy?: { readonly name: string; readonly namespace: string };
  /** Conditions in place of those of a successful run. */
  readonly conditions?: readonly ConditionSketch[];
  /** Time since conditions changed, for those that do not specify it. */
  readonly changed?: string;
  /** Its controller has not observed it yet. */
  readonly pending?: boolean;
  /** Merged over the builder's spec and status. `undefined` removes a field. */
  readonly spec?: Record<string, unknown>;
  readonly status?: Record<string, unknown>;
}

/** The parts of an object that depend on its kind. */
interface Parts {
  readonly spec: Record<string, unknown>;
  /** Without conditions and observedGeneration; `undefined` for kinds without a status. */
  readonly status: Record<string, unknown>;
  readonly conditions: readonly ConditionSketch[];
  /** The finalizer of its controller, if that is not the one of most. */
  readonly finalizer?: string;
  /** No Flux controller owns the kind, so it has no finalizer and no status.observedGeneration. */
  readonly unowned?: boolean;
}

const ENTITY_LABEL = 'backstage.io/kubernetes-id';
export const DEFAULT_NAMESPACE = 'team-a';
export const DEFAULT_AGE = '92d';

/** Returns the object without the fields that are `undefined`, which JSON does not have. */
export function defined(
  fields: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  );
}

/** Returns a complete Flux object at the newest version that the setting's Flux serves. */
export function fluxObject(
  at: Setting,
  kind: string,
  options: ObjectOptions,
  parts: Parts,
): KubernetesObject {
  const { name, namespace = DEFAULT_NAMESPACE, appliedBy, entity } = options;
  const { age = DEFAULT_AGE, generation = 1 } = options;
  const changed = shorter(options.changed ?? '3h', age);
  const { deleting, pending, suspend } = options;
  const apiVersion = apiVersionOf(at, kind);
  const spec = defined({ ...parts.spec, suspend, ...options.spec });
  const created = ago(at, age);
  const annotations = options.annotations ?? {};
  const labels = {
    ...(entity && { [ENTITY_LABEL]: entity }),
    ...(appliedBy && {
      'kustomize.toolkit.fluxcd.io/name': appliedBy.name,
      'kustomize.toolkit.fluxcd.io/namespace': appliedBy.namespace,
    }),
    ...options.labels,
  };
  const observedGeneration = options.observedGeneration ?? generation;
  const written = pending
    ? { observedGeneration: -1 }
    : defined({
        ...parts.status,
        conditions: conditions(at, options.conditions ?? parts.conditions, {
          changed,
          generation,
        }),
        observedGeneration: parts.unowned ? undefined : observedGeneration,
        ...options.status,
      });
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      uid: uuidOf(`${at.cluster}/${apiVersion}/${kind}/${namespace}/${name}`),
      creationTimestamp: created,
      generation,
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(options.annotations && { annotations: options.annotations }),
      ...((parts.finalizer ?? !parts.unowned) && {
        finalizers: [parts.finalizer ?? 'finalizers.fluxcd.io'],
      }),
      ...(deleting !== undefined && {
        deletionTimestamp: ago(at, deleting),
        deletionGracePeriodSeconds: 0,
      }),
      ...(appliedBy && {
        managedFields: managedFields({
          apiVersion,
          kind,
          labels,
          annotations,
          spec,
          status: written,
          created,
          changed: ago(at, changed),
          // helm-controller writes Reconciling at the beginning of each run, and removes it at the end.
          written: ago(
            at,
            kind === 'HelmRelease' ? shorter(changed, '4m') : changed,
          ),
          suspendedWith: options.suspendedWith,
          annotatedWith: options.annotatedWith,
          isOwned: !parts.unowned,
        }),
      }),
    },
    spec,
    status: written,
  };
}
