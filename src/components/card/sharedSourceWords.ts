import type { FluxError } from '../../api';
import { groupBy } from '../../flux';
import type { SharedSource } from '../../hooks';
import {
  defineWords,
  type ErrorLine,
  problemWords,
  resourceTitle,
} from '../shared';
import { isLost } from './sharedSources';

/** Number of resources to name that refer to a missing source. */
const NAMED = 3;

/** Returns a line for each shared source that is missing, and one per problem of those that could not be read. */
export const sharedSourceWords = defineWords(t => {
  const problemOf = problemWords(t);

  function missingLine({ named }: SharedSource): ErrorLine {
    const by = t.listed(named.namedBy.slice(0, NAMED).map(resourceTitle));
    const what = resourceTitle(named);
    return {
      text: t('shared.missing', { where: t.cluster(named.cluster), what, by }),
      detail: what,
    };
  }

  /** Returns one line per problem, however many sources and clusters have it. */
  function unreadLines(errors: readonly FluxError[]): readonly ErrorLine[] {
    const groups = groupBy(errors, problemOf);
    return [...groups].map(([problem, group]) => ({
      text: t('shared.notRead', {
        where: t.listed([
          ...new Set(
            group.flatMap(({ cluster }) =>
              cluster === undefined ? [] : t.cluster(cluster),
            ),
          ),
        ]),
        problem,
      }),
      detail: [...new Set(group.map(({ message }) => message))].join('\n'),
    }));
  }

  return (sources: readonly SharedSource[]): readonly ErrorLine[] => [
    ...sources.filter(isLost).map(missingLine),
    ...unreadLines(sources.flatMap(({ error }) => error ?? [])),
  ];
});
