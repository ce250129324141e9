import { isAtLeast } from '../releases';
import {
  isRecord,
  listAt,
  numberAt,
  stringAt,
  timestamp,
  type Json,
} from '../json';
import type { Attempt } from './Attempt';
import { availableChart } from './charts';
import { hex } from './artifacts';
import { took } from './runHistory';

export type HelmAction = 'install' | 'upgrade';

const verbs = {
  install: 'InstallSucceeded',
  upgrade: 'UpgradeSucceeded',
} as const;

/** Returns the history without a release that has been uninstalled: Helm has forgotten it. */
function historyOf(status: Json): readonly Json[] {
  const all = listAt(status, 'history').filter(isRecord);
  return all[0]?.status === 'uninstalled' ? [] : all;
}

/** Returns the name under which Helm knows the release, and its namespace. */
export function releaseOf({ spec, object }: Attempt) {
  const { name, namespace = '' } = object.metadata;
  const target = stringAt(spec, 'targetNamespace');
  return {
    name:
      stringAt(spec, 'releaseName') ?? (target ? `${target}-${name}` : name),
    namespace: target ?? namespace,
  };
}

/** Returns the chart that a run installs. */
export function chartOf(attempt: Attempt) {
  const { spec, status } = attempt;
  const chart = availableChart(attempt);
  const [latest] = listAt(status, 'history');
  return {
    chartName:
      chart?.name ??
      stringAt(latest, 'chartName') ??
      stringAt(spec, 'chart', 'spec', 'chart') ??
      releaseOf(attempt).name,
    chartVersion:
      chart?.revision ??
      stringAt(latest, 'chartVersion') ??
      stringAt(spec, 'chart', 'spec', 'version') ??
      '1.0.0',
    digest: chart?.digest,
  };
}

function nextVersion(status: Json): number {
  const [latest] = historyOf(status);
  const last =
    numberAt(latest, 'version') ?? numberAt(status, 'lastReleaseRevision') ?? 0;
  return last + 1;
}

/** Puts a new revision on top of the history. */
function record(
  attempt: Attempt,
  action: HelmAction | 'rollback',
  content: Json & { readonly status: string },
  older: readonly Json[],
): void {
  const { now, world, status } = attempt;
  const { name, namespace } = releaseOf(attempt);
  const version = nextVersion(status);
  const [latest] = older;
  const snapshot = {
    ...latest,
    ...(isAtLeast(world.release, '2.8') && { action, apiVersion: 'v2' }),
    digest: `sha256:${hex([name, version, content.chartVersion], 64)}`,
    name,
    namespace,
    version,
    firstDeployed: stringAt(latest, 'firstDeployed') ?? timestamp(now),
    lastDeployed: timestamp(now),
    ...content,
  };
  attempt.put({ history: [snapshot, ...older] });
}

/** Returns what an install or upgrade writes of itself, however it ends. */
function attempted(attempt: Attempt, action: HelmAction): Json {
  const { spec, object } = attempt;
  const { chartVersion, digest } = chartOf(attempt);
  return {
    storageNamespace:
      stringAt(spec, 'storageNamespace') ?? object.metadata.namespace,
    lastAttemptedRevision: chartVersion,
    lastAttemptedReleaseAction: action,
    lastAttemptedConfigDigest: configDigest(attempt),
    ...(digest && { lastAttemptedRevisionDigest: digest }),
  };
}

function configDigest({ spec }: Attempt): string {
  return `sha256:${hex(spec.values ?? {}, 64)}`;
}

function contentOf(attempt: Attempt) {
  const { chartName, chartVersion, digest } = chartOf(attempt);
  return {
    chartName,
    chartVersion,
    configDigest: configDigest(attempt),
    ...(digest &&
      isAtLeast(attempt.world.release, '2.3') && { ociDigest: digest }),
  };
}

const annotations = (revision: unknown) => ({
  'helm.toolkit.fluxcd.io/revision': String(revision),
});

