/**
 * Web addresses from untrusted URLs. Whatever comes in, nothing but an http(s) address comes out, without the parts that
 * may be secret.
 */

/** `git@host:path` is what ssh writes for `ssh://git@host/path`. Without a user, `javascript:x` would be one. */
const SCP_LIKE = /^[\w.-]+@([\w.-]+):(?!\/\/)(.+)$/;
const SCHEME = /^(?:https?|ssh):\/\//i;
/** White space, control characters, half surrogates and backslashes, which `URL` would silently drop or turn round. */
const UNFIT = /[\s\\\p{C}]/u;

/** Parses an http(s) or ssh URL; `undefined` for all others. */
export function parseUrl(text: string): URL | undefined {
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

/** Returns a URL's path without slashes at the start, at the end, or one after the other. */
export function pathOf(url: URL): string {
  return url.pathname
    .split('/')
    .filter(segment => segment !== '')
    .join('/');
}

/** Returns an http(s) address, and nothing for anything else. Name, password, query and fragment may be secrets. */
export function webAddress(text: string): string | undefined {
  const url = parseUrl(text);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return url.href;
}

/** Hosts that mean the machine or container itself, or the cluster around it. */
const INSIDE_DOMAINS = ['local', 'localhost', 'svc', 'docker.internal'];
const IP_ADDRESS = /^(?:\[.*\]|\d+\.\d+\.\d+\.\d+)$/;
const LOOPBACK = /^(?:127\.|0\.0\.0\.0$|169\.254\.|\[::1?\]$|\[fe80:)/;
/** Top-level domains have no hyphens, except those of other scripts; namespaces often do. */
const NAMESPACE_AS_DOMAIN = /\.(?!xn--)[^.]*-[^.]*$/;

/**
 * Returns whether browsers can be expected to reach a host. They cannot reach the names of a cluster's Services, whether
 * short (`gitea`, `gitea.flux-system`, `gitea.git.svc`) or long (`gitea.git.svc.cluster.local`, or below a cluster
 * domain of one's own), nor loopback addresses, which are those of Flux's own Pod.
 */
export function isReachable(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (IP_ADDRESS.test(host)) return !LOOPBACK.test(host);
  const labels = host.split('.');
  return (
    labels.length > 1 &&
    labels[2] !== 'svc' &&
    !NAMESPACE_AS_DOMAIN.test(host) &&
    !INSIDE_DOMAINS.some(domain => host.endsWith(`.${domain}`))
  );
}

const AUTHORITY = /^([^:/?#]*:\/\/)([^/?#]*@)?(.*)$/s;

/**
 * Returns a URL to show: as written, without the parts that may be secret. Over ssh that is a password, over http(s)
 * also a name alone (it may be a token), and everything in a query.
 */
export function shownUrl(url: string): string {
  const [, scheme = '', user = '', rest = url] = AUTHORITY.exec(url) ?? [];
  const isHarmless = /ssh:/i.test(scheme) && !user.includes(':');
  return `${scheme}${isHarmless ? user : ''}${rest.replace(/\?.*$/s, '?…')}`;
}
