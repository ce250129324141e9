import type { FluxBulk, FluxBulkEntry } from '../../hooks';
import { actionErrorText, outcomeText } from '../actions';
import { listed, placedTitle, type Translate } from '../shared';

/** Ways in which one object of a bulk action can end, in the order of the summary. */
const ENDS = [
  'synced',
  'suspended',
  'resumed',
  'failed',
  'notPermitted',
  'waiting',
  'suspendedMeanwhile',
  'deleted',
  'running',
  'passed',
  'notFollowed',
  'notBegun',
] as const;

type End = (typeof ENDS)[number];

const DONE: Readonly<Record<FluxBulk['action'], End>> = {
  sync: 'synced',
  syncWithSource: 'synced',
  suspend: 'suspended',
  resume: 'resumed',
};

/** Returns how an entry ended; `undefined` if it has not. */
function endOf(
  { action }: FluxBulk,
  { state, outcome, error }: FluxBulkEntry,
): End | undefined {
  switch (state) {
    case 'queued':
    case 'running':
      return undefined;
    case 'skipped':
      return 'passed';
    case 'cancelled':
      return outcome ? 'notFollowed' : 'notBegun';
    case 'error':
      return error?.problem === 'forbidden' ? 'notPermitted' : 'failed';
    default:
      if (outcome?.result === 'succeeded') return DONE[action];
      return outcome?.result === 'suspended'
        ? 'suspendedMeanwhile'
        : (outcome?.result ?? 'failed');
  }
}

const BAD: ReadonlySet<End | undefined> = new Set(['failed', 'notPermitted']);

/** Progress of a bulk action. */
export interface BulkCount {
  readonly total: number;
  readonly done: number;
  /** Number of failures among `done`. */
  readonly failed: number;
}

export function countOf(bulk: FluxBulk): BulkCount {
  const ends = bulk.entries.map(entry => endOf(bulk, entry));
  return {
    total: ends.length,
    done: ends.filter(Boolean).length,
    failed: ends.filter(end => BAD.has(end)).length,
  };
}

/** Returns the progress in words: `12 of 20 done, 1 failed`. */
export function countText(t: Translate, bulk: FluxBulk): string {
  const { total, done, failed } = countOf(bulk);
  const said = { total, done, failed };
  return failed > 0 ? t('bulk.doneFailed', said) : t('bulk.done', said);
}

/** Returns the outcome in words: `18 synced, 1 failed, 1 not permitted`. */
export function summaryText(t: Translate, bulk: FluxBulk): string {
  const counts = new Map<End, number>();
  for (const entry of bulk.entries) {
    const end = endOf(bulk, entry);
    if (end) counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  const told = ENDS.flatMap(end => {
    const number = counts.get(end);
    return number ? t(`bulk.ended.${end}`, { number }) : [];
  });
  const summary = listed(t, told);
  return bulk.isCancelled ? t('bulk.stays', { summary }) : summary;
}

/** Returns the severity of the outcome for Backstage's alerts. */
export function severityOf(bulk: FluxBulk): 'success' | 'warning' | 'error' {
  const ends = bulk.entries.map(entry => endOf(bulk, entry));
  if (ends.some(end => BAD.has(end))) return 'error';
  return ends.every(end => end === DONE[bulk.action]) ? 'success' : 'warning';
}

/** Returns a line for each object that did not end as intended. */
export function detailsOf(
  t: Translate,
  bulk: FluxBulk,
): readonly { readonly key: string; readonly text: string }[] {
  const { action } = bulk;
  return bulk.entries.flatMap(entry => {
    const { resource, outcome, error } = entry;
    const end = endOf(bulk, entry);
    if (!end || end === DONE[action] || end === 'notBegun') return [];
    const text =
      (error && actionErrorText(t, action, resource, error)) ??
      (outcome && outcomeText(t, action, outcome)) ??
      placedTitle(t, resource);
    return { key: resource.key, text };
  });
}
