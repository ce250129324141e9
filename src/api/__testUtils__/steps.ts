import type { ClusterSpec, KubernetesObject } from '../../../dev/cluster';
import type { FluxObject } from '../../flux';
import { isReadable } from '../../flux';
import type { FluxProgress } from '..';
import type { FluxSyncOptions } from '../actions';
import { small } from './cases';
import { createWire, type WireOptions } from './wire';

/** Lists objects and returns one of them to act on. It needs the entity's label, its sources do not. */
export async function started(
  objects: readonly KubernetesObject[],
  kind: FluxObject['kind'],
  {
    name = 'podinfo',
    cluster: spec,
    wire: options,
  }: {
    readonly name?: string;
    readonly cluster?: Partial<ClusterSpec>;
    readonly wire?: WireOptions;
  } = {},
) {
  const wire = createWire([small('staging', { objects, ...spec })], options);
  const listing = await wire.list();
  const resource = listing.resources.find(
    (each): each is FluxObject =>
      each.kind === kind && each.name === name && isReadable(each),
  );
  if (!resource) throw new Error(`There is no ${kind} "${name}"`);
  const begun = wire.standIn.requests.length;
  const since = () => wire.standIn.requests.slice(begun);
  const told: string[] = [];
  const onProgress = (read: { name: string }, { stages }: FluxProgress) => {
    const line = stages
      .map(({ kind: of, state, skip }) => `${of} ${skip ?? state}`)
      .join(', ');
    if (told.at(-1) !== line) told.push(line);
    return read;
  };
  const pathsOf = (verb: string) =>
    since()
      .filter(({ method }) => method === verb)
      .map(({ path }) =>
        path
          .replace(/^\/proxy\/apis\/[^/]+\/[^/]+\/namespaces\//, '')
          .replace(/\?.*$/, ''),
      );
  return {
    ...wire,
    resource,
    cluster: wire.cluster('staging'),
    /** States of the stages, after each change: `Bucket done, Kustomization running`. */
    told,
    /** Objects that were written, in order: `team-a/buckets/podinfo`. */
    patched: () => pathsOf('PATCH'),
    /** Requests to the cluster since the listing, in order. */
    steps: () =>
      since()
        .filter(({ path }) => path.startsWith('/proxy/'))
        .map(({ method, path }) => `${method} ${path.split('/').at(-1)}`),
    bodies: () =>
      since()
        .filter(({ method }) => method === 'PATCH')
        .map(({ body }) => body),
    syncWithSource: (more: FluxSyncOptions = {}) =>
      wire.client.sync(resource, {
        withSource: true,
        ...more,
        onProgress: (read, progress) => {
          onProgress(read, progress);
          more.onProgress?.(read, progress);
        },
      }),
    stored: (of: string, named: string = name) => {
      const found = wire
        .cluster('staging')
        .objects()
        .find(each => each.kind === of && each.metadata.name === named);
      if (!found) throw new Error(`The ${of} "${named}" is gone`);
      return found;
    },
  };
}
