import { definitionOf, type FluxObject, type FluxResource } from '../../flux';
import type { Translate } from './translate';

/** Returns what sets {@link suspendField} back to its value in Git: a Kustomization, or the name of another manager. */
export function suspendApplierName(
  t: Translate,
  { suspendApplier }: FluxResource,
): string | undefined {
  if (!suspendApplier) return undefined;
  const { manager, kustomization } = suspendApplier;
  return kustomization
    ? t('suspension.kustomization', { kustomization })
    : manager;
}

/** Returns a warning that suspending or resuming the object will be undone from Git, if so. */
export function suspendApplierText(
  t: Translate,
  resource: FluxResource,
): string | undefined {
  const who = suspendApplierName(t, resource);
  return (
    who && t('suspension.undoneByGit', { who, field: suspendField(resource) })
  );
}

/** Returns what suspends objects of a kind: a field of the spec, or the annotation in its place. */
export function suspendField({ kind }: Pick<FluxResource, 'kind'>): string {
  return definitionOf(kind).annotations?.pause ?? 'spec.suspend';
}

/** Returns what suspending objects means beyond that Flux stops reconciling them: one sentence for each role among them. */
export function suspensionEffects(
  t: Translate,
  objects: readonly FluxObject[],
): string {
  const roles = new Set(objects.map(({ kind }) => definitionOf(kind).role));
  return [...roles].map(role => t(`suspension.effect.${role}`)).join(' ');
}

/** Returns what happens to the objects that an applier has applied if it is deleted while suspended. */
export function deletionNote(
  t: Translate,
  { onDelete }: FluxObject,
): string | undefined {
  if (onDelete === 'uninstall') return t('suspension.noUninstall');
  return onDelete === 'prune' ? t('suspension.noPrune') : undefined;
}
