import {
  parseResource,
  versionOf,
  type FluxObject,
  type FluxRef,
  type FluxResource,
} from '../../flux';
import { FluxError } from '../errors';
import type { ClusterClient } from './ClusterClient';

/** Reads and writes single objects of Flux's kinds. */
export class FluxObjects {
  constructor(private readonly client: ClusterClient) {}

  /**
   * Reads one object.
   *
   * @returns `undefined` where there is no such object, or the cluster does not have its kind
   * @throws FluxError
   */
  async find(ref: FluxRef): Promise<FluxResource | undefined> {
    try {
      const { version, object } = await this.client.get(ref);
      return this.parse(ref, version, object);
    } catch (thrown) {
      // A 404 without a kind is not about the object: Backstage does not know the cluster, or a gateway answered.
      const isMissing =
        thrown instanceof FluxError &&
        thrown.problem === 'notFound' &&
        thrown.kind !== undefined;
      if (!isMissing) throw thrown;
      return undefined;
    }
  }

  /**
   * Reads an object again, at the version that it was read at before, if the cluster still serves it.
   *
   * @throws FluxError `notFound` where it no longer exists
   */
  async readAgain(former: FluxResource): Promise<FluxResource> {
    const { version, object } = await this.client.get(
      former,
      versionOf(former.apiVersion),
    );
    return this.parse(former, version, object, former);
  }

  /**
   * Writes a merge patch at the version that the object was read at.
   *
   * @returns the object after the patch
   * @throws as {@link ClusterClient.patch}
   */
  async patch(
    former: FluxObject,
    patch: object,
    signal?: AbortSignal,
  ): Promise<FluxResource> {
    const version = versionOf(former.apiVersion);
    const object = await this.client.patch(former, version, patch, signal);
    return this.parse(former, version, object, former);
  }

  /** @throws FluxError `malformed` */
  parse(
    ref: FluxRef,
    version: string,
    object: unknown,
    former?: FluxResource,
  ): FluxResource {
    const { cluster, kind, namespace, name } = ref;
    const now = this.client.facts.clocks.now(cluster);
    const origin = { cluster, kind, version, index: 0, now };
    const resource = parseResource(origin, object, former);
    // JSON from a gateway is not the object in an unreadable form: nothing is known about the object then.
    if (resource.namespace !== namespace || resource.name !== name) {
      throw new FluxError(
        'malformed',
        'the response is not the requested object',
        {
          cluster,
          kind,
          namespace,
        },
      );
    }
    return resource;
  }
}
