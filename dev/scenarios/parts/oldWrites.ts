import type { ClusterSpec, KubernetesObject } from '../../cluster/types';
import { isRecord, listAt } from '../../cluster/json';

const nameOf = ({ kind, metadata }: KubernetesObject) =>
  [kind, metadata.namespace, metadata.name].join(' ');

/** Returns the object as Kubernetes has it while what applied it last did so at another version of its API. */
function appliedAt(
  object: KubernetesObject,
  version: string,
): KubernetesObject {
  const [group = ''] = object.apiVersion.split('/');
  const entries = listAt(object.metadata, 'managedFields').filter(isRecord);
  return {
    ...object,
    metadata: {
      ...object.metadata,
      managedFields: entries.map(entry =>
        entry.operation === 'Apply'
          ? { ...entry, apiVersion: `${group}/${version}` }
          : entry,
      ),
    },
  };
}

/**
 * Returns the cluster with objects that were last applied at older versions of their API, as `managedFields` records it.
 *
 * @param versions - by kind, namespace and name: `HelmRelease team-a podinfo`
 */
export function withOldWrites(
  spec: ClusterSpec,
  versions: Readonly<Record<string, string>>,
): ClusterSpec {
  return {
    ...spec,
    objects: spec.objects.map(object => {
      const version = versions[nameOf(object)];
      return version === undefined ? object : appliedAt(object, version);
    }),
  };
}
