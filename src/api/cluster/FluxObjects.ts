import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { KINDS, type FluxRef, type FluxResource } from '../../flux';
import { FluxError } from '../errors';
import { getPlace } from './objectRequests';
import { NOT_SERVED } from './proxy';

/**
 * Reads one object by its name, at the newest version that its cluster serves.
 *
 * @param known - the version to try first
 * @returns `undefined` where there is no such object
 * @throws FluxError
 */
export async function getReferenced(
  kubernetesApi: KubernetesApi,
  place: FluxRef,
  known: string,
): Promise<FluxResource | undefined> {
  const { versions } = KINDS[place.kind];
  const order = [known, ...versions.filter(version => version !== known)];
  for (const version of order) {
    try {
      return await getPlace(kubernetesApi, place, version);
    } catch (error) {
      if (!(error instanceof FluxError) || error.status !== 404) throw error;
      // Backstage says 404 as well, of a cluster that it does not know, and so does what is in between.
      if (error.kind === undefined) throw error;
      if (!error.message.startsWith(NOT_SERVED)) return undefined;
    }
  }
  return undefined;
}
