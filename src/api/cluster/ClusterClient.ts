import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import {
  isRecord,
  KINDS,
  parseResource,
  pluralOf,
  versionOf,
  type FluxRef,
  type KindRef,
  type FluxResource,
} from '../../flux';
import { FluxError } from '../errors';
import { askCluster, lookAt } from './proxy';

/**
 * kustomize-controller strips the fields of managers whose names begin with `kubectl`; this is the name under which
 * Flux's documentation writes annotations and spec.suspend by hand, and which it leaves alone.
 */
const FIELD_MANAGER = 'flux-client-side-apply';

/** RFC 1123, as the API server demands of names: nothing in it can leave its place in a path. */
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const NAMESPACE = new RegExp(`^${LABEL}$`);
const NAME = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

function objectPath(place: FluxRef, version: string): string {
  const { cluster, kind, namespace, name } = place;
  if (!NAME.test(name) || !NAMESPACE.test(namespace)) {
    throw new FluxError('invalidName', `"${namespace}/${name}"`, {
      cluster,
      kind,
    });
  }
  const { group, plural } = KINDS[kind];
  const served = encodeURIComponent(version);
  return `/apis/${group}/${served}/namespaces/${namespace}/${plural}/${name}`;
}

function read(
  place: FluxRef,
  version: string,
  object: unknown,
  former?: FluxResource,
): FluxResource {
  const { cluster, kind, namespace, name } = place;
  const origin = { cluster, kind, version, index: 0 };
  const resource = parseResource(origin, object, former);
  // JSON of something in between is not the object in an unreadable form: nothing is known of that.
  if (resource.namespace !== namespace || resource.name !== name) {
    throw new FluxError('malformed', 'the answer is not the object', {
      cluster,
      kind,
      namespace,
    });
  }
  return resource;
}

/** Reads one object at a version. @throws FluxError */
export async function getPlace(
  kubernetesApi: KubernetesApi,
  place: FluxRef,
  version: string,
  former?: FluxResource,
): Promise<FluxResource> {
  const path = objectPath(place, version);
  const object = await lookAt(kubernetesApi, place, path, {
    method: 'GET',
  });
  return read(place, version, object, former);
}

/** Reads one object anew. @throws FluxError */
export async function getObject(
  kubernetesApi: KubernetesApi,
  resource: FluxResource,
): Promise<FluxResource> {
  const version = versionOf(resource.apiVersion);
  return getPlace(kubernetesApi, resource, version, resource);
}

/**
 * Writes a merge patch at the version that the object was read with. @throws FluxError
 *
 * @returns the object as it is after the patch
 */
export async function patchObject(
  kubernetesApi: KubernetesApi,
  resource: FluxResource,
  patch: object,
): Promise<FluxResource> {
  const version = versionOf(resource.apiVersion);
  const path = `${objectPath(resource, version)}?fieldManager=${FIELD_MANAGER}`;
  const patched = await askCluster(kubernetesApi, resource, path, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify(patch),
  });
  return read(resource, version, patched, resource);
}

/**
 * Whether the cluster would let the caller patch the object: a SelfSubjectAccessReview, which every authenticated
 * user may make. @throws FluxError when the cluster does not say
 */
export async function mayPatch(
  kubernetesApi: KubernetesApi,
  place: KindRef,
): Promise<boolean> {
  const { cluster, group, kind, namespace } = place;
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const review = await lookAt(kubernetesApi, place, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: {
        resourceAttributes: {
          group,
          resource: pluralOf(kind),
          verb: 'patch',
          namespace,
        },
      },
    }),
  });
  const status = isRecord(review) ? review.status : undefined;
  if (!isRecord(status) || typeof status.allowed !== 'boolean') {
    throw new FluxError('malformed', 'the review has no answer', {
      cluster,
      kind,
    });
  }
  return status.allowed;
}
