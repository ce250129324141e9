import { FluxError, fromThrown, type FluxApi, type FluxClient } from '../api';

/** The calls that the store makes: all of FluxApi, with all that the plugin knows of a resource. */
export type StoreApi = Pick<FluxClient, keyof FluxApi>;

/** Rejects where an app's own implementation lacks an optional method. */
async function lacking(method: string): Promise<never> {
  const message = `this Backstage's FluxApi does not implement ${method}()`;
  throw new FluxError('other', message);
}

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
    getRaw: (...args) =>
      typed(() => api.getRaw?.(...args) ?? lacking('getRaw')),
    getManyRaw: (...args) =>
      typed(() => api.getManyRaw?.(...args) ?? lacking('getManyRaw')),
    listRaw: (...args) =>
      typed(() => api.listRaw?.(...args) ?? lacking('listRaw')),
    events: (...args) =>
      typed(() => api.events?.(...args) ?? lacking('events')),
    podLogs: (...args) =>
      typed(() => api.podLogs?.(...args) ?? lacking('podLogs')),
    clusters: () => typed(() => api.clusters?.() ?? lacking('clusters')),
    apiGroups: (...args) =>
      typed(() => api.apiGroups?.(...args) ?? lacking('apiGroups')),
    forgetRejectedSignIns: () =>
      typed(async () => api.forgetRejectedSignIns?.()),
    canPatch: (...args) => typed(() => api.canPatch(...args)),
    sync: (...args) => typed(() => api.sync(...args)),
    suspend: (...args) => typed(() => api.suspend(...args)),
    resume: (...args) => typed(() => api.resume(...args)),
  };
}
