import { versionOf } from '../kinds';
import type { FluxResource } from '../object';
import { compareVersions } from './fluxVersions';
import { removedIn, type ServedGroup } from './servedApis';

/** An object that was last written at an old version of its API. */
export interface OldWrite {
  readonly resource: FluxResource;
  /** The field managers that did so, by name. */
  readonly managers: readonly string[];
}

/** Objects of one kind that were last written at a version of its API that newer releases of Flux no longer serve. */
export interface OldVersion {
  readonly kind: string;
  readonly version: string;
  /** First release of Flux that no longer serves the version. */
  readonly removedIn: string;
  /** The cluster does not serve the version any more. False where that is not known. */
  readonly isGone: boolean;
  /** By namespace and name. */
  readonly writes: readonly OldWrite[];
}

/** Returns whether the cluster is known not to serve a version of a group. */
function isUnserved(
  groups: readonly ServedGroup[] | undefined,
  group: string,
  version: string,
): boolean {
  const served = groups?.find(each => each.group === group);
  return (
    served !== undefined &&
    !served.versions.some(each => each.version === version)
  );
}

/**
 * Returns the removal of a version that the object can do without: the version that it was read at is served for longer.
 * Image kinds on Flux 2.6, for one, have no newer version than one that was removed later.
 */
function avoidableRemoval(
  { group, apiVersion }: FluxResource,
  version: string,
): string | undefined {
  const release = removedIn(group, version);
  const own = removedIn(group, versionOf(apiVersion));
  return release !== undefined &&
    (own === undefined || compareVersions(own, release) > 0)
    ? release
    : undefined;
}

const byName = (one: OldWrite, other: OldWrite) =>
  one.resource.namespace.localeCompare(other.resource.namespace) ||
  one.resource.name.localeCompare(other.resource.name);

/**
 * Returns which objects of a cluster were last written at versions that newer releases of Flux no longer serve, as their
 * `managedFields` record it. Those that the cluster itself no longer serves come first, then those that are removed first.
 *
 * @param groups - the API groups that the cluster serves; `undefined` where that is not known
 */
export function oldVersionsOf(
  resources: readonly FluxResource[],
  groups: readonly ServedGroup[] | undefined,
): readonly OldVersion[] {
  const found = new Map<string, Omit<OldVersion, 'writes'>>();
  const writes = new Map<string, OldWrite[]>();
  for (const resource of resources) {
    const { kind, group, otherVersions } = resource;
    if (!otherVersions) continue;
    for (const apiVersion of new Set(otherVersions.map(e => e.apiVersion))) {
      const version = versionOf(apiVersion);
      const release = avoidableRemoval(resource, version);
      if (release === undefined) continue;
      const key = `${kind} ${version}`;
      const managers = otherVersions
        .flatMap(each => (each.apiVersion === apiVersion ? each.manager : []))
        .sort();
      const write = { resource, managers };
      const known = writes.get(key);
      if (known) {
        known.push(write);
        continue;
      }
      writes.set(key, [write]);
      found.set(key, {
        kind,
        version,
        removedIn: release,
        isGone: isUnserved(groups, group, version),
      });
    }
  }
  return [...found]
    .map(([key, each]) => ({
      ...each,
      writes: (writes.get(key) ?? []).sort(byName),
    }))
    .sort(
      (one, other) =>
        Number(other.isGone) - Number(one.isGone) ||
        compareVersions(one.removedIn, other.removedIn) ||
        one.kind.localeCompare(other.kind) ||
        one.version.localeCompare(other.version),
    );
}
