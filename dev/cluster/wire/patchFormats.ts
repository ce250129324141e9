import type { Json } from '../json';
import { clone, isRecord, sameJson } from '../json';
import { Refusal } from './status';

/** Patch functions by media type. `application/apply-patch+yaml`, which the real server also takes, is not simulated. */
export const patchFormats: Readonly<
  Record<string, (target: Json, patch: unknown) => Json>
> = {
  'application/merge-patch+json': (target, patch) => {
    if (!isRecord(patch))
      throw new Refusal(
        400,
        'error decoding patch: the patch is not an object',
      );
    return mergePatch(target, patch);
  },
  'application/json-patch+json': (target, patch) => {
    if (!Array.isArray(patch))
      throw new Refusal(400, 'error decoding patch: the patch is not a list');
    return patch.reduce<Json>(jsonPatch, clone(target));
  },
};

/** Applies a merge patch (RFC 7396). */
export function mergePatch(target: Json, patch: Json): Json {
  const result: Json = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else if (isRecord(value)) {
      const old = result[name];
      result[name] = mergePatch(isRecord(old) ? old : {}, value);
    } else result[name] = value;
  }
  return result;
}

/** Applies one operation of a JSON patch (RFC 6902), except "move" and "copy". */
function jsonPatch(target: Json, operation: unknown): Json {
  const { op, path, value } = isRecord(operation) ? operation : {};
  const steps = String(path)
    .split('/')
    .slice(1)
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>((here, step) => {
    if (Array.isArray(here)) return here[Number(step)];
    return isRecord(here) ? here[step] : undefined;
  }, target);
  const fail = () => {
    throw new Refusal(
      422,
      'the server rejected our request due to an error in our request',
      {},
    );
  };
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    if (op === 'add') parent.splice(index, 0, value);
    else if (op === 'replace' && index in parent) parent[index] = value;
    else if (op === 'remove' && index in parent) parent.splice(index, 1);
    else if (op !== 'test' || !sameJson(parent[index], value)) fail();
  } else if (isRecord(parent)) {
    const exists = last in parent;
    if (op === 'add' || (op === 'replace' && exists)) parent[last] = value;
    else if (op === 'remove' && exists) delete parent[last];
    else if (op !== 'test' || !sameJson(parent[last], value)) fail();
  } else fail();
  return target;
}
