import { serves } from '../acceptance';
import type { Json } from '../json';
import { at, isRecord, listAt, stringAt } from '../json';
import type { ResourceKind } from '../kinds';
import type { ObjectStore } from '../store';
import type { KubernetesObject } from '../types';

const LABEL = 'kustomize.toolkit.fluxcd.io';
const APPLIER = 'kustomize-controller';

/**
 * The part of Git that actions can conflict with: `spec.suspend` of the objects that a Kustomization applies. Read from
 * the initial objects, where kustomize-controller owns the field by server-side apply.
 */
export class Manifests {
  readonly #suspend = new Map<string, unknown>();

  constructor(
    private readonly store: ObjectStore,
    private readonly kinds: readonly ResourceKind[],
  ) {}

  track(object: KubernetesObject): void {
    const isOwned = managers(object).some(
      ({ manager, operation, fieldsV1 }) =>
        manager === APPLIER &&
        operation === 'Apply' &&
        at(fieldsV1, 'f:spec', 'f:suspend') !== undefined,
    );
    if (isOwned) this.#suspend.set(keyOf(object), object.spec?.suspend);
  }

  /**
   * Applies what Git says about `spec.suspend` in a Kustomization's run. Fields written by kubectl are removed, because
   * kustomize-controller takes them over before it applies. Fields of other managers stay.
   *
   * @returns the objects that have changed
   */
  apply({ metadata }: KubernetesObject): readonly KubernetesObject[] {
    const mine = this.store
      .all()
      .filter(
        ({ metadata: { labels } }) =>
          labels?.[`${LABEL}/name`] === metadata.name &&
          labels[`${LABEL}/namespace`] === metadata.namespace,
      );
    return mine.filter(object => !isLeftAlone(object) && this.#restore(object));
  }

  #wanted(object: KubernetesObject, suspend: unknown): unknown {
    const key = keyOf(object);
    if (this.#suspend.has(key)) return this.#suspend.get(key);
    return wroteKubectl(object, 'f:spec', 'f:suspend') ? undefined : suspend;
  }

  #restore(object: KubernetesObject): boolean {
    const kind = this.kinds.find(
      candidate =>
        candidate.kind === object.kind && serves(candidate, object.apiVersion),
    );
    if (!kind) return false;
    const { metadata, spec } = object;
    const annotations = Object.entries(metadata.annotations ?? {}).filter(
      ([name]) =>
        !wroteKubectl(object, 'f:metadata', 'f:annotations', `f:${name}`),
    );
    const { suspend, ...rest } = spec ?? {};
    const wanted = this.#wanted(object, suspend);
    const { annotations: _before, ...others } = metadata;
    const after = this.store.update(
      kind,
      {
        ...object,
        metadata: {
          ...others,
          ...(annotations.length && {
            annotations: Object.fromEntries(annotations),
          }),
        },
        ...(spec && {
          spec: { ...rest, ...(wanted !== undefined && { suspend: wanted }) },
        }),
      },
      { manager: APPLIER, operation: 'Apply' },
    );
    return after !== object;
  }
}

function isLeftAlone({ metadata }: KubernetesObject): boolean {
  return (
    metadata.annotations?.[`${LABEL}/reconcile`] === 'disabled' ||
    metadata.annotations?.[`${LABEL}/ssa`] === 'Ignore'
  );
}

function managers({ metadata }: KubernetesObject): readonly Json[] {
  return listAt(metadata, 'managedFields').filter(isRecord);
}

function wroteKubectl(
  object: KubernetesObject,
  ...field: readonly string[]
): boolean {
  return managers(object).some(
    entry =>
      stringAt(entry, 'manager')?.startsWith('kubectl') &&
      at(entry.fieldsV1, ...field) !== undefined,
  );
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.namespace}/${metadata.name}`;
}
