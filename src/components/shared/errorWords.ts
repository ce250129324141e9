import { KUBERNETES_ANNOTATION } from '@backstage/plugin-kubernetes-common';
import type { FluxError, FluxSearchAnnotation } from '../../api';
import { groupBy } from '../../flux';
import { type ErrorLine, problemWords } from './problemWords';
import { shorten } from './text';
import { defineWords } from './translate';

/** Longer than any label, so that only a broken value is cut. */
const VALUE_LENGTH = 80;

/** Clusters that are named one by one; more of them are counted, so that a message stays one line. */
const NAMED_CLUSTERS = 3;

/** Errors of one cluster, or of Backstage, with the same problem. */
interface ErrorGroup {
  readonly where: string;
  readonly problem: string;
  readonly kinds: readonly string[];
  readonly messages: readonly string[];
}

/** Lines for the errors of a listing. */
export const errorWords = defineWords(t => {
  const problemOf = problemWords(t);

  /** Returns the line of a search that no cluster was asked for, as its annotation is not valid. */
  function lineOfSearch({ name, value }: FluxSearchAnnotation): ErrorLine {
    const isValue = name === KUBERNETES_ANNOTATION;
    const values = { value: shorten(value, VALUE_LENGTH) };
    const problem = isValue
      ? t('error.notLabelValue', values)
      : t('error.notSelector', values);
    return {
      text: t('error.ofCluster', { where: name, problem }),
      detail: isValue
        ? t('error.notLabelValueDetail')
        : t('error.notSelectorDetail'),
    };
  }

  /** Returns a few clusters as people call them, or the number of many. */
  function clustersText(names: readonly string[]): string {
    return names.length <= NAMED_CLUSTERS
      ? t.listed(names)
      : t('error.clusters', { number: names.length });
  }

  function groupsOf(errors: readonly FluxError[]): readonly ErrorGroup[] {
    const groups = groupBy(errors, ({ cluster, problem, status }) =>
      JSON.stringify([cluster, problem, status]),
    );
    return [...groups.values()].flatMap(group => {
      const [first] = group;
      if (!first) return [];
      const { annotation } = first;
      return {
        where:
          first.cluster === undefined
            ? t('error.backstage')
            : t.cluster(first.cluster),
        problem: problemOf(first),
        kinds: group.flatMap(({ kind }) => kind ?? []),
        messages: [
          ...(annotation
            ? [
                t('error.searchedFor', {
                  annotation: annotation.name,
                  value: shorten(annotation.value, VALUE_LENGTH),
                }),
              ]
            : []),
          ...new Set(group.map(({ message }) => message)),
        ],
      };
    });
  }

  function lineOf(where: string, { problem, kinds }: ErrorGroup): string {
    return kinds.length === 0
      ? t('error.ofCluster', { where, problem })
      : t('error.ofKinds', { where, kinds: t.listed(kinds), problem });
  }

  return {
    clustersText,

    /**
     * Returns one line per cluster and problem, in the order of the errors; and one for many clusters with the same
     * problem, whose names are in the detail.
     */
    errorLines(errors: readonly FluxError[]): readonly ErrorLine[] {
      const notAsked = errors.flatMap(({ cluster, annotation }) =>
        cluster === undefined && annotation ? annotation : [],
      );
      if (notAsked.length > 0) return notAsked.map(each => lineOfSearch(each));
      const alike = groupBy(groupsOf(errors), ({ problem, kinds }) =>
        JSON.stringify([problem, kinds]),
      );
      return [...alike.values()].flatMap(groups => {
        const [first] = groups;
        if (!first) return [];
        const names = groups.map(({ where }) => where);
        if (names.length > NAMED_CLUSTERS) {
          const messages = new Set(groups.flatMap(each => each.messages));
          return {
            text: lineOf(clustersText(names), first),
            detail: [t.listed(names), ...messages].join('\n'),
          };
        }
        return groups.map(group => ({
          text: lineOf(group.where, group),
          detail: group.messages.join('\n'),
        }));
      });
    },
  };
});
