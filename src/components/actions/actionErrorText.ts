import type { FluxError } from '../../api';
import type { FluxAction, FluxObject } from '../../flux';
import { accessReason, problemOf, type Translate } from '../shared';
import { shortMessage } from './shortMessage';

/** Returns the missing permission, in the words in which a disabled button gives it. */
function forbiddenText(
  t: Translate,
  resource: FluxObject,
  error: FluxError,
): string {
  // An error of the cluster names the object that was refused, which may be a source.
  const {
    group = resource.group,
    kind = resource.kind,
    namespace = resource.namespace,
  } = error;
  const access = error.cluster === undefined ? 'backstage' : 'cluster';
  const place = { cluster: resource.cluster, group, kind, namespace };
  return accessReason(t, access, place, error.verb) ?? '';
}

function reasonText(
  t: Translate,
  resource: FluxObject,
  error: FluxError,
): string {
  if (error.problem === 'forbidden') return forbiddenText(t, resource, error);
  if (error.problem === 'conflict') return t('outcome.conflict');
  return t.labelled(problemOf(t, error), shortMessage(error.message));
}

/** Returns why an action could not be requested or followed. */
export function actionErrorText(
  t: Translate,
  action: FluxAction,
  resource: FluxObject,
  error: FluxError,
): string {
  return t('outcome.error', {
    action: t(`action.${action}.label`, { what: t.placedTitle(resource) }),
    message: reasonText(t, resource, error),
  });
}
