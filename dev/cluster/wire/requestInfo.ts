/** What a request is about, as the API server reads it off the path before it knows what it serves. */
export interface ResourceRequest {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
  readonly verb: string;
  readonly query: URLSearchParams;
}

const verbs: Readonly<
  Record<string, readonly [collection: string, one: string]>
> = {
  GET: ['list', 'get'],
  POST: ['create', 'create'],
  PUT: ['update', 'update'],
  PATCH: ['patch', 'patch'],
  DELETE: ['deletecollection', 'delete'],
};

/** Undefined for paths that are not about resources: discovery, /version, /healthz … */
export function readRequest(request: Request): ResourceRequest | undefined {
  const url = new URL(request.url);
  const [root, ...rest] = url.pathname.split('/').filter(Boolean).map(decode);
  const group = root === 'apis' ? rest.shift() : '';
  const version = rest.shift();
  if (!(root === 'api' || root === 'apis') || group === undefined)
    return undefined;
  if (!version || !rest.length) return undefined;

  const inNamespace = rest[0] === 'namespaces' && rest.length > 2;
  const namespace = inNamespace ? rest[1] : undefined;
  const [plural = '', name, subresource] = inNamespace ? rest.slice(2) : rest;
  const query = url.searchParams;
  const [collection, one] = verbs[request.method] ?? ['', ''];
  const verb = name ? one : collection;
  return {
    group,
    version,
    plural,
    namespace,
    name,
    subresource,
    verb: verb === 'list' && isTrue(query.get('watch')) ? 'watch' : verb,
    query,
  };
}

/** `resource.group`, as messages name it. */
export function qualified(plural: string, group: string): string {
  return group ? `${plural}.${group}` : plural;
}

/** As it is, if it is no percent encoding. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}
