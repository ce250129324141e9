import { isAtLeast } from '../releases';
import { isRecord, listAt, recordAt, stringAt } from '../json';
import type { Attempt } from './Attempt';
import type { Controller } from './controller';
import { Conditions } from './conditions';
import { unreadyDependency } from './dependencies';
import { goDuration, milliseconds } from './durations';
import type { Failure } from './failures';
import { fail, scriptedFailure } from './failures';
import { hex, revisionOf } from './artifacts';
import { unhealthyAmong } from './healthChecks';
import { addToHistory } from './runHistory';

const ORIGIN = 'org.opencontainers.image.revision';

/** Simulates kustomize-controller. Every run shows Ready=Unknown, routine ones too. */
export const kustomizeController: Controller = {
  name: 'kustomize-controller',
  manager: 'gotk-kustomize-controller',
  kinds: ['Kustomization'],
  begin(attempt) {
    if (blocked(attempt)) return false;
    attempt.conditions
      .ready('Unknown', 'Progressing', 'Reconciliation in progress')
      .reconciling(progress('Fetching manifests', attempt));
    return true;
  },
  middle(attempt) {
    attempt.put({ lastAttemptedRevision: sourceRevision(attempt) });
    const step = checksHealth(attempt)
      ? 'Running health checks'
      : 'Building manifests';
    attempt.conditions.reconciling(progress(step, attempt));
  },
  checksHealth,
  applies: attempt => !blocked(attempt) && !fails(attempt),
  end(attempt) {
    const { conditions, world } = attempt;
    const obstacle = blocked(attempt);
    if (obstacle) {
      conditions.ready('False', obstacle.reason, obstacle.message).willRetry();
      attempt.retryMs = world.dependencyMs;
      if (obstacle.reason === 'DependencyNotReady') {
        const message =
          'Dependencies do not meet ready condition, retrying in 30s';
        attempt.event({
          type: 'Normal',
          reason: obstacle.reason,
          message,
          annotations: annotations(attempt),
        });
      }
      return;
    }
    const failure = fails(attempt) ?? unhealthy(attempt);
    if (failure) {
      fail(attempt, failure);
      record(attempt, failure.reason);
      return;
    }
    succeed(attempt);
  },
  suspended(attempt) {
    if (attempt.readyBefore) {
      attempt.conditions.delete('Reconciling');
      attempt.observed();
    }
  },
};

/** Returns the failure before the health checks. A failed health check is repeated only where nothing tells of health. */
function fails(attempt: Attempt): Failure | undefined {
  const failure = scriptedFailure(attempt);
  const isRepeated =
    failure?.reason === 'HealthCheckFailed' &&
    failure.message === attempt.failureBefore?.message;
  return isRepeated && attempt.world.health() ? undefined : failure;
}

function unhealthy(attempt: Attempt): Failure | undefined {
  const all = checksHealth(attempt) ? (attempt.world.health() ?? []) : [];
  const names = listAt(attempt.spec, 'healthChecks').filter(isRecord);
  const checked = all.filter(
    ({ object }) =>
      attempt.spec.wait === true ||
      names.some(
        check =>
          check.kind === object.kind && check.name === object.metadata.name,
      ),
  );
  const found = unhealthyAmong(checked);
  if (!found) return undefined;
  const { now, startedAt } = attempt;
  const ms = found.isEarly
    ? now.getTime() - startedAt.getTime()
    : timeoutOf(attempt) + 20;
  return {
    reason: 'HealthCheckFailed',
    message: `health check failed after ${goDuration(ms)}: ${found.text}`,
  };
}

