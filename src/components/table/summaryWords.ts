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
      if (counts.get('Ready') !== total || counts.size > 1) {
        return t('summary.noneNeedsAttention', { count: total });
      }
      return isIncomplete
        ? t('summary.allKnownReady', { count: total })
        : t('summary.allReady', { count: total });
    },
);
