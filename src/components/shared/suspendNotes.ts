import type { FluxObject, FluxResource } from '../../flux';
import type { Translate } from './translate';

/** Who puts `spec.suspend` back to what is in Git, in words. */
export function suspendApplierText(
  t: Translate,
  { suspendApplier }: FluxResource,
): string | undefined {
  if (!suspendApplier) return undefined;
  const { manager, kustomization } = suspendApplier;
  const who = kustomization
    ? t('suspension.kustomization', { kustomization })
    : manager;
  return t('suspension.willBeUndone', { who });
}

/** What becomes of what an applier has applied, if it is deleted while it is suspended. */
export function deletionNote(
  t: Translate,
  { onDelete }: FluxObject,
): string | undefined {
  if (onDelete === 'uninstall') return t('suspension.noUninstall');
  return onDelete === 'prune' ? t('suspension.noPrune') : undefined;
}
