/** The form of a forge's web addresses. */
export interface Forge {
  /** Returns the path of the repository's page, from the path in the clone URL (no leading slash, no `.git`). */
  readonly page?: (path: string, isSsh: boolean) => string | undefined;
  /** Returns the path that follows the repository's page to one commit. */
  readonly commit: (hash: string) => string;
  /** Returns what follows the repository's page to the changes between two commits. */
  readonly compare: (older: string, newer: string) => string;
}

/** A forge that the app's configuration names. */
export interface AppForge {
  /** Name of the type of Backstage's integrations: `github`, `bitbucketServer` … */
  readonly type: string;
  /** Where its pages are, with a port or context path of its own. */
  readonly baseUrl?: string;
}

/** Returns the forge at a host (with its port, if it has one) that the app's configuration names. */
export type ForgeOf = (host: string) => AppForge | undefined;

/**
 * `PROJ/repo` over ssh, `scm/PROJ/repo` over http, the latter perhaps below a context path; `~user/repo` is a
 * person's own.
 */
const OVER_SSH = /^()([^/]+)\/([^/]+)$/;
const OVER_HTTP = /^(.*\/)?scm\/([^/]+)\/([^/]+)$/;
const BITBUCKET_PAGE = /^(?:.*\/)?(?:projects|users)\/[^/]+\/repos\/[^/]+$/;

function bitbucketDataCenterPage(
  path: string,
  isSsh: boolean,
): string | undefined {
  if (BITBUCKET_PAGE.test(path)) return path;
  const [, context = '', project, repository] =
    OVER_HTTP.exec(path) ?? (isSsh ? OVER_SSH.exec(path) : null) ?? [];
  if (project === undefined || repository === undefined) return undefined;
  return project.startsWith('~')
    ? `${context}users/${project.slice(1)}/repos/${repository}`
    : `${context}projects/${project}/repos/${repository}`;
}

const FORGES: Readonly<Record<string, Forge>> = {
  azure: {
    commit: hash => `/commit/${hash}`,
    compare: (older, newer) =>
      `/branchCompare?baseVersion=GC${older}&targetVersion=GC${newer}&_a=commits`,
  },
  bitbucketCloud: {
    commit: hash => `/commits/${hash}`,
    compare: (older, newer) => `/branches/compare/${newer}..${older}`,
  },
  bitbucketServer: {
    page: bitbucketDataCenterPage,
    commit: hash => `/commits/${hash}`,
    compare: (older, newer) =>
      `/compare/commits?sourceBranch=${newer}&targetBranch=${older}`,
  },
  gitlab: {
    commit: hash => `/-/commit/${hash}`,
    compare: (older, newer) => `/-/compare/${older}...${newer}`,
  },
  github: {
    commit: hash => `/commit/${hash}`,
    compare: (older, newer) => `/compare/${older}...${newer}`,
  },
  gitea: {
    commit: hash => `/commit/${hash}`,
    compare: (older, newer) => `/compare/${older}...${newer}`,
  },
};

const WELL_KNOWN: Readonly<Record<string, string>> = {
  'github.com': 'github',
  'gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucketCloud',
  'dev.azure.com': 'azure',
  'codeberg.org': 'gitea',
};

const HOSTED: readonly (readonly [string, string])[] = [
  ['.ghe.com', 'github'],
  ['.visualstudio.com', 'azure'],
];

/** Names that people give to the hosts of their forges. */
const NAMES: Readonly<Record<string, string>> = {
  bitbucket: 'bitbucketServer',
  gitlab: 'gitlab',
  github: 'github',
  gitea: 'gitea',
  forgejo: 'gitea',
};

/** The parts of a clone URL that may give a forge away. */
export interface CloneUrl {
  /** With the port, if it has one. */
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  /** No leading slash, no `.git`. */
  readonly path: string;
  readonly isSsh: boolean;
}

/** Returns the type of the forge that only has clone URLs of this form. */
function typeByForm({ port, path, isSsh }: CloneUrl): string | undefined {
  if (/(?:^|\/)_git\//.test(path)) return 'azure';
  if (isSsh ? port === '7999' : OVER_HTTP.test(path)) return 'bitbucketServer';
  return undefined;
}

function typeByName({ hostname }: CloneUrl): string | undefined {
  const name = hostname.split('.').find(label => Object.hasOwn(NAMES, label));
  return name === undefined ? undefined : NAMES[name];
}

/**
 * Returns the forge that a repository is on. What the app's configuration says counts first, then hosts that everybody
 * knows, then forms of URLs that only one forge has. The host's name is a guess, for want of anything better; hosts whose
 * name gives nothing away get a link to the repository, none to commits.
 */
export function forgeAt(
  clone: CloneUrl,
  named: AppForge | undefined,
): Forge | undefined {
  const { hostname } = clone;
  const type =
    named?.type ??
    (Object.hasOwn(WELL_KNOWN, hostname) ? WELL_KNOWN[hostname] : undefined) ??
    HOSTED.find(([domain]) => hostname.endsWith(domain))?.[1] ??
    typeByForm(clone) ??
    typeByName(clone);
  return type !== undefined && Object.hasOwn(FORGES, type)
    ? FORGES[type]
    : undefined;
}
