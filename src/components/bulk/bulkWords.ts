import type { FluxActionOutcome } from '../../api';
import { groupBy } from '../../flux';
import type { FluxBulk, FluxBulkEntry } from '../../hooks';
import { ACTIONS } from '../actions';
import { actionErrorWords, outcomeWords } from '../actions/words';
import { defineWords } from '../shared';
import type { Selection } from './useSelection';

/** Ends of an entry that did not succeed, in the order in which the summary lists them. */
const UNSUCCESSFUL = [
  'failed',
  'notPermitted',
  'waiting',
  'suspended',
  'deleted',
  'running',
  'skipped',
  'outcomeUnknown',
  'notStarted',
] as const;

/** How the action on one object ended. */
type End = 'succeeded' | (typeof UNSUCCESSFUL)[number];

/** @returns `undefined` if it has not ended */
function endOf({ state, outcome, error }: FluxBulkEntry): End | undefined {
  switch (state) {
    case 'queued':
    case 'running':
      return undefined;
    case 'skipped':
      return 'skipped';
    case 'cancelled':
      return outcome ? 'outcomeUnknown' : 'notStarted';
    case 'error':
      return error?.problem === 'forbidden' ? 'notPermitted' : 'failed';
    default:
      return outcome ? endOfOutcome(outcome) : 'failed';
  }
}

function endOfOutcome({ result, endedAt }: FluxActionOutcome): End {
  if (result !== 'unknown') return result;
  // Where that is the source's outcome, nothing was requested of the object.
  return endedAt ? 'notStarted' : 'outcomeUnknown';
}

const isFailure = (end: End | undefined) =>
  end === 'failed' || end === 'notPermitted';

/** The progress of a bulk action, in numbers of objects. */
export interface BulkCount {
  readonly total: number;
  readonly done: number;
  /** Included in `done`. */
  readonly failed: number;
}

export function countOf({ entries }: FluxBulk): BulkCount {
  const ends = entries.map(endOf);
  return {
    total: ends.length,
    done: ends.filter(Boolean).length,
    failed: ends.filter(isFailure).length,
  };
}

/** Returns the severity of the result, as Backstage's alerts name it. */
export function severityOf({
  entries,
}: FluxBulk): 'success' | 'warning' | 'error' {
  const ends = entries.map(endOf);
  if (ends.some(isFailure)) return 'error';
  return ends.every(end => end === 'succeeded') ? 'success' : 'warning';
}

/** Words for a selection, and for a bulk action that runs or has ended. */
export const bulkWords = defineWords(t => {
  const outcomeText = outcomeWords(t);
  const actionErrorText = actionErrorWords(t);

  return {
    /** Returns a text such as `12 of 20 done, 1 failed`. */
    countText(bulk: FluxBulk): string {
      const { total, done, failed } = countOf(bulk);
      const counts = { total, done, failed };
      return failed > 0 ? t('bulk.doneFailed', counts) : t('bulk.done', counts);
    },

    /** Returns a text such as `18 synced, 1 failed, 1 not permitted`. */
    resultText(bulk: FluxBulk): string {
      const { effect } = ACTIONS[bulk.action];
      const ends = groupBy(bulk.entries, endOf);
      const succeeded = ends.get('succeeded')?.length;
      const texts: readonly string[] = [
        succeeded
          ? t(`action.${effect}.bulk.done`, { number: succeeded })
          : undefined,
        ...UNSUCCESSFUL.map(end => {
          const number = ends.get(end)?.length;
          return number && t(`bulk.ended.${end}`, { number });
        }),
      ].flatMap(text => text || []);
      const summary = t.listed(texts);
      return bulk.isCancelled ? t('bulk.cancelled', { summary }) : summary;
    },

    /** Returns a line for each object on which the action did not succeed, except those that were cancelled before. */
    detailsOf({
      action,
      entries,
    }: FluxBulk): readonly { readonly key: string; readonly text: string }[] {
      return entries.flatMap(entry => {
        const { resource, state, outcome, error } = entry;
        const end = endOf(entry);
        if (!end || end === 'succeeded') return [];
        if (end === 'notStarted' && state === 'cancelled') return [];
        const text =
          (error && actionErrorText(action, resource, error)) ??
          (outcome && !outcome.isReplaced
            ? outcomeText(action, outcome)
            : undefined) ??
          t.placedTitle(resource);
        return { key: resource.key, text };
      });
    },

    /** Returns a text such as `Syncing 20 resources in Flux deployments`. */
    doingText(title: string, bulk: FluxBulk): string {
      const { action, entries } = bulk;
      return t(`action.${action}.bulk.doing`, { count: entries.length, title });
    },

    /** Returns a text such as `3 selected, 1 not shown`. */
    selectionText({ rows, hidden }: Selection): string {
      const number = rows.length;
      return hidden > 0
        ? t('bulk.selectedHidden', { number, hidden })
        : t('bulk.selected', { number });
    },
  };
});