/** Records a successful Helm action as a new revision on top of the history. */
export function release(attempt: Attempt, action: HelmAction): void {
  const { status, conditions, world } = attempt;
  const { chartName, chartVersion } = chartOf(attempt);
  const version = nextVersion(status);

  if (!isAtLeast(world.release, '2.2')) {
    const message = 'Release reconciliation succeeded';
    conditions
      .set('Released', 'True', verbs[action], `Helm ${action} succeeded`)
      .ready('True', 'ReconciliationSucceeded', message);
    attempt.put({
      lastAppliedRevision: chartVersion,
      lastAttemptedRevision: chartVersion,
      lastReleaseRevision: version,
    });
    attempt.event({
      type: 'Normal',
      reason: 'info',
      message: `Helm ${action} has started`,
    });
    return;
  }

  const { name, namespace } = releaseOf(attempt);
  const message = `Helm ${action} succeeded for release ${namespace}/${name}.v${version} with chart ${chartName}@${chartVersion}`;
  conditions
    .set('Released', 'True', verbs[action], message)
    .delete('Remediated', 'TestSuccess')
    .ready('True', verbs[action], message);
  const older = historyOf(status).map((entry, i) =>
    i === 0 && entry.status === 'deployed'
      ? { ...entry, status: 'superseded' }
      : entry,
  );
  const {
    failures: _f,
    installFailures: _i,
    upgradeFailures: _u,
    ...rest
  } = status;
  attempt.replace(rest);
  const content = { ...contentOf(attempt), status: 'deployed' };
  const written = attempted(attempt, action);
  record(attempt, action, content, older);
  attempt.put(written);
  attempt.event({
    type: 'Normal',
    reason: verbs[action],
    message,
    annotations: annotations(chartVersion),
  });
}

/** Records a Helm action that has failed after it had applied its objects. The revision before stays deployed. */
export function recordFailure(attempt: Attempt, action: HelmAction): void {
  const { conditions, status, world } = attempt;
  conditions.delete('Remediated', 'TestSuccess');
  if (!isAtLeast(world.release, '2.2')) {
    attempt.put({ lastReleaseRevision: nextVersion(status) });
    return;
  }
  const content = { ...contentOf(attempt), status: 'failed' };
  const written = attempted(attempt, action);
  record(attempt, action, content, historyOf(status));
  attempt.put({
    ...written,
    ...(isAtLeast(world.release, '2.7') && {
      lastAttemptedReleaseActionDuration: took(attempt),
    }),
  });
}

/** Rolls back to the last revision that was deployed, as a new revision. */
export function rollBack(attempt: Attempt): void {
  const { status } = attempt;
  const history = historyOf(status);
  const target = history.find(
    entry => entry.status === 'deployed' || entry.status === 'superseded',
  );
  if (!target) return;
  const older = history.map(entry =>
    entry.status === 'deployed' ? { ...entry, status: 'superseded' } : entry,
  );
  const { chartName, chartVersion } = target;
  record(attempt, 'rollback', { ...contentOfRevision(target) }, older);
  attempt.workloads = 'before';
  remediated(attempt, {
    reason: 'RollbackSucceeded',
    message: `Helm rollback to previous release ${named(attempt, target)} with chart ${chartName}@${chartVersion} succeeded`,
    revision: chartVersion,
  });
}

function contentOfRevision(target: Json) {
  const { action: _a, digest: _d, version: _v, ...content } = target;
  const { lastDeployed: _l, firstDeployed: _f, ...rest } = content;
  return { ...rest, status: 'deployed' };
}

/** Uninstalls the newest revision, with all that it has applied. */
export function uninstall(attempt: Attempt): void {
  const [latest, ...older] = historyOf(attempt.status);
  if (!latest) return;
  const { chartName, chartVersion } = latest;
  attempt.put({ history: [{ ...latest, status: 'uninstalled' }, ...older] });
  attempt.workloads = 'none';
  remediated(attempt, {
    reason: 'UninstallSucceeded',
    message: `Helm uninstall remediation for release ${named(attempt, latest)} with chart ${chartName}@${chartVersion} succeeded`,
    revision: chartVersion,
  });
}

function named(attempt: Attempt, { version }: Json): string {
  const { name, namespace } = releaseOf(attempt);
  return `${namespace}/${name}.v${version}`;
}

/** Writes the result of a remediation to Ready as well, which no longer says why the action failed. */
function remediated(
  attempt: Attempt,
  result: {
    readonly reason: string;
    readonly message: string;
    readonly revision: unknown;
  },
): void {
  const { reason, message, revision } = result;
  attempt.conditions
    .set('Remediated', 'True', reason, message)
    .ready('False', reason, message);
  attempt.event({
    type: 'Normal',
    reason,
    message,
    annotations: annotations(revision),
  });
}
