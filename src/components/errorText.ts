import type { FluxError } from '../api';
import type { Translate } from './translate';

/** `not permitted (HTTP 403)`. */
export function problemOf(t: Translate, error: FluxError): string {
  const problem = t(`error.${error.problem}`);
  return error.status === undefined
    ? problem
    : t('error.withStatus', { problem, status: `${error.status}` });
}

/** `staging: HelmRelease: not permitted (HTTP 403)`. */
export function errorLine(t: Translate, error: FluxError): string {
  const where = error.cluster ?? t('error.backstage');
  const problem = problemOf(t, error);
  return error.kind === undefined
    ? t('error.ofCluster', { where, problem })
    : t('error.ofKind', { where, kind: error.kind, problem });
}
