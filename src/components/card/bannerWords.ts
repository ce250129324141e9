import type { FluxResources, SharedSource } from '../../hooks';
import { defineWords, type ErrorLine, problemWords } from '../shared';
import { errorWords } from '../shared/late';
import { sharedSourceWords } from './sharedSourceWords';

type Known = Pick<
  FluxResources,
  'errors' | 'failure' | 'pending' | 'staleSince' | 'refresh'
>;

/** The state of a card that its banner tells of. */
export interface BannerState {
  readonly known: Known;
  /** Shared sources that are missing or could not be read. */
  readonly shared: readonly SharedSource[];
  /** Additional lines. */
  readonly more: readonly ErrorLine[];
  readonly areClustersLate: boolean;
  /** Backstage has not answered the poll for a while. */
  readonly isPollLate: boolean;
}

/** Returns a line per problem, and none if there are no problems. */
export const bannerWords = defineWords(t => {
  const { clustersText, errorLines } = errorWords(t);
  const problemOf = problemWords(t);
  const sharedLines = sharedSourceWords(t);

  /** Returns a line about clusters that have not responded yet. */
  function lateLine(late: readonly string[]): readonly ErrorLine[] {
    const clusters = clustersText(late);
    return late.length === 0
      ? []
      : [{ text: t('notice.pending', { clusters }), detail: t.listed(late) }];
  }

  return ({
    known,
    shared,
    more,
    areClustersLate,
    isPollLate,
  }: BannerState): readonly ErrorLine[] => {
    const { errors, failure, pending } = known;
    if (failure?.problem === 'unauthorized') {
      return [{ text: t('notice.signedOut'), detail: failure.message }];
    }
    // Backstage answered, and said no.
    if (failure?.status !== undefined && failure.status < 500) {
      return errorLines([failure]);
    }
    if (failure) {
      const problem = problemOf(failure);
      const text = t('notice.notAnswering', { problem });
      return [{ text, detail: failure.message }];
    }
    const late = areClustersLate
      ? // An error of a cluster is shown until the cluster responds.
        pending
          .filter(name => errors.every(({ cluster }) => cluster !== name))
          .map(t.cluster)
      : [];
    const isNobodyNamed = isPollLate && !areClustersLate;
    return [
      ...lateLine(isNobodyNamed ? [t('error.backstage')] : late),
      ...errorLines(errors),
      ...sharedLines(shared),
      ...more,
    ];
  };
});