function succeed(attempt: Attempt) {
  const { conditions, now, startedAt, spec, world } = attempt;
  const revision = sourceRevision(attempt) ?? '';
  conditions
    .ready('True', 'ReconciliationSucceeded', `Applied revision: ${revision}`)
    .delete('Reconciling', 'Stalled');
  if (checksHealth(attempt)) {
    const message = `Health check passed in ${goDuration(now.getTime() - startedAt.getTime())}`;
    if (!wasHealthyAt(attempt, revision)) {
      attempt.event({
        type: 'Normal',
        reason: 'Progressing',
        message,
        annotations: annotations(attempt),
      });
    }
    conditions.set('Healthy', 'True', 'Succeeded', message);
  } else {
    conditions.delete('Healthy');
  }
  const origin = stringAt(
    recordAt(source(attempt), 'status', 'artifact', 'metadata'),
    ORIGIN,
  );
  attempt
    .observed()
    .put({ lastAppliedRevision: revision, lastAttemptedRevision: revision })
    .put(
      origin && isAtLeast(world.release, '2.5')
        ? { lastAppliedOriginRevision: origin }
        : {},
    );
  record(attempt, 'ReconciliationSucceeded');
  const next = goDuration(milliseconds(stringAt(spec, 'interval')) ?? 0);
  attempt.event({
    type: 'Normal',
    reason: 'ReconciliationSucceeded',
    message: `Reconciliation finished in ${goDuration(now.getTime() - startedAt.getTime())}, next run in ${next}`,
    annotations: {
      ...annotations(attempt),
      'kustomize.toolkit.fluxcd.io/commit_status': 'update',
    },
  });
}

/** Returns whether the last run found everything healthy at this revision: then the controller says nothing of it. */
function wasHealthyAt({ before, now }: Attempt, revision: string): boolean {
  return (
    new Conditions(before, now).is('Healthy', 'True') &&
    stringAt(before, 'status', 'lastAppliedRevision') === revision
  );
}

function record(attempt: Attempt, reason: string) {
  const revision = sourceRevision(attempt);
  if (!isAtLeast(attempt.world.release, '2.7') || !revision) return;
  addToHistory(attempt, {
    digest: `sha256:${hex([attempt.spec, revision], 64)}`,
    reason,
    isSame: entry =>
      stringAt(entry, 'metadata', 'revision') === revision &&
      entry.lastReconciledStatus === reason,
    more: old => ({ metadata: { ...recordAt(old, 'metadata'), revision } }),
  });
}

function blocked(attempt: Attempt): Failure | undefined {
  const found = source(attempt);
  if (!found) {
    const { kind, name } = recordAt(attempt.spec, 'sourceRef');
    return {
      reason: 'ArtifactFailed',
      message: `${kind}.source.toolkit.fluxcd.io "${name}" not found`,
    };
  }
  if (!revisionOf(found)) {
    const message = 'Source artifact not found, retrying in 30s';
    return { reason: 'ArtifactFailed', message };
  }
  const message = unreadyDependency(
    attempt,
    (dependency, cause) => `dependency '${dependency}' not found: ${cause}`,
  );
  return message ? { reason: 'DependencyNotReady', message } : undefined;
}

function source({ spec, namespace, world }: Attempt) {
  const ref = recordAt(spec, 'sourceRef');
  return world.find(
    stringAt(ref, 'kind') ?? '',
    stringAt(ref, 'namespace') ?? namespace,
    stringAt(ref, 'name'),
  );
}

function sourceRevision(attempt: Attempt) {
  return revisionOf(source(attempt));
}

function checksHealth({ spec }: Attempt): boolean {
  return spec.wait === true || listAt(spec, 'healthChecks').length > 0;
}

function progress(step: string, attempt: Attempt): string {
  return `${step} for revision ${sourceRevision(attempt)} with a timeout of ${goDuration(timeoutOf(attempt))}`;
}

function timeoutOf({ spec }: Attempt): number {
  const interval = milliseconds(stringAt(spec, 'interval')) ?? 60_000;
  return (
    milliseconds(stringAt(spec, 'timeout')) ??
    Math.max(interval - 30_000, 30_000)
  );
}

function annotations(attempt: Attempt): Record<string, string> {
  const revision = sourceRevision(attempt);
  return revision ? { 'kustomize.toolkit.fluxcd.io/revision': revision } : {};
}
