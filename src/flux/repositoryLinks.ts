/**
 * Web addresses of repositories and commits, from the URLs that Flux sources carry. Whatever comes in, nothing but an
 * http(s) address comes out.
 */

interface GitHost {
  readonly matches: (host: string) => boolean;
  /** Path of the repository's page, from the path in the clone URL (no leading slash, no `.git`). */
  readonly page?: (path: string) => string | undefined;
  /** Path that follows the repository's page to one commit. */
  readonly commit: (hash: string) => string;
}

const named = (name: string) => (host: string) =>
  host.split('.').some(label => label === name || label.startsWith(`${name}-`));

/** `PROJ/repo` or `scm/PROJ/repo` (`~user/repo` for a person's own) of Bitbucket Data Center. */
function bitbucketDataCenterPage(path: string): string | undefined {
  const [repository, project] = path
    .replace(/^scm\//, '')
    .split('/')
    .reverse();
  if (!repository || !project) return undefined;
  return project.startsWith('~')
    ? `users/${project.slice(1)}/repos/${repository}`
    : `projects/${project}/repos/${repository}`;
}

// The first that matches. Hosts that give away nothing by their name get a link to the repository, none to commits.
const GIT_HOSTS: readonly GitHost[] = [
  {
    matches: host =>
      host === 'dev.azure.com' || host.endsWith('.visualstudio.com'),
    commit: hash => `/commit/${hash}`,
  },
  {
    matches: host => host === 'bitbucket.org',
    commit: hash => `/commits/${hash}`,
  },
  {
    matches: named('bitbucket'),
    page: bitbucketDataCenterPage,
    commit: hash => `/commits/${hash}`,
  },
  { matches: named('gitlab'), commit: hash => `/-/commit/${hash}` },
  { matches: named('github'), commit: hash => `/commit/${hash}` },
  {
    matches: host =>
      host === 'codeberg.org' || named('gitea')(host) || named('forgejo')(host),
    commit: hash => `/commit/${hash}`,
  },
];

/** `git@host:path` is what ssh writes for `ssh://git@host/path`. */
const SCP_LIKE = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)([^\s]+)$/;

function parseUrl(text: string): URL | undefined {
  const scp = text.includes('://') ? null : SCP_LIKE.exec(text);
  try {
    return new URL(scp ? `ssh://${scp[1]}/${scp[2]}` : text);
  } catch {
    return undefined;
  }
}

/** Azure DevOps' ssh form `v3/org/project/repo` belongs to the web form `org/project/_git/repo`. */
function azureFromSsh(
  host: string,
  path: string,
): { host: string; path: string } | undefined {
  if (host !== 'ssh.dev.azure.com' && host !== 'vs-ssh.visualstudio.com')
    return undefined;
  const [version, organisation, project, repository] = path.split('/');
  return version === 'v3' && organisation && project && repository
    ? {
        host: 'dev.azure.com',
        path: `${organisation}/${project}/_git/${repository}`,
      }
    : undefined;
}

interface GitPage {
  readonly address: string;
  readonly host?: GitHost;
}

function gitPage(url: string | undefined): GitPage | undefined {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (!parsed || parsed.hostname === '') return undefined;
  const isWeb = parsed.protocol === 'https:' || parsed.protocol === 'http:';
  if (!isWeb && parsed.protocol !== 'ssh:') return undefined;

  const clonePath = parsed.pathname
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  const azure = azureFromSsh(parsed.hostname, clonePath);
  const hostname = azure?.host ?? parsed.hostname;
  const path = azure?.path ?? clonePath;
  if (path === '') return undefined;
  const host = GIT_HOSTS.find(candidate => candidate.matches(hostname));
  const page = host?.page ? host.page(path) : path;
  if (page === undefined) return undefined;
  // The port of an ssh address is ssh's; that of a web address is the web's.
  const origin = isWeb
    ? `${parsed.protocol}//${parsed.host}`
    : `https://${hostname}`;
  return { address: `${origin}/${page}`, host };
}

/** The repository's page, for Git URLs over http(s) and ssh; `undefined` for all others. Credentials are dropped. */
export function gitRepositoryLink(url: string | undefined): string | undefined {
  return gitPage(url)?.address;
}

/** The page of one commit, on hosts whose form of address is known. */
export function gitCommitLink(
  url: string | undefined,
  hash: string | undefined,
): string | undefined {
  const page = gitPage(url);
  return page?.host && hash !== undefined && /^[0-9a-f]{7,64}$/.test(hash)
    ? `${page.address}${page.host.commit(hash)}`
    : undefined;
}

const OCI_PAGES: Readonly<Record<string, (path: string) => string>> = {
  'docker.io': path => `https://hub.docker.com/r/${path}`,
  'index.docker.io': path => `https://hub.docker.com/r/${path}`,
  'registry-1.docker.io': path => `https://hub.docker.com/r/${path}`,
  'quay.io': path => `https://quay.io/repository/${path}`,
  'public.ecr.aws': path => `https://gallery.ecr.aws/${path}`,
};

/** The page of an OCI repository (`oci://ghcr.io/org/name`); registries without pages of their own answer at the same path. */
export function ociRepositoryLink(url: string | undefined): string | undefined {
  if (url === undefined || !url.startsWith('oci://')) return undefined;
  const parsed = parseUrl(url.replace(/^oci:/, 'https:'));
  const path = parsed?.pathname.replace(/^\/+/, '') ?? '';
  if (!parsed || path === '') return undefined;
  const known = Object.hasOwn(OCI_PAGES, parsed.host)
    ? OCI_PAGES[parsed.host]
    : undefined;
  return known ? known(path) : `https://${parsed.host}/${path}`;
}

/** An http(s) address as it is, without credentials; of anything else, nothing. */
export function webLink(url: string | undefined): string | undefined {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (parsed?.protocol !== 'https:' && parsed?.protocol !== 'http:')
    return undefined;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}

/** A URL to show: as written, but for a password in it. */
export function shownUrl(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*:[^/?#]*@/i, '$1');
}
