import type { Overdue } from '../../flux';
import { defineWords, shortDuration } from '../shared';

/**
 * Returns what should have happened long ago, and the likely cause. A deletion waits for others as well, so nothing is
 * said of the controller then.
 */
export const overdueWords = defineWords(t => {
  /** Returns what should have happened long ago: `Not reconciled for 6 days; interval 10m`. */
  function missedText({ what, forMs, by: field, allowed }: Overdue): string {
    const time = t.span(forMs);
    const said = {
      run: t('statusDetail.overdueRun', { time }),
      look: t('statusDetail.overdueLook', { time }),
      request: t('statusDetail.overdueRequest', { time }),
      deletion: t('statusDetail.overdueDeletion', { time }),
    }[what];
    if (field === undefined || allowed === undefined) return said;
    return t('statusDetail.overdueBy', {
      said,
      field,
      allowed: shortDuration(allowed),
    });
  }

  return (overdue: Overdue): string => {
    const said = missedText(overdue);
    return overdue.what === 'deletion'
      ? said
      : t('statusDetail.overdueCause', { said });
  };
});
