import type { IImageUpdateAutomation } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageUpdateAutomation';
import { activityAt } from '../activity';
import { lastTransition } from '../conditions';
import { later } from '../writes';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { edgesTo, readReference } from '../references';
import { readTime, type Untrusted } from '../untrusted';
import { defineKind, IMAGE, SOURCE_GROUP } from './definition';

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
    edges: edgesTo('writes', readReference(raw.spec?.sourceRef, reference)),
    activity: activityAt('pushed', readTime(raw.status?.lastPushTime)),
    lookedAt: later(
      readTime(raw.status?.lastAutomationRunTime),
      lastTransition(common.conditions),
    ),
  };
}

export const ImageUpdateAutomation = defineKind({
  ...IMAGE,
  plural: 'imageupdateautomations',
  cli: 'image update',
  read,
});
