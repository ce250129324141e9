import type { FluxActionOutcome } from '../../api';
import type { FluxAction, FluxResource } from '../../flux';
import {
  causeLines,
  defineWords,
  problemWords,
  resourceTitle,
} from '../shared';
import { ACTIONS } from './actions';
import { shortMessage } from './shortMessage';

/** Returns the revision that the object has now. */
function revisionText(resource: FluxResource): string | undefined {
  const { revisions, image, artifact } = resource;
  if (revisions) return revisions.applied?.text;
  if (image?.latest) return `${image.latest.name}:${image.latest.tag}`;
  return artifact?.revision?.text;
}

/** Returns how an action ended, followed by the sources that were skipped. */
export const outcomeWords = defineWords(t => {
  const problemOf = problemWords(t);

  /** Returns what Flux says is wrong, the cause first, or else the status. */
  function messageOf({ status }: FluxResource): string {
    const said = causeLines(status).map(shortMessage).join('; ');
    return said || t(`status.${status.word}`);
  }

  /** Returns the outcome of an action that ended at a source, before the object itself was reconciled. */
  function sourceOutcomeText(
    { result, resource }: FluxActionOutcome,
    source: FluxResource,
  ): string {
    const values = {
      what: t.placedTitle(resource),
      source: resourceTitle(source),
      message: messageOf(source),
    };
    if (result === 'deleted') return t('outcome.sourceDeleted', values);
    if (result === 'suspended') return t('outcome.sourceSuspended', values);
    if (result === 'running') return t('outcome.sourceRunning', values);
    if (result === 'unknown') return t('outcome.sourceUnknown', values);
    return t('outcome.sourceFailed', values);
  }

  /** Returns which sources were skipped, and why. */
  function skippedText({ stages = [] }: FluxActionOutcome): string | undefined {
    const skipped = stages.slice(0, -1).flatMap(stage => {
      const { skip } = stage;
      if (!skip) return [];
      const source = resourceTitle(stage);
      return t('progress.skipped', { source, why: t(`skip.${skip}`) });
    });
    return skipped.length > 0 ? t.listed(skipped) : undefined;
  }

  /** Returns what is known of an action whose outcome is not: whether it was requested. */
  function unknownText(
    action: FluxAction,
    { resource, error }: FluxActionOutcome,
  ): string {
    const what = t.placedTitle(resource);
    const values = { action: t(`action.${action}.label`, { what }) };
    if (!error || error.verb === 'patch') {
      return t('outcome.unconfirmed', values);
    }
    const message = t.labelled(problemOf(error), shortMessage(error.message));
    return t('outcome.unread', { ...values, message });
  }

  function ownOutcomeText(
    action: FluxAction,
    outcome: FluxActionOutcome,
  ): string {
    const { result, resource, stages } = outcome;
    const { effect } = ACTIONS[action];
    const what = t.placedTitle(resource);
    const message = messageOf(resource);
    if (result === 'failed') return t('outcome.failed', { what, message });
    if (result === 'waiting') return t('outcome.waiting', { what, message });
    if (result === 'suspended') return t('outcome.suspended', { what });
    if (result === 'deleted') return t('outcome.deleted', { what });
    if (result === 'running') return t('outcome.running', { what });
    if (result === 'unknown') return unknownText(action, outcome);
    if (effect === 'suspend') return t('action.suspend.done', { what });
    if (stages?.at(-1)?.skip) return t('outcome.onlySource', { what });
    const revision = revisionText(resource);
    return revision
      ? t(`action.${effect}.doneAt`, { what, revision })
      : t(`action.${effect}.done`, { what });
  }

  return (action: FluxAction, outcome: FluxActionOutcome): string => {
    const { endedAt } = outcome;
    const said = endedAt
      ? sourceOutcomeText(outcome, endedAt)
      : ownOutcomeText(action, outcome);
    const skipped = skippedText(outcome);
    return skipped ? t('outcome.withSkipped', { said, skipped }) : said;
  };
});
