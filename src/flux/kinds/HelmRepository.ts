import type { IHelmRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepository';
import { readAddress } from '../address';
import { artifactActivity, readArtifact } from '../artifact';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import type { Untrusted } from '../untrusted';
import { defineKind, SOURCE } from './definition';

/**
 * One of type `oci` never has an artifact. Since Flux 2.2 it is static: its status is emptied. Older controllers
 * reconcile it, and say in its conditions whether they can log in.
 */
function read(
  raw: Untrusted<IHelmRepository>,
  { conditions }: CommonFields,
): Facets {
  const address = readAddress('helm', raw.spec?.url);
  if (raw.spec?.type === 'oci') {
    const isStatic = conditions.length === 0;
    return { address, edges: [], isStatic, ignoresSuspend: isStatic };
  }
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
