import type { IGitRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepository';
import { artifactActivity, readArtifact } from '../artifact';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { readAddress, readFollowed } from '../address';
import type { Untrusted } from '../untrusted';
import { readVerification } from '../verification';
import { defineKind, SOURCE } from './definition';

/** Precedence and default after gitrepositories.md: commit, name, semver, tag, branch; else `master`. */
function read(raw: Untrusted<IGitRepository>, common: CommonFields): Facets {
  const { url, ref, verify } = raw.spec ?? {};
  const artifact = readArtifact(raw.status?.artifact);
  return {
    address: readAddress('git', url),
    follows: readFollowed([
      ['commit', ref?.commit],
      ['name', ref?.name],
      ['semver', ref?.semver],
      ['tag', ref?.tag],
      ['branch', ref?.branch],
    ]) ?? { by: 'branch', value: 'master' },
    artifact,
    verification: readVerification(
      // Only the Secret with the keys tells which; Flux before 2.9 takes PGP keys alone.
      verify ? 'PGP or SSH' : undefined,
      common.conditions,
    ),
    edges: [],
    activity: artifactActivity(artifact),
  };
}

export const GitRepository = defineKind({
  ...SOURCE,
  plural: 'gitrepositories',
  cli: 'source git',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  read,
});
