import { isAtLeast } from '../releases';
import { isRecord, listAt, numberAt, stringAt, timestamp } from '../json';
import type { Attempt } from './Attempt';
import type { Chart } from './charts';
import { hex } from './artifacts';

const verbs = {
  install: 'InstallSucceeded',
  upgrade: 'UpgradeSucceeded',
} as const;

/** Records a successful Helm action as a new snapshot on top of the history. */
export function release(
  attempt: Attempt,
  action: 'install' | 'upgrade',
  chart: Chart | undefined,
): void {
  const { spec, object, status, conditions, now, world } = attempt;
  const [latest, ...older] = listAt(status, 'history').filter(isRecord);
  const name = stringAt(spec, 'releaseName') ?? defaultName(attempt);
  const namespace =
    stringAt(spec, 'targetNamespace') ?? object.metadata.namespace ?? '';
  const chartName =
    chart?.name ??
    stringAt(latest, 'chartName') ??
    stringAt(spec, 'chart', 'spec', 'chart') ??
    name;
  const chartVersion =
    chart?.revision ??
    stringAt(latest, 'chartVersion') ??
    stringAt(spec, 'chart', 'spec', 'version') ??
    '1.0.0';
  const version =
    (numberAt(latest, 'version') ??
      numberAt(status, 'lastReleaseRevision') ??
      0) + 1;

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

  const message = `Helm ${action} succeeded for release ${namespace}/${name}.v${version} with chart ${chartName}@${chartVersion}`;
  conditions
    .set('Released', 'True', verbs[action], message)
    .delete('Remediated', 'TestSuccess')
    .ready('True', verbs[action], message);
  const snapshot = {
    ...latest,
    ...(isAtLeast(world.release, '2.8') && { action, apiVersion: 'v2' }),
    digest: `sha256:${hex([name, version, chartVersion], 64)}`,
    name,
    namespace,
    version,
    status: 'deployed',
    chartName,
    chartVersion,
    configDigest: `sha256:${hex(spec.values ?? {}, 64)}`,
    firstDeployed: stringAt(latest, 'firstDeployed') ?? timestamp(now),
    lastDeployed: timestamp(now),
    ...(chart?.digest &&
      isAtLeast(world.release, '2.3') && { ociDigest: chart.digest }),
  };
  const previous = latest
    ? [
        latest.status === 'deployed'
          ? { ...latest, status: 'superseded' }
          : latest,
      ]
    : older;
  const {
    failures: _f,
    installFailures: _i,
    upgradeFailures: _u,
    ...rest
  } = attempt.status;
  attempt.replace({
    ...rest,
    history: [snapshot, ...previous],
    storageNamespace:
      stringAt(spec, 'storageNamespace') ?? object.metadata.namespace,
    lastAttemptedRevision: chartVersion,
    lastAttemptedReleaseAction: action,
    lastAttemptedConfigDigest: snapshot.configDigest,
    ...(chart?.digest && { lastAttemptedRevisionDigest: chart.digest }),
  });
  attempt.event({
    type: 'Normal',
    reason: verbs[action],
    message,
    annotations: { 'helm.toolkit.fluxcd.io/revision': chartVersion },
  });
}

function defaultName({ spec, object }: Attempt): string {
  const target = stringAt(spec, 'targetNamespace');
  return target ? `${target}-${object.metadata.name}` : object.metadata.name;
}
