import { forgeAt, type CloneUrl, type ForgeOf } from './forges';
import { isReachable, parseUrl, pathOf, webAddress } from './webAddress';

/** The page of a repository, and how those of its commits follow from it. */
interface GitPage {
  readonly address: string;
  readonly commit?: (hash: string) => string;
  readonly compare?: (older: string, newer: string) => string;
}

const NO_INTEGRATIONS: ForgeOf = () => undefined;

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

const CODE_COMMIT =
  /^git-codecommit(?:-fips)?\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)$/;

/** AWS CodeCommit's hosts only speak Git; its pages are in the AWS console. */
function codeCommitPage(hostname: string, path: string): GitPage | undefined {
  const [, region, domain] = CODE_COMMIT.exec(hostname) ?? [];
  const [, repository] = /^v1\/repos\/([^/]+)$/.exec(path) ?? [];
  if (region === undefined || repository === undefined) return undefined;
  const console =
    domain === 'amazonaws.com' ? 'aws.amazon.com' : 'amazonaws.cn';
  const address = `https://${region}.console.${console}/codesuite/codecommit/repositories/${repository}`;
  return {
    address: `${address}/browse?region=${region}`,
    commit: hash => `${address}/commit/${hash}?region=${region}`,
  };
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
  const clonePath = pathOf(parsed).replace(/\.git$/, '');
  if (CODE_COMMIT.test(cloneHost)) return codeCommitPage(cloneHost, clonePath);
  const webHost =
    isSsh && Object.hasOwn(SSH_HOSTS, cloneHost)
      ? SSH_HOSTS[cloneHost]
      : undefined;
  const path =
    webHost === 'dev.azure.com' ? azurePathFromSsh(clonePath) : clonePath;
  const hostname = webHost ?? cloneHost;
  if (!path || hostname === '') return undefined;
  // The port of an ssh address is ssh's; that of a web address is the web's.
  const host = isSsh ? hostname : parsed.host;
  const clone: CloneUrl = { host, hostname, port: parsed.port, path, isSsh };
  const named = forgeOf(host) ?? forgeOf(hostname);
  // The app's configuration may name a host that only the people of the company reach.
  if (!named && !isReachable(hostname)) return undefined;
  const forge = forgeAt(clone, named);
  const page = forge?.page ? forge.page(path, isSsh) : path;
  if (page === undefined) return undefined;
  const origin = isSsh
    ? (named?.baseUrl ?? `https://${hostname}`).replace(/\/+$/, '')
    : `${parsed.protocol}//${host}`;
  const address = webAddress(`${origin}/${page}`);
  return address === undefined
    ? undefined
    : {
        address,
        commit: forge && (hash => `${address}${forge.commit(hash)}`),
        compare:
          forge &&
          ((older, newer) => `${address}${forge.compare(older, newer)}`),
      };
}

/**
 * Returns the repository's page, for Git URLs over http(s) and ssh; `undefined` for all others, and for hosts that no
 * browser reaches. Credentials are dropped.
 */
export function gitRepositoryLink(
  url: string | undefined,
  forgeOf: ForgeOf = NO_INTEGRATIONS,
): string | undefined {
  return gitPage(url, forgeOf)?.address;
}

const HASH = /^[0-9a-f]{7,64}$/;

/** Returns the page of one commit, on forges whose form of address is known. */
export function gitCommitLink(
  url: string | undefined,
  hash: string | undefined,
  forgeOf: ForgeOf = NO_INTEGRATIONS,
): string | undefined {
  return hash !== undefined && HASH.test(hash)
    ? gitPage(url, forgeOf)?.commit?.(hash)
    : undefined;
}

/** Returns the page with the changes between two commits, on forges whose form of address is known. */
export function gitCompareLink(
  url: string | undefined,
  older: string | undefined,
  newer: string | undefined,
  forgeOf: ForgeOf = NO_INTEGRATIONS,
): string | undefined {
  const areHashes =
    older !== undefined &&
    newer !== undefined &&
    HASH.test(older) &&
    HASH.test(newer);
  return areHashes && older !== newer
    ? gitPage(url, forgeOf)?.compare?.(older, newer)
    : undefined;
}
