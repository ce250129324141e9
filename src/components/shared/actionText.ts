import { KINDS, type ActionRefusal } from '../../flux';
import type { AccessPlace, ActionAccess } from '../../hooks';
import type { Translate } from './translate';

/** Who does not permit it, in words. */
export function accessReason(
  t: Translate,
  access: ActionAccess,
  { kind, namespace, cluster }: AccessPlace,
  verb: 'get' | 'patch' = 'patch',
): string | undefined {
  if (access === 'readOnly') return t('action.readOnly');
  if (access === 'backstage') {
    return t('action.notPermittedInBackstage', {
      permission: 'kubernetes.proxy',
    });
  }
  if (access === 'cluster') {
    const { plural } = KINDS[kind];
    return t('action.notPermittedInCluster', {
      ...{ verb, resource: plural, namespace, cluster },
    });
  }
  return undefined;
}

/** Why Flux would not do it, in words. */
export function refusalReason(t: Translate, refusal: ActionRefusal): string {
  return t(`action.refusal.${refusal}`);
}
