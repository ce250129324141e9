import type { IBucket } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/Bucket';
import { readFollowed } from '../address';
import { artifactActivity, readArtifact } from '../artifact';
import type { Facets } from '../facets';
import { readString, type Untrusted } from '../untrusted';
import { defineKind, SOURCE } from './definition';

function read(raw: Untrusted<IBucket>): Facets {
  const { endpoint, bucketName, prefix, ignore } = raw.spec ?? {};
  const artifact = readArtifact(raw.status?.artifact);
  const text = [readString(endpoint), readString(bucketName)]
    .filter(Boolean)
    .join('/');
  return {
    address: { text, protocol: 'bucket' },
    follows: readFollowed([['prefix', prefix]]),
    // An empty one is in place of Flux's default patterns.
    ignores: typeof ignore === 'string' ? ignore : undefined,
    artifact,
    edges: [],
    activity: artifactActivity(artifact),
  };
}

export const Bucket = defineKind({
  ...SOURCE,
  plural: 'buckets',
  cli: 'source bucket',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  read,
});
