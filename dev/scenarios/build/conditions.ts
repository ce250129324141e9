import { ago, type Setting } from './setting';

/** A condition as a story tells it. */
export interface ConditionSketch {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  /** How long ago status, reason or message changed: `3h`. Absent: the object's own default. */
  readonly changed?: string;
  /** Absent: the generation of the object. */
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

/** A run is under way. Sources and Helm releases keep the Ready of the last run meanwhile; pass it along. */
export function progressing(message: string, changed = '8s'): ConditionSketch {
  return isTrue('Reconciling', 'Progressing', message, changed);
}

/** Failed, and will be tried again: Flux keeps Reconciling=True with the step that it got to. */
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

/** Failed for good, until somebody changes the object. */
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

/** A source whose upstream cannot be read; Ready repeats FetchFailed. */
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

/** Flux sorts Stalled, Reconciling and Ready first, the rest by the alphabet. */
const FIRST = ['Stalled', 'Reconciling', 'Ready'];

function order({ type }: ConditionSketch): string {
  const index = FIRST.indexOf(type);
  return index < 0 ? `~${type}` : String(index);
}

/** `status.conditions` as the controllers write it. */
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
