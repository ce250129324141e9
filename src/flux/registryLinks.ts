import { isReachable, parseUrl, pathOf, webAddress } from './webAddress';

/** Returns the page of a repository from the segments of its path; `undefined` where there is none. */
type RegistryPage = (
  path: readonly string[],
  host: string,
) => string | undefined;

const dockerHub: RegistryPage = ([owner, name, ...more]) => {
  if (owner === undefined || more.length > 0) return undefined;
  if (name === undefined) return `https://hub.docker.com/u/${owner}`;
  return owner === 'library'
    ? `https://hub.docker.com/_/${name}`
    : `https://hub.docker.com/r/${owner}/${name}`;
};

/** GitHub redirects from the address of a package to its page. */
const github: RegistryPage = ([owner, ...names]) =>
  names.length > 0
    ? `https://ghcr.io/${owner}/${names.join('/')}`
    : `https://github.com/${owner}`;

const quay: RegistryPage = path =>
  path.length > 1 ? `https://quay.io/repository/${path.join('/')}` : undefined;

const ecrGallery: RegistryPage = path =>
  `https://gallery.ecr.aws/${path.join('/')}`;

const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$/;

/** Private repositories of ECR have their pages in the AWS console. */
const ecr: RegistryPage = (path, host) => {
  const [, account, region] = ECR.exec(host) ?? [];
  return `https://${region}.console.aws.amazon.com/ecr/repositories/private/${account}/${path.join('/')}?region=${region}`;
};

const ARTIFACT_REGISTRY = /^([a-z0-9-]+)-docker\.pkg\.dev$/;

/** Repositories of Google's Artifact Registry have their pages in the console. */
const artifactRegistry: RegistryPage = (
  [project, repository, ...image],
  host,
) => {
  const [, location] = ARTIFACT_REGISTRY.exec(host) ?? [];
  if (repository === undefined) return undefined;
  const parts = [project, location, repository];
  if (image.length > 0) parts.push(image.join('%2F'));
  return `https://console.cloud.google.com/artifacts/docker/${parts.join('/')}`;
};

const REGISTRIES: readonly (readonly [RegExp, RegistryPage])[] = [
  [/^(?:(?:index|registry-1)\.)?docker\.io$/, dockerHub],
  [/^ghcr\.io$/, github],
  [/^quay\.io$/, quay],
  [/^public\.ecr\.aws$/, ecrGallery],
  [ECR, ecr],
  [ARTIFACT_REGISTRY, artifactRegistry],
];

/** Returns the registry's pages and the path of an `oci://` URL, without a tag or digest. */
function parseOci(url: string | undefined) {
  if (!url?.startsWith('oci://')) return undefined;
  const parsed = parseUrl(url.replace(/^oci:/, 'https:'));
  const page = REGISTRIES.find(
    ([host]) => parsed && host.test(parsed.host),
  )?.[1];
  if (!parsed || !page) return undefined;
  const path = pathOf(parsed)
    .replace(/@[^/]*$/, '')
    .replace(/:[^/]*$/, '')
    .split('/')
    .filter(Boolean);
  return path.length > 0 ? { page, path, host: parsed.host } : undefined;
}

/**
 * Returns the page of an OCI repository (`oci://ghcr.io/org/name`), on registries whose pages are known. Others, such as
 * those of Azure, have none or keep them where the URL does not say.
 */
export function ociRepositoryLink(url: string | undefined): string | undefined {
  const oci = parseOci(url);
  const page = oci?.page(oci.path, oci.host);
  return page !== undefined && parseUrl(page) ? page : undefined;
}

/**
 * Returns the page of the owner of an OCI registry's charts (`oci://ghcr.io/org/charts`): the URL of a HelmRepository of
 * type oci is the beginning of its charts' URLs, and need not be a repository itself.
 */
function ociOwnerLink(url: string): string | undefined {
  const oci = parseOci(url);
  if (!oci || ECR.test(oci.host)) return undefined;
  const depth = ARTIFACT_REGISTRY.test(oci.host) ? 2 : 1;
  const page = oci.page(oci.path.slice(0, depth), oci.host);
  return page !== undefined && parseUrl(page) ? page : undefined;
}

/** Chart repositories of these forms are served by an API, and have no page at their address. */
const API_PATH = /\/api\/|\/chartrepo\/|\/helm\/v1\/repo/;
const RAW_GITHUB = /^([^/]+)\/([^/]+)\//;

/** Returns the page of a HelmRepository, of either type. */
export function chartRepositoryLink(
  url: string | undefined,
): string | undefined {
  if (url?.startsWith('oci://')) return ociOwnerLink(url);
  const link = webLink(url);
  if (link === undefined) return undefined;
  const parsed = new URL(link);
  if (parsed.host === 'raw.githubusercontent.com') {
    const [, owner, name] = RAW_GITHUB.exec(`${pathOf(parsed)}/`) ?? [];
    return name && webAddress(`https://github.com/${owner}/${name}`);
  }
  return API_PATH.test(parsed.pathname) ? undefined : link;
}

/**
 * Returns an http(s) address without the parts that may be secret; `undefined` for anything else, and for hosts that no
 * browser reaches.
 */
export function webLink(url: string | undefined): string | undefined {
  const address = url === undefined ? undefined : webAddress(url);
  return address !== undefined && isReachable(new URL(address).hostname)
    ? address
    : undefined;
}
