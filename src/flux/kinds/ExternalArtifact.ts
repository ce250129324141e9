import type { IExternalArtifact } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/ExternalArtifact';
import { artifactActivity, readArtifact } from '../artifact';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { edgesTo, readReference } from '../references';
import type { Untrusted } from '../untrusted';
import { defineKind, SOURCE } from './definition';

function read(raw: Untrusted<IExternalArtifact>, common: CommonFields): Facets {
  const artifact = readArtifact(raw.status?.artifact);
  const madeFor = readReference(raw.spec?.sourceRef, {
    from: common,
    group: SOURCE.group,
  });
  return {
    artifact,
    madeFor,
    edges: edgesTo('generatedFrom', madeFor),
    activity: artifactActivity(artifact),
  };
}

/** Written by third parties: no controller of Flux reconciles it, and it has no spec.suspend. */
export const ExternalArtifact = defineKind({
  ...SOURCE,
  controller: undefined,
  plural: 'externalartifacts',
  versions: ['v1'],
  suspend: 'never',
  reconcile: 'never',
  isSpecOptional: true,
  read,
});
