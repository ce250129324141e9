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
} from '../shared';

const MESSAGE_LENGTH = 300;

/** What the object stands at now: for the message that it is synced. */
function revisionText(resource: FluxResource): string | undefined {
  const { revisions, image, artifact } = resource;
  if (revisions) return revisions.applied?.text;
  if (image?.latest) return `${image.latest.name}:${image.latest.tag}`;
  return artifact?.revision?.text;
}

/** What an object says of its state. */
function messageOf(t: Translate, { status }: FluxResource): string {
  return shorten(status.message ?? t(`status.${status.word}`), MESSAGE_LENGTH);
}

/** A source has ended it: the object itself has not been asked. */
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

/** The sources that were passed over, and why. */
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

/** How an action ended, in one sentence, and what was left out on the way in another. */
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

/** Why an action could not be made or followed. */
export function actionErrorText(
  t: Translate,
  action: FluxAction,
  resource: FluxObject,
  error: FluxError,
): string {
  const name = t(`action.${action}`, { what: placedTitle(t, resource) });
  const { problem, cluster } = error;
  if (problem === 'forbidden') {
    // The words of the button's own reason. What Kubernetes says of a patch names it as well.
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

/** What Backstage's analytics call an action. */
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

/** Runs actions and tells how each ended, in Flux's own words. */
export function useActionMessages(t: Translate) {
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
