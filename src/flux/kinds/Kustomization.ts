import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/Kustomization';
import { activityAt } from '../activity';
import { lastTransition } from '../conditions';
import { later } from '../writes';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { edgesTo, readDependsOn, readReference } from '../references';
import { readRevision } from '../revision';
import { readString, type Untrusted } from '../untrusted';
import { readTarget } from '../target';
import { defineKind, SOURCE_GROUP } from './definition';
import { readLastRun } from './lastRun';
import { readKustomizationRevisions } from './kustomizationRevisions';

/** Reads whether its objects are deleted with it: by `deletionPolicy` (Flux 2.5 and later), else by `prune`. */
function readOnDelete(
  spec: Untrusted<IKustomization>['spec'],
): 'prune' | 'orphan' {
  switch (spec?.deletionPolicy) {
    case 'Delete':
    case 'WaitForTermination':
      return 'prune';
    case 'Orphan':
      return 'orphan';
    default:
      return spec?.prune === true ? 'prune' : 'orphan';
  }
}

function read(raw: Untrusted<IKustomization>, common: CommonFields): Facets {
  const applied = readRevision(raw.status?.lastAppliedRevision);
  const attempted = readRevision(raw.status?.lastAttemptedRevision);
  // Flux 2.7 and later.
  const lastRun = readLastRun(raw.status?.history);
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
    onDelete: readOnDelete(raw.spec),
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
  ownerLabels: 'kustomize.toolkit.fluxcd.io',
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
