import type { FluxError } from '../../api';
import {
  isMadeByFlux,
  namespacedName,
  type FluxKind,
  type FluxResource,
} from '../../flux';
import type { SharedSource, SharedSources } from '../../hooks';
import {
  defineWords,
  type ErrorLine,
  groupBy,
  problemWords,
  resourceTitle,
} from '../shared';

/** Number of resources to name that refer to a missing source. */
const NAMED = 3;

/** Returns the shared sources of a card's kinds, and lines about those that are missing or could not be read. */
export const sharedSourceWords = defineWords(t => {
  const problemOf = problemWords(t);

  function missingLine({ named }: SharedSource): ErrorLine {
    const by = t.listed(named.namedBy.slice(0, NAMED).map(resourceTitle));
    const what = `${named.kind} ${namespacedName(named)}`;
    return {
      text: t('shared.missing', { where: t.cluster(named.cluster), what, by }),
      detail: what,
    };
  }

  /** Returns one line per problem, however many sources and clusters have it. */
  function unreadLines(errors: readonly FluxError[]): readonly ErrorLine[] {
    const groups = groupBy(errors, error => problemOf(error));
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

  return (
    shared: SharedSources,
    kinds: readonly FluxKind[],
  ): {
    readonly resources: readonly FluxResource[];
    readonly lines: readonly ErrorLine[];
  } => {
    const own = [...shared.values()].filter(({ named }) =>
      kinds.includes(named.kind),
    );
    return {
      resources: own.flatMap(({ resource }) => resource ?? []),
      lines: [
        ...own
          .filter(({ isMissing, named }) => isMissing && !isMadeByFlux(named))
          .map(each => missingLine(each)),
        ...unreadLines(own.flatMap(({ error }) => error ?? [])),
      ],
    };
  };
});
