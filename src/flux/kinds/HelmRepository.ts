import type { IHelmRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository';
import { readAddress } from '../address';
import { artifactActivity, readArtifact } from '../artifact';
import type { Facets } from '../facets';
import type { Untrusted } from '../untrusted';
import { defineKind, SOURCE } from './definition';

/** One of type `oci` is static: Flux empties its status, and it never has an artifact. */
function read(raw: Untrusted<IHelmRepository>): Facets {
  const address = readAddress('helm', raw.spec?.url);
  if (raw.spec?.type === 'oci') return { address, edges: [], isStatic: true };
  const artifact = readArtifact(raw.status?.artifact);
  return {
    address,
    artifact,
    edges: [],
    activity: artifactActivity(artifact),
  };
}

export const HelmRepository = defineKind({
  ...SOURCE,
  plural: 'helmrepositories',
  cli: 'source helm',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  read,
});
