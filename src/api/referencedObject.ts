import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { KINDS, type FluxResource } from '../flux';
import { FluxError } from './FluxError';
import { getPlace, type ObjectPlace } from './objectRequests';

/** The kube-apiserver answers so for a version that it does not serve, and with a Status for an object that is not there. */
const NOT_SERVED = '404 page not found';

/**
 * Reads one object by its name, at the newest version that its cluster serves.
 *
 * @param known - the version to try first
 * @returns `undefined` where there is no such object
 * @throws FluxError
 */
export async function getReferenced(
  kubernetesApi: KubernetesApi,
  place: ObjectPlace,
  known: string,
): Promise<FluxResource | undefined> {
  const { versions } = KINDS[place.kind];
  const order = [known, ...versions.filter(version => version !== known)];
  for (const version of order) {
    try {
      return await getPlace(kubernetesApi, place, version);
    } catch (error) {
      if (!(error instanceof FluxError) || error.status !== 404) throw error;
      // Backstage says 404 as well, for a cluster that it does not know.
      if (error.message.startsWith('Cluster ')) throw error;
      if (!error.message.startsWith(NOT_SERVED)) return undefined;
    }
  }
  return undefined;
}
