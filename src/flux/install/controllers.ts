import { healthOf, type Health } from '../health';
import { isLabelValue } from '../labelSelector';
import type { ObjectRef } from '../ref';
import {
  isRecord,
  readList,
  readNumber,
  readString,
  readTime,
  type Untrusted,
} from '../untrusted';
import { versionInImage, withoutV } from './fluxVersions';

const LABEL = 'app.kubernetes.io';

/** Label selector of the Deployments of Flux's controllers: `flux install`, bootstrap, the operator and Helm charts set it. */
export const CONTROLLERS = `${LABEL}/part-of=flux`;

/** How a container ended when it last did. */
export interface ContainerEnd {
  readonly container: string;
  /** `OOMKilled`, `Error`, `Completed`. */
  readonly reason?: string;
  readonly exitCode?: number;
  /** RFC 3339. */
  readonly at?: string;
}

/** Restarts of a controller's Pods, and how a container last ended. */
export interface ControllerPods {
  /** The sum over all containers of the Pods that exist now. */
  readonly restarts: number;
  readonly lastEnd?: ContainerEnd;
}

/** One of Flux's controllers: a Deployment with its Pods. */
export interface FluxController {
  readonly ref: ObjectRef;
  /** Name of the install that it belongs to: `flux install` writes its namespace. */
  readonly instance: string;
  /** Flux's version as its label says, without the `v`: `2.9.4`. */
  readonly fluxVersion?: string;
  /** The controller's own version, which is the tag of its image, or the digest where it has no tag. */
  readonly imageVersion?: string;
  readonly image?: string;
  readonly wanted: number;
  readonly ready: number;
  /** Health of the Deployment; of its worst Pod where that says more. */
  readonly health: Health;
  /** Absent where the Pods were not read. */
  readonly pods?: ControllerPods;
}

/** State of a controller. `stopped`: scaled to zero, which Kubernetes calls healthy. */
export type ControllerState = 'ready' | 'notReady' | 'stopped';

export function controllerState({
  wanted,
  ready,
  health,
}: FluxController): ControllerState {
  if (wanted === 0) return 'stopped';
  return ready >= wanted && health.word === 'healthy' ? 'ready' : 'notReady';
}

interface Container {
  readonly name?: string;
  readonly image?: string;
}

interface Deployment {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: {
    readonly replicas?: number;
    readonly selector?: {
      readonly matchLabels?: Readonly<Record<string, string>>;
    };
    readonly template?: {
      readonly spec?: { readonly containers?: readonly Container[] };
    };
  };
  readonly status?: { readonly readyReplicas?: number };
}

interface Terminated {
  readonly reason?: string;
  readonly exitCode?: number;
  readonly finishedAt?: string;
}

interface ContainerStatus {
  readonly name?: string;
  readonly restartCount?: number;
  readonly state?: { readonly terminated?: Terminated };
  readonly lastState?: { readonly terminated?: Terminated };
}

