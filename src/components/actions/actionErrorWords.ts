import type { FluxError } from '../../api';
import type { FluxAction, FluxObject } from '../../flux';
import { defineWords, problemWords, refusalWords } from '../shared';
import { shortMessage } from './shortMessage';

/** Returns why an action could not be requested or followed. */
export const actionErrorWords = defineWords(t => {
  const { accessReason } = refusalWords(t);
  const problemOf = problemWords(t);

  /** Returns the missing permission, in the words in which a disabled button gives it. */
  function forbiddenText(resource: FluxObject, error: FluxError): string {
    // An error of the cluster names the object that was refused, which may be a source.
    const {
      group = resource.group,
      kind = resource.kind,
      namespace = resource.namespace,
    } = error;
    const access = error.cluster === undefined ? 'backstage' : 'cluster';
    const place = { cluster: resource.cluster, group, kind, namespace };
    return accessReason(access, place, error.verb) ?? '';
  }

  function reasonText(resource: FluxObject, error: FluxError): string {
    if (error.problem === 'forbidden') return forbiddenText(resource, error);
    if (error.problem === 'conflict') return t('outcome.conflict');
    return t.labelled(problemOf(error), shortMessage(error.message));
  }

  return (
    action: FluxAction,
    resource: FluxObject,
    error: FluxError,
  ): string => {
    return t('outcome.error', {
      action: t(`action.${action}.label`, { what: t.placedTitle(resource) }),
      message: reasonText(resource, error),
    });
  };
});
