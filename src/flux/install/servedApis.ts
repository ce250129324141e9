import { isRecord, readList, readString, type Untrusted } from '../untrusted';

/**
 * Versions that newer releases of Flux no longer serve, each with the first release without it: from the CRDs of Flux 2.0
 * to 2.9. All kinds of a group lose a version at once.
 */
const REMOVED_IN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'source.toolkit.fluxcd.io': { v1beta1: '2.7', v1beta2: '2.8' },
  'kustomize.toolkit.fluxcd.io': { v1beta1: '2.7', v1beta2: '2.8' },
  'helm.toolkit.fluxcd.io': { v2beta1: '2.7', v2beta2: '2.8' },
  'image.toolkit.fluxcd.io': { v1beta1: '2.7', v1beta2: '2.9' },
  'notification.toolkit.fluxcd.io': { v1beta1: '2.7', v1beta2: '2.9' },
  'source.extensions.fluxcd.io': {},
  'fluxcd.controlplane.io': {},
};

/** Group of the Flux Operator's kinds. */
export const OPERATOR_GROUP = 'fluxcd.controlplane.io';

/** A version of an API group that a cluster serves. */
export interface ServedApi {
  readonly version: string;
  /** First release of Flux that no longer serves it; absent where the newest one does. */
  readonly removedIn?: string;
}

/** One of Flux's API groups, as a cluster serves it. */
export interface ServedGroup {
  readonly group: string;
  /** In the cluster's order: newest and most stable first. */
  readonly versions: readonly ServedApi[];
}

/** Returns the first release of Flux that no longer serves a version of a group. */
export function removedIn(group: string, version: string): string | undefined {
  const versions = Object.hasOwn(REMOVED_IN, group)
    ? REMOVED_IN[group]
    : undefined;
  return versions && Object.hasOwn(versions, version)
    ? versions[version]
    : undefined;
}

interface ApiGroup {
  readonly name?: string;
  readonly versions?: readonly { readonly version?: string }[];
}

/**
 * Reads Flux's groups from a cluster's list of API groups.
 *
 * @param groups - JSON of the groups of an `APIGroupList`
 */
export function readServedGroups(
  groups: readonly unknown[],
): readonly ServedGroup[] {
  return groups
    .filter(isRecord)
    .flatMap((each: Untrusted<ApiGroup>): ServedGroup | readonly [] => {
      const group = readString(each.name);
      if (group === undefined || !Object.hasOwn(REMOVED_IN, group)) return [];
      const versions = readList(each.versions).flatMap(
        listed => (isRecord(listed) && readString(listed.version)) || [],
      );
      return {
        group,
        versions: versions.map(version => ({
          version,
          removedIn: removedIn(group, version),
        })),
      };
    });
}
