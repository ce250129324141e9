import type { KindRef, ObjectRef } from '../../flux';
import { FluxError } from '../errors';

/** A kind as an API server serves it. */
export interface ServedKind {
  /** Empty for Kubernetes' core group. */
  readonly group: string;
  readonly version: string;
  /** Its name in URLs and roles: `deployments`. */
  readonly plural: string;
  readonly isNamespaced: boolean;
}

/** RFC 1123, as the API server demands of most names: nothing in it can leave its place in a path. */
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const IS_LABEL = new RegExp(`^${LABEL}$`);
const IS_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);

/** Names in this group may hold any character that can stand in a path, as in `system:node`. */
const RBAC = 'rbac.authorization.k8s.io';
const IS_PATH_SEGMENT = /^(?!\.{1,2}$)[^/%]+$/;

/** Returns whether a text is an API group without a version. */
export function isGroup(group: string): boolean {
  return group === '' || IS_SUBDOMAIN.test(group);
}

/** Returns whether a text can be the plural of a kind. */
export function isPlural(plural: string): boolean {
  return IS_LABEL.test(plural);
}

/** Returns the path of an API group at a version, or of its list of versions. */
export function groupPath(group: string, version?: string): string {
  const root = group === '' ? '/api' : `/apis/${group}`;
  return version === undefined
    ? root
    : `${root}/${encodeURIComponent(version)}`;
}

/**
 * Returns the path of all objects of a kind: of one namespace, or of the cluster.
 *
 * @throws FluxError `invalidName`
 */
export function listPath(
  { group, version, plural, isNamespaced }: ServedKind,
  place: KindRef,
): string {
  const { namespace } = place;
  const root = groupPath(group, version);
  if (!isNamespaced || namespace === undefined) return `${root}/${plural}`;
  if (!IS_LABEL.test(namespace)) throw invalidName(place, namespace);
  return `${root}/namespaces/${namespace}/${plural}`;
}

/**
 * Returns the path of one object.
 *
 * @throws FluxError `invalidName`
 */
export function objectPath(served: ServedKind, ref: ObjectRef): string {
  const { group, namespace = '', name } = ref;
  const isName = group === RBAC ? IS_PATH_SEGMENT : IS_SUBDOMAIN;
  const isPlaced = !served.isNamespaced || IS_LABEL.test(namespace);
  if (!isName.test(name) || !isPlaced) {
    throw invalidName(ref, `${namespace}/${name}`);
  }
  return `${listPath(served, ref)}/${encodeURIComponent(name)}`;
}

function invalidName({ cluster, kind }: KindRef, name: string): FluxError {
  return new FluxError('invalidName', `"${name}"`, { cluster, kind });
}
