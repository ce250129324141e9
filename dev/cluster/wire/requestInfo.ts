/** A request's target as the API server reads it from the path, before checking whether it serves the resource. */
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

/** Returns the target of a request; undefined for paths that are not resources: discovery, /version, /healthz … */
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

/** Returns `resource.group`, as in the server's messages. */
export function qualified(plural: string, group: string): string {
  return group ? `${plural}.${group}` : plural;
}

/** Decodes percent encoding; returns the text unchanged if it is invalid. */
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
