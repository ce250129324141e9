import type { IImageUpdateAutomation } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageUpdateAutomation';
import { activityAt } from '../activity';
import { lastTransition } from '../conditions';
import { later } from '../writes';
import type { CommonFields } from '../common';
import type { Edge, Facets } from '../facets';
import { edgesTo, readReference } from '../references';
import { parseRevision } from '../revision';
import { isRecord, readString, readTime, type Untrusted } from '../untrusted';
import { defineKind, IMAGE, SOURCE_GROUP } from './definition';

/**
 * Reads the policies that the automation considered in its last run (Flux 2.3 and later): all of its own namespace that
 * have chosen a tag, or those of them that match `spec.policySelector`. Its files need not use each of them.
 */
function readPolicies(
  observed: unknown,
  { cluster, namespace }: CommonFields,
): readonly Edge[] {
  if (!isRecord(observed)) return [];
  return Object.keys(observed)
    .filter(name => name !== '')
    .map(name => ({
      type: 'policy',
      to: { cluster, group: IMAGE.group, kind: 'ImagePolicy', namespace, name },
    }));
}

const readCommit = (written: unknown) => {
  const hash = readString(written);
  return hash === undefined ? undefined : parseRevision(`sha1:${hash}`);
};

function readTags(observed: unknown): ReadonlyMap<string, string> {
  const entries = isRecord(observed) ? Object.entries(observed) : [];
  return new Map(
    entries.flatMap(([name, policy]) => {
      const tag = isRecord(policy) ? readString(policy.tag) : undefined;
      return tag === undefined ? [] : [[name, tag] as const];
    }),
  );
}

/** Reads where commits go to. With a refspec alone, that is no branch which a repository could follow by its name. */
function readBranch(
  git: NonNullable<Untrusted<IImageUpdateAutomation>['spec']>['git'],
): string | undefined {
  const branch = readString(git?.push?.branch);
  return (
    branch ??
    readString(git?.push?.refspec) ??
    readString(git?.checkout?.ref?.branch)
  );
}

function read(
  raw: Untrusted<IImageUpdateAutomation>,
  common: CommonFields,
): Facets {
  const reference = {
    from: common,
    group: SOURCE_GROUP,
    kind: 'GitRepository',
  };
  return {
    // It reads from its source as well; what it brings goes there.
    edges: [
      ...edgesTo('writes', readReference(raw.spec?.sourceRef, reference)),
      ...readPolicies(raw.status?.observedPolicies, common),
    ],
    writing: {
      path: readString(raw.spec?.update?.path),
      commit: readCommit(raw.status?.lastPushCommit),
      pushedAt: readTime(raw.status?.lastPushTime),
      branch: readBranch(raw.spec?.git),
      tags: readTags(raw.status?.observedPolicies),
    },
    activity: activityAt('pushed', readTime(raw.status?.lastPushTime)),
    lookedAt: later(
      readTime(raw.status?.lastAutomationRunTime),
      lastTransition(common.conditions),
    ),
  };
}

export const ImageUpdateAutomation = defineKind({
  ...IMAGE,
  controller: 'image-automation-controller',
  plural: 'imageupdateautomations',
  cli: 'image update',
  read,
});
