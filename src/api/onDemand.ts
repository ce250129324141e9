import type { FluxApi } from './FluxApi';
import { loadOnce } from './loadOnce';

/**
 * Returns a FluxApi whose implementation is loaded at the first call, so that an app does not load it when it starts.
 * See {@link loadOnce}.
 */
export function onDemand(
  load: () => Promise<Required<FluxApi>>,
): Required<FluxApi> {
  const api = loadOnce(load);
  return {
    list: async (...args) => (await api()).list(...args),
    get: async (...args) => (await api()).get(...args),
    getMany: async (...args) => (await api()).getMany(...args),
    getRaw: async (...args) => (await api()).getRaw(...args),
    getManyRaw: async (...args) => (await api()).getManyRaw(...args),
    listRaw: async (...args) => (await api()).listRaw(...args),
    events: async (...args) => (await api()).events(...args),
    podLogs: async (...args) => (await api()).podLogs(...args),
    clusters: async () => (await api()).clusters(),
    apiGroups: async (...args) => (await api()).apiGroups(...args),
    forgetRejectedSignIns: async () => (await api()).forgetRejectedSignIns(),
    canPatch: async (...args) => (await api()).canPatch(...args),
    sync: async (...args) => (await api()).sync(...args),
    suspend: async (...args) => (await api()).suspend(...args),
    resume: async (...args) => (await api()).resume(...args),
  };
}
