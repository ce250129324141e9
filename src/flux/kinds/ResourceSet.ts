import type { CommonFields } from '../common';
import type { Edge, Facets } from '../facets';
import { edgesTo, readReference } from '../references';
import { readList, readString, type Untrusted } from '../untrusted';
import { defineKind, OPERATOR, OPERATOR_GROUP } from './definition';
import { readOperatorApplier } from './operator';

interface RawReference {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

// No package publishes a type of it.
interface ResourceSetObject {
  readonly spec?: {
    readonly inputsFrom?: readonly RawReference[];
    readonly dependsOn?: readonly RawReference[];
  };
  readonly status?: {
    readonly lastAppliedRevision?: string;
    readonly inventory?: unknown;
    readonly history?: readonly {
      readonly lastReconciled?: string;
      readonly lastReconciledStatus?: string;
    }[];
  };
}

/** Reads a dependency, which may be of any kind. One without a namespace is cluster-scoped, unless it is Flux's own. */
function readDependency(
  raw: Untrusted<RawReference> | undefined,
  from: CommonFields,
): readonly Edge[] {
  const isCore = /^v\d/.test(readString(raw?.apiVersion) ?? '');
  const to = readReference(raw, { from, group: isCore ? '' : from.group });
  if (!to) return [];
  const isNamespaced =
    readString(raw?.namespace) !== undefined || to.group === from.group;
  const { namespace: _namespace, ...clusterScoped } = to;
  return [{ type: 'dependsOn', to: isNamespaced ? to : clusterScoped }];
}

function read(raw: Untrusted<ResourceSetObject>, common: CommonFields): Facets {
  const facets = readOperatorApplier('ResourceSet', raw.status, common);
  const provider = {
    from: common,
    group: OPERATOR_GROUP,
    kind: 'ResourceSetInputProvider',
  };
  return {
    ...facets,
    edges: [
      // Providers that are chosen by labels have no names here.
      ...readList(raw.spec?.inputsFrom).flatMap(each =>
        edgesTo('inputs', readReference(each, provider)),
      ),
      ...readList(raw.spec?.dependsOn).flatMap(each =>
        readDependency(each, common),
      ),
      ...facets.edges,
    ],
  };
}

export const ResourceSet = defineKind({
  ...OPERATOR,
  plural: 'resourcesets',
  defaultInterval: '1h',
  ownerLabels: 'resourceset.fluxcd.controlplane.io',
  read,
});
