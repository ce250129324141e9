import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';
import type {
  ClusterObjects,
  CustomResourceMatcher,
  FetchResponse,
  KubernetesFetchError,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import { FetchError, fetchResource } from './fetchResource';
import type { ServiceLocator, StandInCluster } from './types';
import { propertiesOf } from './untrusted';

/** Tells whether a cluster is searched for an entity, as the service locators of the backend tell. */
const isChosen: Readonly<
  Record<ServiceLocator, (entity: Entity, cluster: StandInCluster) => boolean>
> = {
  multiTenant: () => true,
  singleTenant: ({ metadata }, { name }) => {
    const only = metadata.annotations?.['backstage.io/kubernetes-cluster'];
    return !only || name === only;
  },
  catalogRelation: ({ metadata, relations = [] }, { name }) =>
    relations.some(
      ({ type, targetRef }) =>
        type === 'dependsOn' &&
        targetRef === `resource:${metadata.namespace ?? 'default'}/${name}`,
    ),
};

/**
 * Answers `POST /resources/custom/query`, like `resourcesRoutes.ts` and `KubernetesFanOutHandler.ts` of
 * `@backstage/plugin-kubernetes-backend` 0.21. Like the original, it has no timeout.
 *
 * @throws InputError for a request that the backend answers with 400
 */
export async function customQuery(
  body: unknown,
  clusters: readonly StandInCluster[],
  entities: readonly Entity[],
  serviceLocator: ServiceLocator,
): Promise<ObjectsByEntityResponse> {
  const { entityRef, customResources } = propertiesOf(body);
  const entity = findEntity(entityRef, entities);
  const matchers = readMatchers(customResources);

  const { annotations = {}, name } = entity.metadata;
  const labelSelector =
    annotations[KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION] ||
    `${KUBERNETES_ANNOTATION}=${annotations[KUBERNETES_ANNOTATION] || name}`;
  const namespace = annotations['backstage.io/kubernetes-namespace'];

  const items = await Promise.all(
    clusters
      .filter(cluster => isChosen[serviceLocator](entity, cluster))
      .map(cluster =>
        queryCluster(cluster, matchers, namespace, labelSelector),
      ),
  );
  return {
    items: items.filter(
      ({ errors, resources }) =>
        errors.length > 0 ||
        resources.some(response => response.resources.length > 0),
    ),
  };
}

function findEntity(ref: unknown, entities: readonly Entity[]): Entity {
  if (ref && typeof ref !== 'string') {
    throw new InputError('entity query must be a string');
  }
  if (typeof ref !== 'string' || !ref) {
    throw new InputError('entity is a required field');
  }
  const wanted = stringifyEntityRef(parseRef(ref));
  const entity = entities.find(e => stringifyEntityRef(e) === wanted);
  if (!entity) {
    throw new InputError(`Entity ref missing, ${wanted}`);
  }
  return entity;
}

function parseRef(ref: string) {
  try {
    return parseEntityRef(ref);
  } catch (error) {
    throw new InputError(`Invalid entity ref, ${error}`);
  }
}

/** Reads the matchers. The backend checks no more than this, so a matcher may be anything. */
function readMatchers(matchers: unknown): readonly CustomResourceMatcher[] {
  if (!matchers) {
    throw new InputError('customResources is a required field');
  }
  if (!Array.isArray(matchers)) {
    throw new InputError('customResources must be an array');
  }
  if (matchers.length === 0) {
    throw new InputError('at least 1 customResource is required');
  }
  return matchers;
}

type Answer = FetchResponse | KubernetesFetchError;

async function queryCluster(
  cluster: StandInCluster,
  matchers: readonly CustomResourceMatcher[],
  namespace: string | undefined,
  labelSelector: string,
): Promise<ClusterObjects> {
  const answers: readonly Answer[] = await Promise.all(
    matchers.map(matcher =>
      fetchResource(cluster, matcher, namespace, labelSelector),
    ),
  ).catch((error: unknown) => {
    if (error instanceof FetchError) {
      return [{ errorType: 'FETCH_ERROR' as const, message: error.message }];
    }
    throw error;
  });
  return {
    cluster: { name: cluster.name, ...cluster.described },
    podMetrics: [],
    resources: answers.filter(isResponse),
    errors: answers.filter(isError),
  };
}

function isResponse(answer: Answer): answer is FetchResponse {
  return !isError(answer);
}

function isError(answer: Answer): answer is KubernetesFetchError {
  return 'errorType' in answer;
}
