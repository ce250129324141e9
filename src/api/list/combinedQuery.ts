import type { Entity } from '@backstage/catalog-model';
import type {
  ClusterAttributes,
  ClusterObjects,
  CustomResourceMatcher,
  KubernetesFetchError,
  KubernetesRequestAuth,
} from '@backstage/plugin-kubernetes-common';
import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { definitionOf, isFluxKind, isRecord, type FluxKind } from '../../flux';
import { FluxError, fromClusterError, fromThrown } from '../errors';
import { searchOf, type Search } from '../searchOf';
import { asSearchError } from './asSearchError';

/** A kind at one version. */
export interface KindVersion {
  readonly kind: FluxKind;
  readonly version: string;
}

/** Answer of one cluster for one kind at one version. */
export type VersionAnswer = KindVersion & { readonly cluster: string } & (
    | {
        readonly outcome: 'objects';
        readonly objects: readonly unknown[];
        /** When it was asked for, in ms since the epoch; absent: when the poll began. */
        readonly askedAt?: number;
      }
    | { readonly outcome: 'notServed' }
    | { readonly outcome: 'error'; readonly error: FluxError }
  );

/** An item of Backstage's answer, of one cluster, as far as every item has to be. */
interface AnswerItem {
  readonly cluster: ClusterAttributes;
  readonly resources?: unknown;
  readonly errors?: unknown;
}

/** An item that tells the objects and errors of its cluster. */
type WholeItem = Pick<ClusterObjects, 'cluster' | 'resources' | 'errors'>;

function isItem(item: unknown): item is AnswerItem {
  return (
    isRecord(item) &&
    isRecord(item.cluster) &&
    typeof item.cluster.name === 'string'
  );
}

function isWhole(item: AnswerItem): item is WholeItem {
  return (
    Array.isArray(item.resources) &&
    Array.isArray(item.errors) &&
    item.errors.every(isRecord)
  );
}

function matcherOf({ kind, version }: KindVersion): CustomResourceMatcher {
  const { group, plural } = definitionOf(kind);
  return { group, apiVersion: version, plural };
}

/**
 * Returns whether an error is about this kind and version: its path ends in
 * `/apis/<group>/<version>[/namespaces/<ns>]/<plural>`, after the path of the cluster's URL.
 */
function isErrorOf(error: KubernetesFetchError, asked: KindVersion): boolean {
  if (!('resourcePath' in error) || typeof error.resourcePath !== 'string')
    return false;
  const { group, apiVersion, plural } = matcherOf(asked);
  const [path = ''] = error.resourcePath.split('?');
  return (
    path.includes(`/apis/${group}/${apiVersion}/`) &&
    path.endsWith(`/${plural}`)
  );
}

/**
 * Returns whether a response has the objects of a kind at a version, judging by its first object, or `undefined` where
 * that does not tell. Its `kind` is the list's, which need not be named after the kind.
 */
function isResponseOf(
  response: unknown,
  { kind, version }: KindVersion,
): boolean | undefined {
  if (!isRecord(response) || !Array.isArray(response.resources))
    return undefined;
  const first: unknown = response.resources[0];
  if (!isRecord(first)) return undefined;
  const { group } = definitionOf(kind);
  const { apiVersion } = first;
  const isOther =
    (first.kind !== kind && isFluxKind(first.kind)) ||
    (typeof apiVersion === 'string' && !apiVersion.startsWith(`${group}/`));
  if (isOther) return false;
  const isSame = first.kind === kind && apiVersion === `${group}/${version}`;
  return isSame || undefined;
}

/**
 * Returns a function that finds the response for a kind and version. The backend does not return the matchers, but keeps
 * their order, without those that failed. Where something else has changed the order, only what the objects say counts.
 */
function responseFinder(
  responses: readonly unknown[],
  answered: readonly KindVersion[],
): (asked: KindVersion) => unknown {
  const isInOrder =
    responses.length === answered.length &&
    answered.every((each, i) => isResponseOf(responses[i], each) !== false);
  return isInOrder
    ? asked => responses[answered.indexOf(asked)]
    : asked => responses.find(each => isResponseOf(each, asked));
}

