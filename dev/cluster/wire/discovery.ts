import type { ResourceKind } from '../kinds';
import type { Json } from '../json';
import { json, text } from './status';

const VERBS = ['delete', 'get', 'list', 'patch', 'create', 'update', 'watch'];
const REVIEWS = [
  ['selfsubjectaccessreviews', 'SelfSubjectAccessReview'],
  ['selfsubjectrulesreviews', 'SelfSubjectRulesReview'],
] as const;

const kubernetes: Json = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.1',
  gitCommit: '93248f9ae092f571eb870b7664c534bfc7d00f03',
  gitTreeState: 'clean',
  buildDate: '2025-09-09T19:37:28Z',
  goVersion: 'go1.24.6',
  compiler: 'gc',
  platform: 'linux/amd64',
};

const coreVersions: Json = {
  kind: 'APIVersions',
  versions: ['v1'],
  serverAddressByClientCIDRs: [],
};

/** Answers paths that every authenticated user may read; undefined for other paths. */
export function discover(
  path: string,
  kinds: readonly ResourceKind[],
): Response | undefined {
  const [root, group, version, more] = path.split('/').filter(Boolean);
  if (root === undefined)
    return json({ paths: ['/api', '/api/v1', '/apis', '/version'] });
  if (['healthz', 'livez', 'readyz'].includes(root)) return text('ok');
  if (root === 'version') return json(kubernetes);
  if (root === 'api' && group === undefined) return json(coreVersions);
  if (root === 'api' && group === 'v1' && version === undefined) {
    return json(resourceList('', 'v1', kinds));
  }
  if (root !== 'apis' || more !== undefined) return undefined;

  const groups = apiGroups(kinds);
  if (group === undefined)
    return json({ kind: 'APIGroupList', apiVersion: 'v1', groups });
  const itsGroup = groups.find(({ name }) => name === group);
  if (!itsGroup) return undefined;
  if (version === undefined)
    return json({ kind: 'APIGroup', apiVersion: 'v1', ...itsGroup });
  return itsGroup.versions.some(served => served.version === version)
    ? json(resourceList(group, version, kinds))
    : undefined;
}

function apiGroups(kinds: readonly ResourceKind[]) {
  const names = new Set(kinds.map(kind => kind.group).filter(Boolean));
  return [...names, 'authorization.k8s.io'].map(name => {
    const versions = versionsOf(name, kinds).map(version => ({
      groupVersion: `${name}/${version}`,
      version,
    }));
    return { name, versions, preferredVersion: versions[0] };
  });
}

/** Returns versions by Kubernetes' version priority: stable before beta, then higher before lower. */
function versionsOf(group: string, kinds: readonly ResourceKind[]): string[] {
  if (group === 'authorization.k8s.io') return ['v1'];
  const all = kinds
    .filter(kind => kind.group === group)
    .flatMap(kind => kind.versions.map(version => version.name));
  return [...new Set(all)].sort((a, b) => priority(b) - priority(a));
}

function priority(version: string): number {
  const [, major = '0', beta] = /^v(\d+)(?:beta(\d+))?$/.exec(version) ?? [];
  return (beta ? 0 : 1000000) + Number(major) * 1000 + Number(beta ?? 0);
}

function resourceList(
  group: string,
  version: string,
  kinds: readonly ResourceKind[],
): Json {
  const served = kinds.filter(
    kind =>
      kind.group === group &&
      kind.versions.some(({ name }) => name === version),
  );
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group ? `${group}/${version}` : version,
    resources:
      group === 'authorization.k8s.io'
        ? REVIEWS.map(([name, kind]) => ({
            name,
            singularName: kind.toLowerCase(),
            namespaced: false,
            kind,
            verbs: ['create'],
          }))
        : served.flatMap(kind => resourcesOf(kind, version)),
  };
}

function resourcesOf(kind: ResourceKind, version: string): Json[] {
  const { plural, namespaced } = kind;
  const main = {
    name: plural,
    singularName: kind.kind.toLowerCase(),
    namespaced,
    kind: kind.kind,
    verbs: VERBS,
    ...(kind.shortNames.length && { shortNames: kind.shortNames }),
    ...(kind.categories.length && { categories: kind.categories }),
  };
  const log = {
    name: `${plural}/log`,
    singularName: '',
    namespaced,
    kind: kind.kind,
    verbs: ['get'],
  };
  if (kind.kind === 'Pod') return [main, log];
  if (!kind.group || kind.withoutStatus?.includes(version)) return [main];
  const status = {
    name: `${plural}/status`,
    singularName: '',
    namespaced,
    kind: kind.kind,
    verbs: ['get', 'patch', 'update'],
  };
  return [main, status];
}
