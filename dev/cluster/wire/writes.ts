import type { KubernetesObject } from '../types';
import { atVersion } from '../schema/prune';
import type { Json } from '../json';
import { isRecord, recordAt, stringAt, timestamp } from '../json';
import { patchFormats } from './patchFormats';
import { represent } from './representation';
import { qualified } from './requestInfo';
import type { Target } from './target';
import { found } from './target';
import { conflict, json, Refusal } from './status';
import { toObject, validate } from './validation';

export async function patch(target: Target): Promise<Response> {
  const { request } = target;
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim() ?? '';
  const apply = patchFormats[type];
  if (!apply) {
    throw new Refusal(
      415,
      `the body of the request was in an unknown format - accepted media types include: ${Object.keys(
        patchFormats,
      ).join(', ')}`,
    );
  }
  const before = found(target);
  const patched = apply({ ...before }, await readJson(request));
  return json(represent([write(target, before, patched)], target));
}

export async function replace(target: Target): Promise<Response> {
  const before = found(target);
  const body = await readJson(target.request);
  if (!isRecord(body))
    throw new Refusal(400, 'the request body is not an object');
  if (!stringAt(body, 'metadata', 'resourceVersion')) {
    const { kind, info } = target;
    throw new Refusal(
      422,
      `${qualified(kind.plural, kind.group)} "${info.name}" is invalid: ` +
        'metadata.resourceVersion: Invalid value: 0: must be specified for an update',
      { name: info.name, group: kind.group, kind: kind.plural },
    );
  }
  return json(represent([write(target, before, body)], target));
}

export async function create(target: Target): Promise<Response> {
  const { kind, info, store, release } = target;
  const body = await readJson(target.request);
  if (!isRecord(body))
    throw new Refusal(400, 'the request body is not an object');
  const metadata: Json = { ...recordAt(body, 'metadata') };
  if (info.namespace) metadata.namespace = info.namespace;
  const object = validate(toObject({ ...body, metadata }), kind);
  const { name, namespace } = object.metadata;
  if (store.get(kind, namespace, name)) {
    throw new Refusal(
      409,
      `${qualified(kind.plural, kind.group)} "${name}" already exists`,
      { name, group: kind.group, kind: kind.plural },
      'AlreadyExists',
    );
  }
  const { status: _status, ...rest } = object;
  const created = store.create(kind, {
    ...rest,
    ...(kind.unseen && { status: { observedGeneration: -1 } }),
  });
  return json(
    represent([atVersion(created, kind.group, info.version, release)], target),
    201,
  );
}

/** Deletes an object. One with finalizers only gets its deletionTimestamp. */
export function remove(target: Target): Response {
  const { kind, info, store } = target;
  const object = found(target);
  const finalizers = object.metadata.finalizers;
  const { namespace, name } = object.metadata;
  if (Array.isArray(finalizers) && finalizers.length) {
    const deletionTimestamp =
      object.metadata.deletionTimestamp ?? timestamp(new Date());
    const metadata = {
      ...object.metadata,
      deletionTimestamp,
      deletionGracePeriodSeconds: 0,
    };
    const marked = store.update(
      kind,
      { ...object, metadata },
      writerOf(target),
    );
    return json(
      represent(
        [atVersion(marked, kind.group, info.version, target.release)],
        target,
      ),
    );
  }
  store.delete(kind, namespace, name);
  return json({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name,
      group: kind.group,
      kind: kind.plural,
      uid: object.metadata.uid,
    },
  });
}

function write(
  target: Target,
  before: KubernetesObject,
  body: Json,
): KubernetesObject {
  const { kind, info, store, release } = target;
  const object = validate(toObject(body), kind, before);
  const { resourceVersion } = object.metadata;
  if (resourceVersion && resourceVersion !== before.metadata.resourceVersion) {
    throw conflict(info);
  }
  if (info.query.get('dryRun') === 'All') {
    return info.subresource
      ? { ...before, status: object.status }
      : { ...object, status: before.status };
  }
  const pruned = atVersion(object, kind.group, info.version, release);
  return atVersion(
    store.update(kind, pruned, writerOf(target)),
    kind.group,
    info.version,
    release,
  );
}

/** Returns the field manager. Without `?fieldManager`, the server takes the first part of the User-Agent. */
function writerOf({ info, request }: Target) {
  const agent = request.headers.get('User-Agent') ?? 'unknown';
  return {
    manager: info.query.get('fieldManager') ?? agent.split('/')[0] ?? agent,
    ...(info.subresource === 'status' && { subresource: 'status' as const }),
  };
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    throw new Refusal(
      400,
      `error decoding the request body: ${error instanceof Error ? error.message : error}`,
    );
  }
}
