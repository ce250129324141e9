import type { IOCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepository';
import { readAddress, readFollowed } from '../address';
import { artifactActivity, readArtifact } from '../artifact';
import type { CommonFields } from '../common';
import type { Facets, Followed } from '../facets';
import { readString, type Untrusted } from '../untrusted';
import { ociVerifier, readVerification } from '../verification';
import { defineKind, SOURCE } from './definition';

type RawReference = Untrusted<IOCIRepository['spec']>['ref'];

/** Precedence and default after ocirepositories.md: digest, semver, tag; else `latest`. */
function readRef(ref: RawReference): Followed {
  const followed = readFollowed([
    ['digest', ref?.digest],
    ['semver', ref?.semver],
    ['tag', ref?.tag],
  ]) ?? { by: 'tag', value: 'latest' };
  const filter = readString(ref?.semverFilter);
  return followed.by === 'semver' && filter !== undefined
    ? { ...followed, filter }
    : followed;
}

function read(raw: Untrusted<IOCIRepository>, common: CommonFields): Facets {
  const { url, ref, verify } = raw.spec ?? {};
  const artifact = readArtifact(raw.status?.artifact);
  return {
    address: readAddress('oci', url),
    follows: readRef(ref),
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
