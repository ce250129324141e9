import type { FluxObject, FluxResource } from '../../flux';
import type { Translate } from './translate';

/** Returns the sentence that says who restores `spec.suspend` from Git. */
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

/** Returns the sentence that says what happens to applied objects if their applier is deleted while suspended. */
export function deletionNote(
  t: Translate,
  { onDelete }: FluxObject,
): string | undefined {
  if (onDelete === 'uninstall') return t('suspension.noUninstall');
  return onDelete === 'prune' ? t('suspension.noPrune') : undefined;
}
