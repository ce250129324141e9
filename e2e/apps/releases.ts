import releases from './packages.json';

export const APPS = ['legacy', 'next'] as const;
export type AppName = (typeof APPS)[number];

/**
 * Releases of Backstage in which the packed plugin is tried, oldest first. Their packages are those of the release's
 * manifest: those that `@backstage/create-app` of the release names, and for the rest the lower bounds of their
 * dependants. Packages that npm no longer has are left to npm, but for `@backstage/ui` of 1.41.0 (only its style sheet is
 * used): 0.8.1 instead of 0.6.0. 1.54.0 names zod 4, because the new system reads no settings where npm hoists zod 3. The
 * packages of `newest` are those tagged `latest`.
 */
export const RELEASES = Object.keys(releases);

/** The packages of an app, with versions, in the release that E2E_RELEASE names; without one, those of this repository. */
export interface Release {
  readonly name: string;
  readonly apps: readonly AppName[];
  /** Versions by name. Packages that the release does not name have their newest version. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Returns the release that E2E_RELEASE names. @throws RangeError for an unknown one */
export function release(): Release | undefined {
  const name = process.env.E2E_RELEASE;
  if (!name) return undefined;
  const found = Object.entries(releases).find(([each]) => each === name)?.[1];
  if (!found) {
    throw new RangeError(`E2E_RELEASE must be one of ${RELEASES.join(', ')}`);
  }
  return {
    name,
    apps: APPS.filter(app => found.apps.includes(app)),
    packages: found.packages,
  };
}

/** Returns the apps to build and to test. */
export const apps = (): readonly AppName[] => release()?.apps ?? APPS;
