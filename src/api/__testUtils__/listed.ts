import type { KubernetesObject } from '../../../dev/cluster';
import type { FluxActionOptions } from '..';
import { at, git, small, the } from './cases';
import { createWire, type WireOptions } from './wire';

export const REVISION = `main@sha1:${'b'.repeat(40)}`;
export const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';

/** Returns the object with further annotations, for instance those that control its simulated controller. */
export const annotated = (
  object: KubernetesObject,
  annotations: Record<string, string>,
) => ({
  ...object,
  metadata: {
    ...object.metadata,
    annotations: { ...object.metadata.annotations, ...annotations },
  },
});

/**
 * Lists one GitRepository.
 *
 * @param next - annotations that say what its next run finds
 */
export async function listed(
  next: Record<string, string> = {},
  options?: WireOptions,
) {
  const source = annotated(git(at('staging')), {
    'sim.flux/run-ms': '60',
    ...next,
  });
  const wire = createWire([small('staging', { objects: [source] })], options);
  const resource = the(await wire.list(), 'GitRepository');
  const cluster = wire.cluster('staging');
  return {
    ...wire,
    resource,
    cluster,
    sync: (more?: FluxActionOptions) => wire.client.sync(resource, more),
    patches: () =>
      wire.standIn.requests.filter(({ method }) => method === 'PATCH'),
    stored: () => {
      const found = cluster
        .objects()
        .find(({ kind }) => kind === 'GitRepository');
      if (!found) throw new Error('It is gone');
      return found;
    },
  };
}