interface Pod {
  readonly metadata?: {
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly status?: {
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

/** Container of Flux's controllers. Others beside it are sidecars. */
const MANAGER = 'manager';

type Labels = ReadonlyMap<string, string>;

function labelsOf(value: unknown): Labels {
  return new Map(
    Object.entries(isRecord(value) ? value : {}).flatMap(([key, text]) =>
      typeof text === 'string' ? [[key, text] as const] : [],
    ),
  );
}

const selectorOf = ({ spec }: Untrusted<Deployment>): Labels =>
  labelsOf(spec?.selector?.matchLabels);

function isSelected(selector: Labels, { metadata }: Untrusted<Pod>): boolean {
  const labels = labelsOf(metadata?.labels);
  return (
    selector.size > 0 &&
    [...selector].every(([key, value]) => labels.get(key) === value)
  );
}

/**
 * Returns the label selector of one list that has the Pods of all these Deployments, and few others. Before Flux 2.7,
 * Pods have only the label `app` of the labels that the Deployments have.
 *
 * @returns `undefined` where there is nothing to list
 */
export function podsOf(deployments: readonly unknown[]): string | undefined {
  if (deployments.length === 0) return undefined;
  const names = deployments.map(each =>
    isRecord(each) ? selectorOf(each).get('app') : undefined,
  );
  const known = [...new Set(names)].flatMap(name =>
    name && isLabelValue(name) ? name : [],
  );
  return known.length > 0 ? `app in (${known.sort().join(',')})` : CONTROLLERS;
}

function endOf(
  container: string,
  ended: Untrusted<Terminated> | undefined,
): ContainerEnd | undefined {
  const reason = readString(ended?.reason);
  const exitCode = readNumber(ended?.exitCode);
  if (reason === undefined && exitCode === undefined) return undefined;
  return { container, reason, exitCode, at: readTime(ended?.finishedAt) };
}

const timeOf = ({ at }: ContainerEnd) => (at ? Date.parse(at) : 0);

function readPods(pods: readonly Untrusted<Pod>[]): ControllerPods {
  const statuses = pods.flatMap(({ status }) => [
    ...readList(status?.containerStatuses),
    ...readList(status?.initContainerStatuses),
  ]);
  const containers = statuses.filter(isRecord);
  const ends = containers.flatMap((each: Untrusted<ContainerStatus>) => {
    const name = readString(each.name) ?? '';
    return [
      endOf(name, each.state?.terminated) ?? [],
      endOf(name, each.lastState?.terminated) ?? [],
    ].flat();
  });
  const [lastEnd] = ends.sort((one, other) => timeOf(other) - timeOf(one));
  return {
    restarts: containers.reduce(
      (sum, { restartCount }) => sum + (readNumber(restartCount) ?? 0),
      0,
    ),
    ...(lastEnd && { lastEnd }),
  };
}

/** Returns the health of the Deployment, or of a Pod that fails, which says why the Deployment is not ready. */
function healthWith(
  deployment: unknown,
  pods: readonly Untrusted<Pod>[],
): Health {
  const own = healthOf({ group: 'apps', kind: 'Deployment' }, deployment);
  if (own.word === 'healthy') return own;
  const failed = pods
    .map(pod => healthOf({ group: '', kind: 'Pod' }, pod))
    .find(({ word }) => word === 'failed');
  return failed ?? own;
}

function readController(
  cluster: string,
  deployment: Untrusted<Deployment>,
  pods: readonly Untrusted<Pod>[] | undefined,
): FluxController | undefined {
  const { metadata, spec, status } = deployment;
  const name = readString(metadata?.name);
  const namespace = readString(metadata?.namespace);
  if (name === undefined || namespace === undefined) return undefined;
  const labels = labelsOf(metadata?.labels);
  const containers = readList(spec?.template?.spec?.containers).filter(
    isRecord,
  );
  const manager =
    containers.find(each => each.name === MANAGER) ?? containers[0];
  const image = readString(manager?.image);
  const selector = selectorOf(deployment);
  const own = pods?.filter(
    pod =>
      readString(pod.metadata?.namespace) === namespace &&
      isSelected(selector, pod),
  );
  return {
    ref: { cluster, group: 'apps', kind: 'Deployment', namespace, name },
    instance: labels.get(`${LABEL}/instance`) || namespace,
    fluxVersion: withoutV(labels.get(`${LABEL}/version`)),
    image,
    imageVersion: image === undefined ? undefined : versionInImage(image),
    wanted: readNumber(spec?.replicas) ?? 1,
    ready: readNumber(status?.readyReplicas) ?? 0,
    health: healthWith(deployment, own ?? []),
    ...(own && { pods: readPods(own) }),
  };
}

/** Controllers of a cluster. */
export interface Controllers {
  readonly controllers: readonly FluxController[];
  /** Number of Deployments without a name or a namespace. */
  readonly unreadable: number;
}

const inOrder = (one: FluxController, other: FluxController) =>
  (one.ref.namespace ?? '').localeCompare(other.ref.namespace ?? '') ||
  one.ref.name.localeCompare(other.ref.name);

/**
 * Reads the controllers of a cluster.
 *
 * @param deployments - JSON of the Deployments that {@link CONTROLLERS} selects
 * @param pods - JSON of the Pods that {@link podsOf} selects; `undefined` where they were not read
 */
export function readControllers(
  cluster: string,
  deployments: readonly unknown[],
  pods: readonly unknown[] | undefined,
): Controllers {
  const readable = pods?.filter(isRecord);
  const controllers = deployments.flatMap(
    each => (isRecord(each) && readController(cluster, each, readable)) || [],
  );
  return {
    controllers: controllers.sort(inOrder),
    unreadable: deployments.length - controllers.length,
  };
}
