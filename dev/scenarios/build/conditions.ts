import { ago, type Setting } from './setting';

/** A condition in the short form that scenarios use. */
export interface ConditionSketch {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  /** Time since status, reason or message changed, such as `3h`. Absent: the object's default. */
  readonly changed?: string;
  /** Absent: the object's generation. */
  readonly generation?: number;
}

const sketch =
  (status: ConditionSketch['status']) =>
  (
    type: string,
    reason: string,
    message: string,
    changed?: string,
  ): ConditionSketch => ({ type, status, reason, message, changed });

export const isTrue = sketch('True');
export const isFalse = sketch('False');
export const isUnknown = sketch('Unknown');

/** Reconciling during a run. Sources and Helm releases keep the Ready condition of their last run; pass it along. */
export function progressing(message: string, changed = '8s'): ConditionSketch {
  return isTrue('Reconciling', 'Progressing', message, changed);
}

/** Conditions after a failure that will be retried: Flux keeps Reconciling=True with the step that it reached. */
export function retrying(
  reason: string,
  message: string,
  {
    step = 'reconciliation in progress',
    changed,
  }: { step?: string; changed?: string } = {},
): ConditionSketch[] {
  return [
    isTrue('Reconciling', 'ProgressingWithRetry', step, changed),
    isFalse('Ready', reason, message, changed),
  ];
}

/** Conditions after a failure that is final until the object is changed. */
export function stalled(
  reason: string,
  message: string,
  changed?: string,
): ConditionSketch[] {
  return [
    isTrue('Stalled', reason, message, changed),
    isFalse('Ready', reason, message, changed),
  ];
}

/** Conditions of a source whose upstream cannot be read; Ready repeats FetchFailed. */
export function fetchFailed(
  reason: string,
  message: string,
  changed?: string,
): ConditionSketch[] {
  return [
    ...retrying(reason, message, { changed }),
    isTrue('FetchFailed', reason, message, changed),
  ];
}

/** Order of conditions in Flux: Stalled, Reconciling and Ready first, the rest alphabetically. */
const FIRST = ['Stalled', 'Reconciling', 'Ready'];

function order({ type }: ConditionSketch): string {
  const index = FIRST.indexOf(type);
  return index < 0 ? `~${type}` : String(index);
}

/** Returns `status.conditions` as the controllers write it. */
export function conditions(
  at: Setting,
  sketches: readonly ConditionSketch[],
  defaults: { readonly changed: string; readonly generation: number },
): Record<string, unknown>[] {
  return [...sketches]
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ type, status, reason, message, changed, generation }) => ({
      lastTransitionTime: ago(at, changed ?? defaults.changed),
      message,
      observedGeneration: generation ?? defaults.generation,
      reason,
      status,
      type,
    }));
}
