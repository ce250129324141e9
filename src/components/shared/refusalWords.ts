import { pluralOf, type ActionRefusal, type KindRef } from '../../flux';
import type { AccessOf } from '../../hooks';
import { defineWords } from './translate';

/** Words for why an action is not available. */
export const refusalWords = defineWords(t => ({
  /** Returns the reason why an action is not permitted, or `undefined` if it is or may be. */
  accessReason(
    access: ReturnType<AccessOf>,
    { kind, namespace = '', cluster }: KindRef,
    verb: 'get' | 'patch' = 'patch',
  ): string | undefined {
    if (access === 'readOnly') return t('action.readOnly');
    if (access === 'backstage') {
      return t('action.notPermittedInBackstage', {
        permission: 'kubernetes.proxy',
      });
    }
    if (access === 'cluster') {
      return t('action.notPermittedInCluster', {
        ...{ verb, resource: pluralOf(kind) ?? kind, namespace },
        cluster: t.cluster(cluster),
      });
    }
    return undefined;
  },

  /** Returns the reason why Flux would not perform an action. */
  refusalReason(refusal: ActionRefusal): string {
    return t(`action.refusal.${refusal}`);
  },
}));