function interpretCluster(
  cluster: string,
  asked: readonly KindVersion[],
  item: AnswerItem | undefined,
  search: Search,
): readonly VersionAnswer[] {
  // The backend drops clusters that have neither objects nor errors.
  if (!item) {
    return asked.map(each => ({
      ...each,
      cluster,
      outcome: 'objects',
      objects: [],
    }));
  }
  if (!isWhole(item)) {
    const message = 'the response has no lists of objects and errors';
    return failAll(
      asked,
      new FluxError('malformed', message, { cluster }),
      cluster,
    );
  }
  const errorOf = new Map(
    asked.flatMap(each => {
      const error = item.errors.find(candidate => isErrorOf(candidate, each));
      return error ? [[each, error] as const] : [];
    }),
  );
  const elsewhere = item.errors.find(
    error => ![...errorOf.values()].includes(error),
  );
  const answered = asked.filter(each => !errorOf.has(each));
  if (elsewhere && item.resources.length < answered.length) {
    // An error of the whole cluster (no connection, not JSON): the backend then drops all its answers.
    return failAll(asked, fromClusterError(elsewhere, { cluster }), cluster);
  }
  const responseOf = responseFinder(item.resources, answered);
  return asked.map((each): VersionAnswer => {
    const error = errorOf.get(each);
    if (error && 'statusCode' in error && error.statusCode === 404) {
      return { ...each, cluster, outcome: 'notServed' };
    }
    if (error) {
      const place = { cluster, kind: each.kind };
      return {
        ...each,
        cluster,
        outcome: 'error',
        error: asSearchError(fromClusterError(error, place), search),
      };
    }
    const response = responseOf(each);
    const objects = isRecord(response) ? response.resources : undefined;
    return Array.isArray(objects)
      ? { ...each, cluster, outcome: 'objects', objects }
      : {
          ...each,
          cluster,
          outcome: 'error',
          error: new FluxError(
            'malformed',
            'the response has no list of objects',
            {
              cluster,
              kind: each.kind,
            },
          ),
        };
  });
}

/**
 * Queries all clusters of an entity in one request: `POST /resources/custom/query`.
 *
 * @returns one answer for each cluster and each of `asked`
 * @throws {@link FluxError} without a cluster, when the query failed as a whole
 */
export async function queryCustomResources(
  kubernetesApi: KubernetesApi,
  request: {
    readonly entity: Entity;
    readonly auth: KubernetesRequestAuth;
    readonly clusters: readonly string[];
    readonly asked: readonly KindVersion[];
    /** Gets the clusters that the response has anything of, by the names under which they are listed. */
    readonly inAnswer: Map<string, ClusterAttributes>;
  },
): Promise<readonly VersionAnswer[]> {
  const { entity, auth, asked } = request;
  const response = await kubernetesApi
    .getCustomObjectsByEntity({
      entity,
      auth,
      customResources: asked.map(matcherOf),
    })
    .catch((thrown: unknown) => {
      throw fromThrown(thrown);
    });
  const items: unknown = response?.items;
  // An item without its cluster is one of a cluster of which nothing else is known.
  if (!Array.isArray(items) || !items.every(isItem)) {
    throw new FluxError(
      'malformed',
      'the response from Backstage has no items of clusters',
    );
  }
  const search = searchOf(entity);
  const shared = sharedNames(request.clusters);
  const byName = new Map(
    items.map(item => [identityOf(item, items, shared), item] as const),
  );
  for (const [name, item] of byName) request.inAnswer.set(name, item.cluster);
  // A cluster that was added since the list of clusters was read answers as well.
  const clusters = new Set([...request.clusters, ...byName.keys()]);
  return [...clusters].flatMap(cluster =>
    shared.has(cluster)
      ? failAll(asked, ambiguousName(cluster), cluster)
      : interpretCluster(cluster, asked, byName.get(cluster), search),
  );
}

/** Returns the names that several clusters have. */
export function sharedNames(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name, index) => names.indexOf(name) < index));
}

/** Returns the error of a name that several clusters have. */
export function ambiguousName(cluster: string): FluxError {
  const message = `several clusters in Backstage have the name "${cluster}"`;
  return new FluxError('ambiguousName', message, { cluster });
}

/**
 * Returns the name under which the answer of a cluster is listed: its name; or, where several clusters have that, one
 * that Backstage's proxy does not know, so that no request reaches another cluster than the one that is meant.
 */
function identityOf(
  item: AnswerItem,
  items: readonly AnswerItem[],
  shared: ReadonlySet<string>,
): string {
  const { name, title } = item.cluster;
  const alike = items.filter(({ cluster }) => cluster.name === name);
  if (!shared.has(name) && alike.length === 1) return name;
  const isTitled =
    title !== undefined &&
    alike.filter(({ cluster }) => cluster.title === title).length === 1;
  return `${name} (${isTitled ? title : alike.indexOf(item) + 1})`;
}

function failAll(
  asked: readonly KindVersion[],
  error: FluxError,
  cluster: string,
): readonly VersionAnswer[] {
  return asked.map(each => ({ ...each, cluster, outcome: 'error', error }));
}
