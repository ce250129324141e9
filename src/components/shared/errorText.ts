import type { FluxError } from '../../api';
import { groupBy } from './groupBy';
import { listed } from './text';
import type { Translate } from './translate';

/** Returns the problem with its HTTP status: `not permitted (HTTP 403)`. */
export function problemOf(t: Translate, error: FluxError): string {
  const problem = t(`error.${error.problem}`);
  return error.status === undefined
    ? problem
    : t('error.withStatus', { problem, status: `${error.status}` });
}

/** One line for several errors: `staging: HelmRelease, Kustomization: not permitted (HTTP 403)`. */
export interface ErrorLine {
  readonly text: string;
  /** Original messages of the cluster or Backstage. */
  readonly detail: string;
}

/** Returns one line per cluster and problem, in the order of the errors. */
export function errorLines(
  t: Translate,
  errors: readonly FluxError[],
): readonly ErrorLine[] {
  const groups = groupBy(errors, ({ cluster, problem, status }) =>
    JSON.stringify([cluster, problem, status]),
  );
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    if (!first) return [];
    const where = first.cluster ?? t('error.backstage');
    const problem = problemOf(t, first);
    const kinds = group.flatMap(({ kind }) => kind ?? []);
    return {
      text:
        kinds.length === 0
          ? t('error.ofCluster', { where, problem })
          : t('error.ofKinds', { where, kinds: listed(t, kinds), problem }),
      detail: [...new Set(group.map(({ message }) => message))].join('\n'),
    };
  });
}
