import { definitionOf, type FluxResource } from '../../flux';
import { defineWords } from './translate';

/** Returns what suspends objects of a kind: a field of the spec, or the annotation in its place. */
export function suspendField({ kind }: Pick<FluxResource, 'kind'>): string {
  return definitionOf(kind).annotations?.pause ?? 'spec.suspend';
}

/** Words for how long a suspension lasts, and what is to be known while it does. */
export const suspensionWords = defineWords(t => {
  /** Returns what applied {@link suspendField}: a Kustomization, or the name of another manager. */
  function suspendApplierName({
    suspendApplier,
  }: FluxResource): string | undefined {
    if (!suspendApplier) return undefined;
    const { manager, kustomization } = suspendApplier;
    return kustomization
      ? t('suspension.kustomization', { kustomization })
      : manager;
  }

  /** Returns what will set {@link suspendField} back, or may. */
  function undoerName(resource: FluxResource): string | undefined {
    return resource.suspendApplier?.restores === 'never'
      ? undefined
      : suspendApplierName(resource);
  }

  return {
    suspendApplierName,
    undoerName,

    /** Returns a warning that suspending or resuming the object will be undone from Git, or may be, if so. */
    suspendApplierText(resource: FluxResource): string | undefined {
      const who = undoerName(resource);
      if (!who) return undefined;
      const field = suspendField(resource);
      return resource.suspendApplier?.restores === 'always'
        ? t('suspension.undoneByGit', { who, field })
        : t('suspension.mayBeUndone', { who, field });
    },

    /** Returns what happens to the objects that an applier has applied if it is deleted while suspended. */
    deletionNote({ onDelete }: FluxResource): string | undefined {
      if (onDelete === 'uninstall') return t('suspension.noUninstall');
      return onDelete === 'prune' ? t('suspension.noPrune') : undefined;
    },
  };
});
