import { defineWords } from '../shared';
import type { Standing } from './standing';

/** Returns the sentence about rows that stands before their counts. @param isIncomplete - some could not be read */
export const summaryWords = defineWords(
  t =>
    (
      total: number,
      counts: ReadonlyMap<Standing, number>,
      isIncomplete: boolean,
    ): string => {
      const attention = counts.get('attention') ?? 0;
      if (attention > 0) {
        return t('summary.needAttention', { count: attention, total });
      }
      const waiting = counts.get('Waiting') ?? 0;
      if (waiting > 0) return t('summary.waiting', { count: waiting, total });
      // Only suspended appliers have one: they need no attention, but it is a problem.
      if (counts.has('sourceFailing'))
        return t('summary.listed', { count: total });
      const known = isIncomplete ? 'Known' : '';
      return counts.get('Ready') === total && counts.size === 1
        ? t(`summary.all${known}Ready`, { count: total })
        : t(`summary.none${known}NeedsAttention`, { count: total });
    },
);
