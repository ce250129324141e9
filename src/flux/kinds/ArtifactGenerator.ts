import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { edgesTo, readReference } from '../references';
import { readList, type Untrusted } from '../untrusted';
import { defineKind, SOURCE_GROUP } from './definition';

const GROUP = 'source.extensions.fluxcd.io';

// No package publishes a type of it.
interface RawReference {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

interface ArtifactGeneratorObject {
  readonly spec?: { readonly sources?: readonly RawReference[] };
  /** Unlike other inventories, this one is a plain list. */
  readonly status?: { readonly inventory?: readonly RawReference[] };
}

function read(
  raw: Untrusted<ArtifactGeneratorObject>,
  common: CommonFields,
): Facets {
  const reference = { from: common, group: SOURCE_GROUP };
  return {
    edges: [
      ...readList(raw.spec?.sources).flatMap(each =>
        edgesTo('generatedFrom', readReference(each, reference)),
      ),
      ...readList(raw.status?.inventory).flatMap(each =>
        edgesTo(
          'generates',
          readReference(
            { name: each?.name, namespace: each?.namespace },
            { ...reference, kind: 'ExternalArtifact' },
          ),
        ),
      ),
    ],
  };
}

/** A kind of source-watcher (Flux 2.7 and later), which not every installation has. */
export const ArtifactGenerator = defineKind({
  group: GROUP,
  plural: 'artifactgenerators',
  versions: ['v1beta1'],
  role: 'generator',
  controller: 'source-watcher',
  suspend: 'always',
  reconcile: 'always',
  force: 'never',
  annotations: { pause: `${GROUP}/reconcile` },
  // Fixed in the controller.
  defaultInterval: '1h',
  isOptional: true,
  read,
});
