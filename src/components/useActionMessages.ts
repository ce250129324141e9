import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import type { FluxActionOutcome } from '../api';
import { fromThrown, type FluxError } from '../api';
import {
  isReadable,
  KINDS,
  type FluxAction,
  type FluxObject,
  type FluxResource,
} from '../flux';
import { useFluxActions } from '../hooks';
import { problemOf } from './errorText';
import { placedTitle, shorten } from './text';
import type { Translate } from './translate';

const MESSAGE_LENGTH = 300;

/** What the object stands at now: for the message that it is synced. */
function revisionText(resource: FluxResource): string | undefined {
  if (!isReadable(resource)) return undefined;
  if ('appliedRevision' in resource) return resource.appliedRevision?.text;
  if ('latest' in resource && resource.latest) {
    return `${resource.latest.name}:${resource.latest.tag}`;
  }
  return 'artifact' in resource ? resource.artifact?.revision?.text : undefined;
}

function outcomeText(
  t: Translate,
  action: FluxAction,
  outcome: FluxActionOutcome,
): string {
  const { result, resource } = outcome;
  const what = placedTitle(resource);
  const { word, message: said } = resource.status;
  const message = shorten(said ?? t(`status.${word}`), MESSAGE_LENGTH);
  if (result === 'failed') return t('outcome.failed', { what, message });
  if (result === 'waiting') return t('outcome.waiting', { what, message });
  if (result === 'suspended') return t('outcome.suspendedMeanwhile', { what });
  if (result === 'deleted') return t('outcome.deleted', { what });
  if (result === 'running') return t('outcome.running', { what });
  if (action === 'suspend') return t('outcome.suspended', { what });
  const revision = revisionText(resource);
  if (action === 'resume') {
    return revision
      ? t('outcome.resumed', { what, revision })
      : t('outcome.resumedWithoutRevision', { what });
  }
  return revision
    ? t('outcome.synced', { what, revision })
    : t('outcome.syncedWithoutRevision', { what });
}

function errorText(
  t: Translate,
  action: FluxAction,
  resource: FluxObject,
  error: FluxError,
): string {
  const name = t(`action.${action}`, { what: placedTitle(resource) });
  const message = shorten(error.message, MESSAGE_LENGTH);
  if (error.problem === 'forbidden' && error.cluster === undefined) {
    const permission = 'kubernetes.proxy';
    return t('outcome.error', {
      action: name,
      message: t('action.notPermittedInBackstage', { permission }),
    });
  }
  if (error.problem === 'forbidden') {
    const { group, plural } = KINDS[resource.kind];
    return t('outcome.forbidden', {
      action: name,
      verb: 'patch',
      resource: `${plural}.${group}`,
      namespace: resource.namespace,
      cluster: resource.cluster,
      message,
    });
  }
  return t('outcome.error', {
    action: name,
    message: `${problemOf(t, error)}: ${message}`,
  });
}

const SEVERITY = {
  succeeded: 'success',
  failed: 'error',
  waiting: 'warning',
  suspended: 'warning',
  deleted: 'warning',
  running: 'info',
} as const;

/** Runs actions and tells how each ended, in Flux's own words. */
export function useActionMessages(t: Translate) {
  const alertApi = useApi(alertApiRef);
  const { run, states } = useFluxActions();
  const onAction = useCallback(
    async (resource: FluxObject, action: FluxAction) => {
      try {
        const outcome = await run(resource, action);
        if (!outcome) return;
        const severity = SEVERITY[outcome.result];
        alertApi.post({
          message: outcomeText(t, action, outcome),
          severity,
          display: severity === 'success' ? 'transient' : 'permanent',
        });
      } catch (thrown) {
        alertApi.post({
          message: errorText(t, action, resource, fromThrown(thrown)),
          severity: 'error',
          display: 'permanent',
        });
      }
    },
    [alertApi, run, t],
  );
  return { onAction, states };
}
