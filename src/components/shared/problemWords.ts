import type { FluxError } from '../../api';
import { defineWords } from './translate';

/** Returns the problem with its HTTP status: `not permitted (HTTP 403)`. */
export const problemWords = defineWords(t => (error: FluxError): string => {
  const { annotation } = error;
  const problem = annotation
    ? t('error.invalidSearchBy', { annotation: annotation.name })
    : t(`error.${error.problem}`);
  return error.status === undefined
    ? problem
    : t('error.withStatus', { problem, status: `${error.status}` });
});

/** One line for several errors: `staging: HelmRelease, Kustomization: not permitted (HTTP 403)`. */
export interface ErrorLine {
  readonly text: string;
  /** Original messages of the cluster or Backstage. */
  readonly detail: string;
}
