/**
 * Web addresses of repositories and commits, made from the URLs of Flux sources. Whatever comes in, nothing but an
 * http(s) address comes out.
 */

/** Form of a forge's web addresses. */
interface Forge {
  /** Path of the repository's page, from the path in the clone URL (no leading slash, no `.git`). */
  readonly page?: (path: string) => string | undefined;
  /** Path that follows the repository's page to one commit. */
  readonly commit: (hash: string) => string;
}

/**
 * Returns the type of the forge at a host, by the names of Backstage's integrations (`github`, `bitbucketServer` …);
 * `undefined` for hosts that the app's configuration does not name.
 */
export type ForgeOf = (host: string) => string | undefined;

const NO_INTEGRATIONS: ForgeOf = () => undefined;

const named = (name: string) => (host: string) =>
  host.split('.').some(label => label === name || label.startsWith(`${name}-`));

/**
 * `PROJ/repo` over ssh, `scm/PROJ/repo` over http, the latter perhaps below a context path; `~user/repo` is a
 * person's own.
 */
const BITBUCKET_PATH = /^(?:(.*\/)?scm\/)?([^/]+)\/([^/]+)$/;

function bitbucketDataCenterPage(path: string): string | undefined {
  const [, context = '', project, repository] = BITBUCKET_PATH.exec(path) ?? [];
  if (project === undefined || repository === undefined) return undefined;
  return project.startsWith('~')
    ? `${context}users/${project.slice(1)}/repos/${repository}`
    : `${context}projects/${project}/repos/${repository}`;
}

const FORGES: Readonly<Record<string, Forge>> = {
  azure: { commit: hash => `/commit/${hash}` },
  bitbucketCloud: { commit: hash => `/commits/${hash}` },
  bitbucketServer: {
    page: bitbucketDataCenterPage,
    commit: hash => `/commits/${hash}`,
  },
  gitlab: { commit: hash => `/-/commit/${hash}` },
  github: { commit: hash => `/commit/${hash}` },
  gitea: { commit: hash => `/commit/${hash}` },
};

/**
 * Guesses by the host's name, for hosts that the app does not know; the first that matches counts. Hosts whose name
 * gives nothing away get a link to the repository, none to commits.
 */
const GUESSES: readonly (readonly [string, (host: string) => boolean])[] = [
  [
    'azure',
    host => host === 'dev.azure.com' || host.endsWith('.visualstudio.com'),
  ],
  ['bitbucketCloud', host => host === 'bitbucket.org'],
  ['bitbucketServer', named('bitbucket')],
  ['gitlab', named('gitlab')],
  ['github', named('github')],
  [
    'gitea',
    host =>
      host === 'codeberg.org' || named('gitea')(host) || named('forgejo')(host),
  ],
];

function forgeAt(host: string, forgeOf: ForgeOf): Forge | undefined {
  const type =
    forgeOf(host) ?? GUESSES.find(([, matches]) => matches(host))?.[0];
  return type !== undefined && Object.hasOwn(FORGES, type)
    ? FORGES[type]
    : undefined;
}

/** Hosts that only speak ssh, and where their pages are. */
const SSH_HOSTS: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
  'ssh.dev.azure.com': 'dev.azure.com',
  'vs-ssh.visualstudio.com': 'dev.azure.com',
};

/** Azure DevOps' ssh form `v3/org/project/repo` belongs to the web form `org/project/_git/repo`. */
function azurePathFromSsh(path: string): string | undefined {
  const [version, organisation, project, repository] = path.split('/');
  return version === 'v3' && organisation && project && repository
    ? `${organisation}/${project}/_git/${repository}`
    : undefined;
}

/** `git@host:path` is what ssh writes for `ssh://git@host/path`. Without a user, `javascript:x` would be one. */
const SCP_LIKE = /^[\w.-]+@([\w.-]+):(?!\/\/)(.+)$/;
const SCHEME = /^(?:https?|ssh):\/\//i;
/** White space, control characters, half surrogates and backslashes, which `URL` would silently drop or turn round. */
const UNFIT = /[\s\\\p{C}]/u;

