import { isAtLeast } from '../releases';
import type { Json } from '../json';
import {
  isRecord,
  listAt,
  numberAt,
  recordAt,
  stringAt,
  timestamp,
} from '../json';
import type { Attempt } from './Attempt';
import type { Controller } from './controller';
import { unreadyDependency } from './dependencies';
import { goDuration, milliseconds } from './durations';
import type { Failure } from './failures';
import { fail, scriptedFailure } from './failures';
import { hex, revisionOf } from './artifacts';

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
    const failure = scriptedFailure(attempt);
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

function succeed(attempt: Attempt) {
  const { conditions, now, startedAt, spec, world } = attempt;
  const revision = sourceRevision(attempt) ?? '';
  conditions
    .ready('True', 'ReconciliationSucceeded', `Applied revision: ${revision}`)
    .delete('Reconciling', 'Stalled');
  if (checksHealth(attempt)) {
    conditions.set(
      'Healthy',
      'True',
      'Succeeded',
      `Health check passed in ${goDuration(now.getTime() - startedAt.getTime())}`,
    );
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

/** Adds to `status.history`: the last five distinct results, newest first, with a count of repeats. */
function record(attempt: Attempt, reason: string) {
  const { now, startedAt, status, world } = attempt;
  const revision = sourceRevision(attempt);
  if (!isAtLeast(world.release, '2.7') || !revision) return;
  const digest = `sha256:${hex([attempt.spec, revision], 64)}`;
  const entries = listAt(status, 'history').filter(isRecord);
  const isSame = (entry: Json) =>
    stringAt(entry, 'metadata', 'revision') === revision &&
    entry.lastReconciledStatus === reason;
  const old = entries.find(isSame);
  const entry = {
    digest,
    firstReconciled: timestamp(startedAt),
    ...old,
    lastReconciled: timestamp(now),
    lastReconciledDuration: goDuration(now.getTime() - startedAt.getTime()),
    lastReconciledStatus: reason,
    totalReconciliations: (numberAt(old, 'totalReconciliations') ?? 0) + 1,
    metadata: { ...recordAt(old, 'metadata'), revision },
  };
  attempt.put({
    history: [entry, ...entries.filter(other => other !== old)].slice(0, 5),
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
  const interval = milliseconds(stringAt(attempt.spec, 'interval')) ?? 60_000;
  const timeout =
    milliseconds(stringAt(attempt.spec, 'timeout')) ??
    Math.max(interval - 30_000, 30_000);
  return `${step} for revision ${sourceRevision(attempt)} with a timeout of ${goDuration(timeout)}`;
}

function annotations(attempt: Attempt): Record<string, string> {
  const revision = sourceRevision(attempt);
  return revision ? { 'kustomize.toolkit.fluxcd.io/revision': revision } : {};
}
