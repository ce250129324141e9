import type { KubernetesObject } from '../types';
import { recordAt, stringAt } from '../json';
import type { Attempt } from './Attempt';
import { Conditions } from './conditions';
import { firstRevision, newArtifact, revisionOf } from './artifacts';
import type { Controller } from './controller';
import { fail, scriptedFailure } from './failures';

const ABNORMAL = [
  'FetchFailed',
  'BuildFailed',
  'ArtifactOutdated',
  'IncludeUnavailable',
  'StorageOperationFailed',
];

/** Simulates source-controller: Git, OCI and Helm repositories, charts, buckets. Routine runs that find nothing do not show. */
export const sourceController: Controller = {
  name: 'source-controller',
  kinds: [
    'GitRepository',
    'OCIRepository',
    'HelmRepository',
    'HelmChart',
    'Bucket',
  ],
  begin(attempt) {
    if (!attempt.isRequested) return true;
    const { before } = attempt;
    const { generation } = before.metadata;
    const observed = recordAt(before, 'status').observedGeneration;
    showProgress(
      attempt,
      generation === observed
        ? 'reconciliation in progress'
        : `processing object: new generation ${observed} -> ${generation}`,
    );
    return true;
  },
  middle(attempt) {
    const revision = newRevision(attempt);
    if (!revision || scriptedFailure(attempt)) return;
    const message = `new upstream revision '${revision}'`;
    if (revisionOf(attempt.before)) {
      const reason =
        attempt.object.kind === 'HelmChart' ? 'NewChart' : 'NewRevision';
      attempt.conditions.set('ArtifactOutdated', 'True', reason, message);
    }
    attempt.conditions
      .reconciling(`building artifact: ${message}`)
      .ready('Unknown', 'Progressing', `building artifact: ${message}`);
  },
  end(attempt) {
    const { conditions, object } = attempt;
    const missing = missingSource(attempt);
    const failure = missing ?? scriptedFailure(attempt);
    if (failure) {
      if (!ABNORMAL.some(type => conditions.is(type, 'True'))) {
        conditions.set('FetchFailed', 'True', failure.reason, failure.message);
      }
      fail(attempt, failure);
      return;
    }
    conditions.delete(...ABNORMAL, 'Reconciling', 'Stalled');
    attempt.observed();
    if (isOci(object)) {
      conditions.ready('True', 'Succeeded', 'Helm repository is ready');
      return;
    }
    const revision =
      newRevision(attempt) ?? revisionOf(object) ?? firstRevision(object);
    const isNew = revision !== revisionOf(attempt.before);
    const ready = successOf(object, revision);
    if (isNew || !attempt.readyBefore) {
      conditions.ready('True', ready.reason, ready.message);
      conditions.set('ArtifactInStorage', 'True', ready.reason, ready.message);
    } else {
      conditions.confirmReady();
    }
    if (isNew) attempt.put(newArtifact(object, revision, attempt.now));
    attempt.event(eventOf(attempt, revision, isNew));
  },
};

/** Shows progress in Reconciling. Ready keeps its message, unless it has none yet. */
export function showProgress({ conditions }: Attempt, message: string): void {
  conditions.reconciling(message);
  if (!conditions.get('Ready') || conditions.is('Ready', 'Unknown')) {
    conditions.ready('Unknown', 'Progressing', message);
  }
}

export function isOci(object: KubernetesObject): boolean {
  return (
    object.kind === 'HelmRepository' &&
    stringAt(object, 'spec', 'type') === 'oci'
  );
}

/** Returns the revision to store. An object that a scenario starts mid-run names it itself. */
function newRevision({ world, before, now }: Attempt): string | undefined {
  const progress =
    new Conditions(before, now).get('Reconciling')?.message ?? '';
  const announced = /new upstream revision '([^']+)'/.exec(progress)?.[1];
  const next = world.script['next-revision'] ?? announced;
  return next === revisionOf(before) ? undefined : next;
}

/** Returns the failure of a chart without its repository's artifact. Repositories of type oci have none and need none. */
function missingSource({ object, namespace, world }: Attempt) {
  if (object.kind !== 'HelmChart') return undefined;
  const kind = stringAt(object, 'spec', 'sourceRef', 'kind');
  const name = stringAt(object, 'spec', 'sourceRef', 'name');
  const source = kind ? world.find(kind, namespace, name) : undefined;
  if (!source) {
    const message = `failed to get source: ${kind}.source.toolkit.fluxcd.io "${name}" not found`;
    return { reason: 'SourceUnavailable', message };
  }
  if (isOci(source) || revisionOf(source)) return undefined;
  return {
    reason: 'NoSourceArtifact',
    message: `no artifact available for ${kind} source '${name}'`,
  };
}

function successOf(object: KubernetesObject, revision: string) {
  switch (object.kind) {
    case 'HelmChart':
      return {
        reason: 'ChartPullSucceeded',
        message: `pulled '${stringAt(object, 'spec', 'chart')}' chart with version '${revision}'`,
      };
    case 'GitRepository':
      return {
        reason: 'Succeeded',
        message: `stored artifact for revision '${revision}'`,
      };
    case 'OCIRepository':
      return {
        reason: 'Succeeded',
        message: `stored artifact for digest '${revision}'`,
      };
    default:
      return {
        reason: 'Succeeded',
        message: `stored artifact: revision '${revision}'`,
      };
  }
}

function eventOf(attempt: Attempt, revision: string, isNew: boolean) {
  const annotations = {
    'source.toolkit.fluxcd.io/revision': revision,
    'source.toolkit.fluxcd.io/digest':
      stringAt(attempt.status, 'artifact', 'digest') ?? '',
  };
  const stored = `stored artifact for ${attempt.object.kind === 'GitRepository' ? 'commit' : 'revision'} '${revision}'`;
  if (isNew)
    return {
      type: 'Normal' as const,
      reason: 'NewArtifact',
      message: stored,
      annotations,
    };
  if (attempt.failureBefore)
    return {
      type: 'Normal' as const,
      reason: 'Succeeded',
      message: stored,
      annotations,
    };
  return attempt.object.kind === 'GitRepository'
    ? {
        type: 'Normal' as const,
        reason: 'GitOperationSucceeded',
        message: `no changes since last reconciliation: observed revision '${revision}'`,
      }
    : {
        type: 'Normal' as const,
        reason: 'ArtifactUpToDate',
        message: `artifact up-to-date with remote revision: '${revision}'`,
      };
}
