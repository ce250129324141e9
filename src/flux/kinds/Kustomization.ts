import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { activityAt } from '../activity';
import { lastTransition } from '../conditions';
import { later } from '../writes';
import type { CommonFields } from '../common';
import type { Facets, LastRun } from '../facets';
import { edgesTo, readDependsOn, readReference } from '../references';
import { readRevision } from '../revision';
import { readList, readString, readTime, type Untrusted } from '../untrusted';
import { readTarget } from '../target';
import { defineKind, SOURCE_GROUP } from './definition';
import { readKustomizationRevisions } from './kustomizationRevisions';

const SUCCEEDED = 'ReconciliationSucceeded';

/** Reads the history (Flux 2.7 and later), whose newest entry comes first. Runs that ended before a build are not in it. */
function readLastRun(raw: Untrusted<IKustomization>): LastRun | undefined {
  const [last] = readList(raw.status?.history);
  const reason = readString(last?.lastReconciledStatus);
  return reason === undefined
    ? undefined
    : {
        isWell: reason === SUCCEEDED,
        reason,
        at: readTime(last?.lastReconciled),
      };
}

function read(raw: Untrusted<IKustomization>, common: CommonFields): Facets {
  const applied = readRevision(raw.status?.lastAppliedRevision);
  const attempted = readRevision(raw.status?.lastAttemptedRevision);
  const lastRun = readLastRun(raw);
  return {
    content: readString(raw.spec?.path),
    revisions: readKustomizationRevisions(raw, common.conditions),
    target: readTarget(raw.spec, common),
    edges: [
      ...edgesTo(
        'source',
        readReference(raw.spec?.sourceRef, {
          from: common,
          group: SOURCE_GROUP,
        }),
      ),
      ...readDependsOn(raw.spec?.dependsOn, common, 'Kustomization'),
    ],
    // The end of the last run (Flux 2.7 and later).
    activity: activityAt('reconciled', lastRun?.at),
    // Each run makes Ready Unknown and back.
    lookedAt: later(lastTransition(common.conditions), lastRun?.at),
    onDelete: 'prune',
    isRerun:
      applied !== undefined &&
      applied.text === attempted?.text &&
      // observedGeneration moves on success only: a changed spec is no routine run.
      common.observedGeneration === common.generation,
    lastRun,
  };
}

export const Kustomization = defineKind({
  group: 'kustomize.toolkit.fluxcd.io',
  plural: 'kustomizations',
  cli: 'kustomization',
  cliWithSource: true,
  versions: ['v1', 'v1beta2', 'v1beta1'],
  role: 'applier',
  controller: 'kustomize-controller',
  suspend: 'always',
  reconcile: 'always',
  force: 'never',
  read,
});
