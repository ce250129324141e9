import type { FluxBulk, FluxBulkEntry } from '../../hooks';
import { actionErrorText, outcomeText } from '../actions';
import { listed, placedTitle, type Translate } from '../shared';

/** How one of many ended, in the order in which it is told. */
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

/** @returns `undefined` for what has not ended */
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

/** How far it is. */
export interface BulkCount {
  readonly total: number;
  readonly done: number;
  /** Of those that are done. */
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

/** `12 of 20 done, 1 failed`. */
export function countText(t: Translate, bulk: FluxBulk): string {
  const { total, done, failed } = countOf(bulk);
  const said = { total, done, failed };
  return failed > 0 ? t('bulk.doneFailed', said) : t('bulk.done', said);
}

/** `18 synced, 1 failed, 1 not permitted`. */
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

/** How bad it is, in the words of Backstage's alerts. */
export function severityOf(bulk: FluxBulk): 'success' | 'warning' | 'error' {
  const ends = bulk.entries.map(entry => endOf(bulk, entry));
  if (ends.some(end => BAD.has(end))) return 'error';
  return ends.every(end => end === DONE[bulk.action]) ? 'success' : 'warning';
}

/** What is to be told of single objects: those that did not end as they should. */
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
