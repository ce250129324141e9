import { stringifyEntityRef } from '@backstage/catalog-model';
import { alertApiRef, useAnalytics, useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { fromThrown, type FluxActionOutcome, type FluxError } from '../../api';
import {
  namespacedName,
  type FluxAction,
  type FluxObject,
  type FluxResource,
} from '../../flux';
import { useFluxActions } from '../../hooks';
import {
  accessReason,
  labelled,
  listed,
  placedTitle,
  problemOf,
  resourceTitle,
  shorten,
  type Translate,
  useTranslate,
} from '../shared';

const MESSAGE_LENGTH = 300;

/** Returns the current revision, for the message about a sync. */
function revisionText(resource: FluxResource): string | undefined {
  const { revisions, image, artifact } = resource;
  if (revisions) return revisions.applied?.text;
  if (image?.latest) return `${image.latest.name}:${image.latest.tag}`;
  return artifact?.revision?.text;
}

/** Returns the message of an object's status. */
function messageOf(t: Translate, { status }: FluxResource): string {
  return shorten(status.message ?? t(`status.${status.word}`), MESSAGE_LENGTH);
}

/** Returns the message for a sync with source that ended at a source, before the object itself was reconciled. */
function endedAtText(
  t: Translate,
  { result, resource }: FluxActionOutcome,
  ended: FluxResource,
): string {
  const said = {
    what: placedTitle(t, resource),
    source: resourceTitle(ended),
    message: messageOf(t, ended),
  };
  if (result === 'deleted') return t('outcome.sourceDeleted', said);
  if (result === 'suspended') return t('outcome.sourceSuspended', said);
  if (result === 'running') return t('outcome.sourceRunning', said);
  return t('outcome.sourceFailed', said);
}

/** Returns the sources that were skipped, and why. */
function skippedText(
  t: Translate,
  { stages = [] }: FluxActionOutcome,
): string | undefined {
  const skipped = stages
    .slice(0, -1)
    .flatMap(({ skip, kind, namespace, name }) =>
      skip
        ? t('progress.skipped', {
            source: `${kind} ${namespacedName({ namespace, name })}`,
            why: t(`skip.${skip}`),
          })
        : [],
    );
  return skipped.length > 0 ? listed(t, skipped) : undefined;
}

function ownOutcomeText(
  t: Translate,
  action: FluxAction,
  outcome: FluxActionOutcome,
): string {
  const { result, resource, stages } = outcome;
  const what = placedTitle(t, resource);
  const message = messageOf(t, resource);
  if (result === 'failed') return t('outcome.failed', { what, message });
  if (result === 'waiting') return t('outcome.waiting', { what, message });
  if (result === 'suspended') return t('outcome.suspendedMeanwhile', { what });
  if (result === 'deleted') return t('outcome.deleted', { what });
  if (result === 'running') return t('outcome.running', { what });
  if (action === 'suspend') return t('outcome.suspended', { what });
  const revision = revisionText(resource);
  if (stages?.at(-1)?.skip) return t('outcome.onlySource', { what });
  if (action === 'resume' || action === 'resumeAndSync') {
    return revision
      ? t('outcome.resumed', { what, revision })
      : t('outcome.resumedWithoutRevision', { what });
  }
  return revision
    ? t('outcome.synced', { what, revision })
    : t('outcome.syncedWithoutRevision', { what });
}

/** Returns a sentence about how an action ended, and one about skipped sources. */
export function outcomeText(
  t: Translate,
  action: FluxAction,
  outcome: FluxActionOutcome,
): string {
  const { endedAt } = outcome;
  const said = endedAt
    ? endedAtText(t, outcome, endedAt)
    : ownOutcomeText(t, action, outcome);
  const skipped = skippedText(t, outcome);
  return skipped ? t('outcome.withSkipped', { said, skipped }) : said;
}

/** Returns why an action could not be requested or followed. */
export function actionErrorText(
  t: Translate,
  action: FluxAction,
  resource: FluxObject,
  error: FluxError,
): string {
  const name = t(`action.${action}`, { what: placedTitle(t, resource) });
  const { problem, cluster } = error;
  if (problem === 'forbidden') {
    // The same words as the reason on a disabled button.
    const {
      group = resource.group,
      kind = resource.kind,
      namespace = resource.namespace,
    } = error;
    const access = cluster === undefined ? 'backstage' : 'cluster';
    const place = { cluster: resource.cluster, group, kind, namespace };
    const message = accessReason(t, access, place, error.verb) ?? '';
    return t('outcome.error', { action: name, message });
  }
  const message = shorten(error.message, MESSAGE_LENGTH);
  return t('outcome.error', {
    action: name,
    message:
      problem === 'conflict'
        ? t('outcome.conflict')
        : labelled(t, problemOf(t, error), message),
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

/** Names of the actions in Backstage's analytics. */
export const EVENTS: Readonly<
  Record<FluxAction, 'reconcile' | 'suspend' | 'resume'>
> = {
  sync: 'reconcile',
  syncWithSource: 'reconcile',
  force: 'reconcile',
  reset: 'reconcile',
  suspend: 'suspend',
  resume: 'resume',
  resumeAndSync: 'resume',
};

/** Runs actions and shows how each ended, with Flux's own message. */
export function useActionMessages() {
  const t = useTranslate();
  const alertApi = useApi(alertApiRef);
  const analytics = useAnalytics();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const { run, states } = useFluxActions();
  const onAction = useCallback(
    async (resource: FluxObject, action: FluxAction, reason?: string) => {
      analytics.captureEvent(EVENTS[action], resource.kind, {
        attributes: { entityRef, action },
      });
      try {
        const outcome = await run(resource, action, { reason });
        if (!outcome) return;
        const severity = SEVERITY[outcome.result];
        alertApi.post({
          message: outcomeText(t, action, outcome),
          severity,
          display: severity === 'success' ? 'transient' : 'permanent',
        });
      } catch (thrown) {
        alertApi.post({
          message: actionErrorText(t, action, resource, fromThrown(thrown)),
          severity: 'error',
          display: 'permanent',
        });
      }
    },
    [alertApi, analytics, entityRef, run, t],
  );
  return { onAction, states };
}