function parseUrl(text: string): URL | undefined {
  if (UNFIT.test(text)) return undefined;
  const [, scpHost, scpPath] = SCP_LIKE.exec(text) ?? [];
  const url = scpHost === undefined ? text : `ssh://${scpHost}/${scpPath}`;
  if (!SCHEME.test(url)) return undefined;
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** Without slashes at the start, at the end, or one after the other. */
function pathOf(url: URL): string {
  return url.pathname
    .split('/')
    .filter(segment => segment !== '')
    .join('/');
}

/** Returns an http(s) address, and nothing for anything else. Name, password, query and fragment may be secrets. */
function webAddress(text: string): string | undefined {
  const url = parseUrl(text);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}

interface GitPage {
  readonly address: string;
  readonly forge?: Forge;
}

function gitPage(
  url: string | undefined,
  forgeOf: ForgeOf,
): GitPage | undefined {
  const parsed = url === undefined ? undefined : parseUrl(url);
  if (!parsed) return undefined;
  const isSsh = parsed.protocol === 'ssh:';
  // `URL` lowers the host of a web address only.
  const cloneHost = parsed.hostname.toLowerCase();
  const webHost =
    isSsh && Object.hasOwn(SSH_HOSTS, cloneHost)
      ? SSH_HOSTS[cloneHost]
      : undefined;
  const hostname = webHost ?? cloneHost;
  const clonePath = pathOf(parsed).replace(/\.git$/, '');
  const path =
    webHost === 'dev.azure.com' ? azurePathFromSsh(clonePath) : clonePath;
  if (!path || hostname === '') return undefined;
  const forge = forgeAt(hostname, forgeOf);
  const page = forge?.page ? forge.page(path) : path;
  if (page === undefined) return undefined;
  // The port of an ssh address is ssh's; that of a web address is the web's.
  const origin = isSsh
    ? `https://${hostname}`
    : `${parsed.protocol}//${parsed.host}`;
  const address = webAddress(`${origin}/${page}`);
  return address === undefined ? undefined : { address, forge };
}

/**
 * Returns the repository's page, for Git URLs over http(s) and ssh; `undefined` for all others. Credentials are dropped.
 */
export function gitRepositoryLink(
  url: string | undefined,
  forgeOf: ForgeOf = NO_INTEGRATIONS,
): string | undefined {
  return gitPage(url, forgeOf)?.address;
}

/** Returns the page of one commit, on forges whose form of address is known. */
export function gitCommitLink(
  url: string | undefined,
  hash: string | undefined,
  forgeOf: ForgeOf = NO_INTEGRATIONS,
): string | undefined {
  const page = gitPage(url, forgeOf);
  return page?.forge && hash !== undefined && /^[0-9a-f]{7,64}$/.test(hash)
    ? `${page.address}${page.forge.commit(hash)}`
    : undefined;
}

const OCI_PAGES: Readonly<Record<string, (path: string) => string>> = {
  'docker.io': path => `https://hub.docker.com/r/${path}`,
  'index.docker.io': path => `https://hub.docker.com/r/${path}`,
  'registry-1.docker.io': path => `https://hub.docker.com/r/${path}`,
  'quay.io': path => `https://quay.io/repository/${path}`,
  'public.ecr.aws': path => `https://gallery.ecr.aws/${path}`,
};

/**
 * Returns the page of an OCI repository (`oci://ghcr.io/org/name`); registries without pages of their own answer at the same path.
 */
export function ociRepositoryLink(url: string | undefined): string | undefined {
  if (!url?.startsWith('oci://')) return undefined;
  const parsed = parseUrl(url.replace(/^oci:/, 'https:'));
  const path = parsed && pathOf(parsed);
  if (!parsed || !path) return undefined;
  const known = Object.hasOwn(OCI_PAGES, parsed.host)
    ? OCI_PAGES[parsed.host]
    : undefined;
  return webAddress(known ? known(path) : `https://${parsed.host}/${path}`);
}

/** Returns an http(s) address without the parts that may be secret, and nothing for anything else. */
export function webLink(url: string | undefined): string | undefined {
  return url === undefined ? undefined : webAddress(url);
}

const AUTHORITY = /^([^:/?#]*:\/\/)([^/?#]*@)?(.*)$/s;

/**
 * Returns a URL to show: as written, without the parts that may be secret. Over ssh that is a password, over http(s) also a name alone
 * (it may be a token), and everything in a query.
 */
export function shownUrl(url: string): string {
  const [, scheme = '', user = '', rest = url] = AUTHORITY.exec(url) ?? [];
  const isHarmless = /ssh:/i.test(scheme) && !user.includes(':');
  return `${scheme}${isHarmless ? user : ''}${rest.replace(/\?.*$/s, '?…')}`;
}
