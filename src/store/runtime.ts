/**
 * Third index of this floor: reads Flux itself. Bundlers that keep in one chunk all that an index reaches would load it
 * with every card.
 *
 * @packageDocumentation
 */
import pLimit from 'p-limit';
import { FluxError, fromThrown } from '../api';
import {
  CONTROLLERS,
  OPERATOR_GROUP,
  podsOf,
  readControllers,
  readOperator,
  readServedGroups,
  type FluxController,
  type FluxOperator,
  type ServedGroup,
} from '../flux/runtime';
import type { StoreApi } from './typedErrors';

/**
 * Clusters that are read at a time, each with one request: a browser's connections to one host, over HTTP/1.1. Shared by
 * all that is shown.
 */
const turns = pLimit(6);

/** The Flux that runs on a cluster, as far as it could be read. */
export interface ClusterRuntime {
  readonly cluster: string;
  /** Absent where the Deployments have never been read. */
  readonly controllers?: readonly FluxController[];
  /** Number of Deployments that could not be understood. */
  readonly unreadable: number;
  /** The cluster has more Deployments or Pods of Flux than one list holds. */
  readonly isTruncated: boolean;
  /** Absent where the cluster's API groups have never been read. */
  readonly groups?: readonly ServedGroup[];
  /** Absent where the Flux Operator is not installed, or its objects have never been read. */
  readonly operator?: FluxOperator;
  /** Why something could not be read this time; what was known of it is kept. Without a kind: the cluster failed. */
  readonly errors: readonly FluxError[];
  /** When everything that is not among the errors was read, in ms since the epoch. */
  readonly readAt?: number;
}

type List = Awaited<ReturnType<StoreApi['listRaw']>>;

/**
 * Reads what runs Flux on a cluster: one request after the other, and none more after the cluster has failed as a whole.
 * Never rejects.
 *
 * @param previous - what was read before: what cannot be read this time is kept from it
 */
async function read(
  api: StoreApi,
  cluster: string,
  previous: ClusterRuntime | undefined,
): Promise<ClusterRuntime> {
  const errors: FluxError[] = [];
  const attempt = async <T>(request: () => Promise<T>) => {
    if (errors.some(({ kind }) => kind === undefined)) return undefined;
    try {
      return await request();
    } catch (thrown) {
      errors.push(fromThrown(thrown, { cluster }));
      return undefined;
    }
  };
  const list = (group: string, kind: string, labelSelector?: string) =>
    attempt<List>(() =>
      api.listRaw({ cluster, group, kind }, { labelSelector }),
    );

  const deployments = await list('apps', 'Deployment', CONTROLLERS);
  const selector = deployments && podsOf(deployments.items);
  const pods = selector ? await list('', 'Pod', selector) : undefined;
  const served = await attempt(() => api.apiGroups(cluster));
  const groups = served && readServedGroups(served);
  const hasOperator = groups?.some(({ group }) => group === OPERATOR_GROUP);
  const instances = hasOperator && (await list(OPERATOR_GROUP, 'FluxInstance'));
  const reports = hasOperator && (await list(OPERATOR_GROUP, 'FluxReport'));

  const known = deployments
    ? readControllers(cluster, deployments.items, pods?.items)
    : { controllers: previous?.controllers, unreadable: 0 };
  const keptOperator = groups && !hasOperator ? undefined : previous?.operator;
  return {
    cluster,
    ...known,
    isTruncated: [deployments, pods].some(each => each?.isTruncated),
    groups: groups ?? previous?.groups,
    operator:
      instances || reports
        ? readOperator(
            cluster,
            instances ? instances.items : [],
            reports ? reports.items : [],
          )
        : keptOperator,
    errors,
    readAt: errors.some(({ kind }) => kind === undefined)
      ? previous?.readAt
      : Date.now(),
  };
}

/**
 * Reads what runs Flux on a cluster when it is its turn: six clusters at a time.
 *
 * @param isUnique - whether Backstage knows only one cluster of this name. Its proxy would reach the first of several
 */
export async function readRuntime(
  api: StoreApi,
  { cluster, isUnique }: { cluster: string; isUnique: boolean },
  previous: ClusterRuntime | undefined,
): Promise<ClusterRuntime> {
  if (isUnique) return turns(() => read(api, cluster, previous));
  const message = `several clusters in Backstage have the name "${cluster}"`;
  const error = new FluxError('ambiguousName', message, { cluster });
  return { cluster, unreadable: 0, isTruncated: false, errors: [error] };
}
