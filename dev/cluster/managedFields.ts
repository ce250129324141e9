import type { KubernetesObject } from './types';
import type { Writer } from './store';
import type { Json } from './json';
import {
  isRecord,
  listAt,
  recordAt,
  sameJson,
  stringAt,
  timestamp,
} from './json';

const UNOWNED = [
  'managedFields',
  'resourceVersion',
  'generation',
  'uid',
  'name',
  'namespace',
  'creationTimestamp',
];

/**
 * Updates `metadata.managedFields` after a write: the writer becomes the owner of the fields that it changed, and nobody
 * else owns them any more. An update takes fields even from a server-side applier, which takes them back at its next
 * apply. Lists count as one field. The real server is finer for list types "map" and "set", which no Flux spec has.
 */
export function recordManager(
  before: KubernetesObject,
  after: KubernetesObject,
  writer: Writer,
  now: Date,
): readonly unknown[] {
  const changes = changedFields(owned(before), owned(after));
  const entries = listAt(before.metadata, 'managedFields').filter(isRecord);
  const { operation = 'Update' } = writer;
  const isWriters = (entry: Json) =>
    entry.manager === writer.manager &&
    entry.operation === operation &&
    stringAt(entry, 'subresource') === writer.subresource;
  const mine = entries.find(isWriters);
  const others = entries
    .filter(entry => entry !== mine)
    .map(entry => ({
      ...entry,
      fieldsV1: without(recordAt(entry, 'fieldsV1'), changes.changed),
    }))
    .filter(entry => Object.keys(entry.fieldsV1).length > 0);
  const fieldsV1 = merged(
    without(recordAt(mine, 'fieldsV1'), changes.changed),
    changes.set,
  );
  if (!Object.keys(fieldsV1).length) return others;
  return [
    ...others,
    {
      manager: writer.manager,
      operation,
      apiVersion: after.apiVersion,
      time: timestamp(now),
      fieldsType: 'FieldsV1',
      fieldsV1,
      ...(writer.subresource && { subresource: writer.subresource }),
    },
  ];
}

function owned(object: KubernetesObject): Json {
  const { apiVersion: _version, kind: _kind, ...rest } = object;
  const metadata = Object.fromEntries(
    Object.entries(rest.metadata).filter(([name]) => !UNOWNED.includes(name)),
  );
  return { ...rest, metadata };
}

/** Returns FieldsV1 trees of the fields that are set to a new value and of those that are changed or removed. */
function changedFields(
  before: Json,
  after: Json,
): { set: Json; changed: Json } {
  const set: Json = {};
  const changed: Json = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[name], after[name]];
    if (sameJson(was, is)) continue;
    if (isRecord(is)) {
      const inner = changedFields(isRecord(was) ? was : {}, is);
      if (Object.keys(inner.set).length) set[`f:${name}`] = inner.set;
      changed[`f:${name}`] = inner.changed;
    } else {
      changed[`f:${name}`] = {};
      if (is !== undefined) set[`f:${name}`] = {};
    }
  }
  return { set, changed };
}

function merged(a: Json, b: Json): Json {
  const result: Json = { ...a };
  for (const [name, inner] of Object.entries(b)) {
    result[name] = merged(recordAt(a, name), isRecord(inner) ? inner : {});
  }
  return result;
}

function without(fields: Json, gone: Json): Json {
  const result: Json = {};
  for (const [name, inner] of Object.entries(fields)) {
    const itsGone = gone[name];
    if (!isRecord(itsGone)) {
      result[name] = inner;
    } else if (Object.keys(itsGone).length && isRecord(inner)) {
      const left = without(inner, itsGone);
      if (Object.keys(left).length) result[name] = left;
    }
  }
  return result;
}
