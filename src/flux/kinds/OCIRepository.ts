import type { IOCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository';
import { readAddress, readFollowed } from '../address';
import { artifactActivity, readArtifact } from '../artifact';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import type { Untrusted } from '../untrusted';
import { ociVerifier, readVerification } from '../verification';
import { defineKind, SOURCE } from './definition';

/** Precedence and default after ocirepositories.md: digest, semver, tag; else `latest`. */
function read(raw: Untrusted<IOCIRepository>, common: CommonFields): Facets {
  const { url, ref, verify } = raw.spec ?? {};
  const artifact = readArtifact(raw.status?.artifact);
  return {
    address: readAddress('oci', url),
    follows: readFollowed([
      ['digest', ref?.digest],
      ['semver', ref?.semver],
      ['tag', ref?.tag],
    ]) ?? { by: 'tag', value: 'latest' },
    artifact,
    verification: readVerification(ociVerifier(verify), common.conditions),
    edges: [],
    activity: artifactActivity(artifact),
  };
}

export const OCIRepository = defineKind({
  ...SOURCE,
  plural: 'ocirepositories',
  cli: 'source oci',
  versions: ['v1', 'v1beta2'],
  read,
});
