import { fromThrown, type FluxApi } from '../api';

/** The calls that the store makes. */
export type StoreApi = Pick<
  FluxApi,
  'list' | 'get' | 'getMany' | 'canPatch' | 'sync' | 'suspend' | 'resume'
>;

async function typed<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw fromThrown(thrown);
  }
}

/** Wraps a FluxApi so that every failure arrives as a FluxError: an app's own implementation may throw anything. */
export function withTypedErrors(api: FluxApi): StoreApi {
  return {
    list: (...args) => typed(() => api.list(...args)),
    get: (...args) => typed(() => api.get(...args)),
    getMany: (...args) => typed(() => api.getMany(...args)),
    canPatch: (...args) => typed(() => api.canPatch(...args)),
    sync: (...args) => typed(() => api.sync(...args)),
    suspend: (...args) => typed(() => api.suspend(...args)),
    resume: (...args) => typed(() => api.resume(...args)),
  };
}
