import type { FluxRelease } from './types';
import { builtInKinds, fluxKinds, operatorKinds } from './kinds';
import type { ResourceKind } from './kinds';

const minor = (release: string) => Number(release.split('.')[1]);

export function isAtLeast(release: FluxRelease, other: string): boolean {
  return minor(release) >= minor(other);
}

/** Returns a kind as one release serves it: only that release's versions, short names and categories. */
export function kindIn(
  release: FluxRelease,
  kind: ResourceKind,
): ResourceKind | undefined {
  const versions = kind.versions.filter(
    version =>
      (!version.from || isAtLeast(release, version.from)) &&
      (!version.until || !isAtLeast(release, version.until)),
  );
  if (!versions.length) return undefined;
  return {
    ...kind,
    versions,
    shortNames: isAtLeast(release, shortNamesFrom(kind)) ? kind.shortNames : [],
    categories: isAtLeast(release, '2.9') ? kind.categories : [],
  };
}

/** Returns the first release with short names: the image kinds and ExternalArtifact got theirs after their introduction. */
function shortNamesFrom(kind: ResourceKind): FluxRelease {
  if (kind.group === 'image.toolkit.fluxcd.io') return '2.7';
  return kind.kind === 'ExternalArtifact' ? '2.9' : '2.0';
}

/** Returns everything that a cluster with this Flux release serves. */
export function servedKinds(
  release: FluxRelease,
  missingCrds: readonly string[] = [],
  hasOperator = false,
): readonly ResourceKind[] {
  const flux = fluxKinds.flatMap(kind => {
    const served = kindIn(release, kind);
    return served && !missingCrds.includes(kind.plural) ? [served] : [];
  });
  return [...builtInKinds, ...flux, ...(hasOperator ? operatorKinds : [])];
}
