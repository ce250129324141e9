import type { StatusWord } from '../../flux';
import type { HealthReason, HealthWord } from '../../flux/details';
import { inCell, shorten } from './text';
import { defineWords } from './translate';

/** A message of a controller may be any length; its object's YAML has the whole. */
const MESSAGE_LENGTH = 600;

/** Icon of a health: that of the status which is most like it. */
export const HEALTH_ICON: Readonly<Record<HealthWord, StatusWord>> = {
  failed: 'Failed',
  missing: 'Stalled',
  unknown: 'Unknown',
  inProgress: 'Reconciling',
  terminating: 'Deleting',
  healthy: 'Ready',
};

const message = (text: string | undefined) =>
  text && shorten(text.trim(), MESSAGE_LENGTH);

/** Returns why an object's health is what it is, in one sentence. */
export const healthWords = defineWords(t => {
  /** Returns how a container ended, and how often it was restarted if that is known. */
  function exitText(reason: Extract<HealthReason, { id: 'exited' }>): string {
    const { container, exitCode, reason: why, restarts } = reason;
    const code = exitCode ?? '?';
    const name = why && why !== 'Error' ? inCell(why) : undefined;
    const exit = name
      ? t('details.reason.exitedWith', { code: `${code}`, reason: name })
      : t('details.reason.exited', { code: `${code}` });
    const again =
      restarts === undefined
        ? undefined
        : t('details.reason.restarts', { count: restarts });
    return t.labelled(
      inCell(container),
      t.listed([exit, again].flatMap(each => each || [])),
    );
  }

  return (reason: HealthReason): string => {
    switch (reason.id) {
      case 'replicas': {
        const { state, count, wanted } = reason;
        return t(`details.reason.replicas.${state}`, {
          number: `${count}`,
          wanted: `${wanted}`,
        });
      }
      case 'extraPods':
        return t('details.reason.extraPods', { count: reason.count });
      case 'waiting':
        return t.labelled(
          inCell(reason.container),
          inCell(reason.reason),
          message(reason.message),
        );
      case 'exited':
        return exitText(reason);
      case 'notReady':
        return t('details.reason.notReady', {
          containers: inCell(t.listed(reason.containers)),
        });
      case 'unschedulable':
        return t.labelled(
          t('details.reason.unschedulable'),
          message(reason.message),
        );
      case 'job': {
        const { state, succeeded, wanted, failed } = reason;
        const runs = t('details.reason.jobRuns', {
          succeeded: `${succeeded}`,
          wanted: `${wanted}`,
          failed: `${failed}`,
        });
        return state === 'notStarted'
          ? t('details.reason.jobNotStarted')
          : t.labelled(runs, message(reason.message));
      }
      case 'unbound':
        return t('details.reason.unbound', {
          phase: inCell(reason.phase ?? '—'),
        });
      case 'disruption':
        return t('details.reason.disruption', {
          number: `${reason.count}`,
          wanted: `${reason.wanted}`,
        });
      case 'deleting':
        return t('statusDetail.waitsForFinalizers', {
          finalizers: inCell(t.listed(reason.finalizers)),
        });
      case 'said':
        return t.labelled(
          inCell(reason.reason ?? reason.type ?? ''),
          message(reason.message),
        );
      default:
        return t(`details.reason.${reason.id}`);
    }
  };
});
