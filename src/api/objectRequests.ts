import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import {
  isRecord,
  KINDS,
  parseResource,
  versionOf,
  type FluxResource,
} from '../flux';
import { FluxError, fromThrown, problemOfStatus } from './FluxError';

/**
 * kustomize-controller strips the fields of managers whose names begin with `kubectl`; this is the name under which
 * Flux's documentation writes annotations and spec.suspend by hand, and which it leaves alone.
 */
const FIELD_MANAGER = 'flux-client-side-apply';

/** RFC 1123 subdomain, as the API server demands of names: nothing in it can leave its place in a path. */
const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

function objectPath(resource: FluxResource): string {
  const { cluster, kind, namespace, name } = resource;
  if (!NAME.test(name) || name.includes('..') || !NAME.test(namespace)) {
    throw new FluxError('invalidName', `"${namespace}/${name}"`, {
      cluster,
      kind,
    });
  }
  const { group, plural } = KINDS[kind];
  const version = encodeURIComponent(versionOf(resource.apiVersion));
  return `/apis/${group}/${version}/namespaces/${namespace}/${plural}/${name}`;
}

async function readStatusMessage(response: Response): Promise<string> {
  const body = await response.text();
  try {
    // Kubernetes sends a Status object, Backstage an error.
    const parsed: unknown = JSON.parse(body);
    if (isRecord(parsed)) {
      if (typeof parsed.message === 'string') return parsed.message;
      if (isRecord(parsed.error) && typeof parsed.error.message === 'string') {
        return parsed.error.message;
      }
    }
  } catch {
    // Not JSON: the text itself is all there is.
  }
  return body || response.statusText;
}

async function request(
  kubernetesApi: KubernetesApi,
  resource: FluxResource,
  path: string,
  init: RequestInit,
): Promise<FluxResource> {
  const { cluster, kind, apiVersion } = resource;
  const place = { cluster, kind };
  let response: Response;
  try {
    response = await kubernetesApi.proxy({ clusterName: cluster, path, init });
  } catch (thrown) {
    throw fromThrown(thrown, place);
  }
  const { status } = response;
  if (!response.ok) {
    throw new FluxError(
      problemOfStatus(status),
      await readStatusMessage(response),
      {
        ...place,
        status,
      },
    );
  }
  let object: unknown;
  try {
    object = await response.json();
  } catch (thrown) {
    throw new FluxError('malformed', fromThrown(thrown).message, {
      ...place,
      status,
    });
  }
  const origin = { cluster, kind, version: versionOf(apiVersion), index: 0 };
  return parseResource(origin, object, resource);
}

/** Reads one object anew. @throws FluxError */
export async function getObject(
  kubernetesApi: KubernetesApi,
  resource: FluxResource,
): Promise<FluxResource> {
  return request(kubernetesApi, resource, objectPath(resource), {
    method: 'GET',
  });
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
  const path = `${objectPath(resource)}?fieldManager=${FIELD_MANAGER}`;
  return request(kubernetesApi, resource, path, {
    method: 'PATCH',
    // A plain object: KubernetesBackendClient spreads it, and a Headers instance spreads to nothing.
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify(patch),
  });
}
