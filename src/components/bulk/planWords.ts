import { defineWords, refusalWords } from '../shared';
import { kindWords } from '../shared/late';
import type { BulkPlan, SkipReason } from './plan';

/** Words for what a bulk action would do. */
export const planWords = defineWords(t => {
  const { accessReason, refusalReason } = refusalWords(t);
  const { kindNoun } = kindWords(t);

  return {
    /** Returns why an object would be skipped. */
    skipText(reason: SkipReason): string | undefined {
      if ('isBusy' in reason) return t('bulk.otherAction');
      return 'refusal' in reason
        ? refusalReason(reason.refusal)
        : accessReason(reason.access, reason.place);
    },

    /** Returns which sources are reconciled first. */
    sourcesText({ sources }: BulkPlan): string | undefined {
      if (sources.size === 0) return undefined;
      const counts = [...sources.values()];
      return t('bulk.sources', {
        count: counts.reduce((sum, number) => sum + number, 0),
        sources: t.listed(
          [...sources].map(([kind, number]) =>
            t('bulk.countOfKind', { number, kind: kindNoun(kind, number) }),
          ),
        ),
      });
    },
  };
});
