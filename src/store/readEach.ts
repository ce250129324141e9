import type { FluxError, FluxGetManyRawOptions, FluxRawObject } from '../api';
import { keyOf, type ObjectRef } from '../flux';
import type { StoreApi } from './typedErrors';

/** An object of any kind that was looked for by its name. */
export interface ReadObject {
  /** Key of the object, unique among all clusters. */
  readonly key: string;
  readonly ref: ObjectRef;
  /**
   * - `read`: see `object`
   * - `missing`: something names it, and it is not in the cluster
   * - `failed`: could not be read, see `error`
   * - `secret`: Secrets are never read
   * - `skipped`: there are too many to read all of them
   * - `remote`: it is on another cluster, which Backstage need not know
   */
  readonly state:
    'read' | 'missing' | 'failed' | 'secret' | 'skipped' | 'remote';
  readonly object?: FluxRawObject;
  readonly error?: FluxError;
}

/** Reads objects of any kinds on one cluster, each with what became of it. */
export async function readEach<R extends ObjectRef>(
  api: StoreApi,
  refs: readonly R[],
  options?: FluxGetManyRawOptions,
): Promise<readonly (ReadObject & { readonly ref: R })[]> {
  const readings = await api.getManyRaw(refs, options);
  return refs.map(ref => {
    const key = keyOf(ref);
    if (ref.group === '' && ref.kind === 'Secret') {
      return { key, ref, state: 'secret' };
    }
    const reading = readings.get(key);
    if (!reading) return { key, ref, state: 'skipped' };
    const { object, error } = reading;
    if (object) return { key, ref, state: 'read', object };
    return error
      ? { key, ref, state: 'failed', error }
      : { key, ref, state: 'missing' };
  });
}
