import { hex } from '../flux/artifacts';
import { readyOf } from '../flux/conditions';
import { goDuration, milliseconds } from '../flux/durations';
import { isRecord, listAt, stringAt } from '../json';
import type { KubernetesObject } from '../types';
import type { Occurrence } from './eventObject';

const HOUR_MS = 3_600_000;

const components: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize-controller',
  HelmRelease: 'helm-controller',
  ImageRepository: 'image-reflector-controller',
  ImagePolicy: 'image-reflector-controller',
  ImageUpdateAutomation: 'image-automation-controller',
  Receiver: 'notification-controller',
  ArtifactGenerator: 'source-watcher',
  FluxInstance: 'flux-operator',
  ResourceSet: 'flux-operator',
  ResourceSetInputProvider: 'flux-operator',
};

/** Returns the controller that reconciles an object. */
export function componentOf({ kind }: KubernetesObject): string {
  return components[kind] ?? 'source-controller';
}

/**
 * Returns the events that an object's controller has written in the hour before `now`, as its status tells them: a
 * scenario describes how objects are, not how they came to be so.
 */
export function fluxHistory(
  object: KubernetesObject,
  now: Date,
): readonly Occurrence[] {
  const ready = readyOf(object);
  if (!ready || ready.status === 'Unknown' || object.spec?.suspend === true) {
    return [];
  }
  const changed = Date.parse(ready.lastTransitionTime ?? '') || 0;
  const isFailure = ready.status === 'False';
  const every = pace(object, ready.reason, isFailure);
  // Objects do not run at the same time: their last runs spread over the interval.
  const age = parseInt(hex(object.metadata.name, 6), 16) % every;
  const last = Math.max(now.getTime() - age, changed);
  const oldest = Math.max(changed, now.getTime() - HOUR_MS);
  const repeats = Math.max(0, Math.floor((last - oldest) / every));
  const base = {
    component: componentOf(object),
    count: repeats + 1,
    first: new Date(last - repeats * every),
    last: new Date(last),
    annotations: annotationsOf(object),
  };
  if (isFailure) {
    const waits = ready.reason === 'DependencyNotReady';
    return [
      {
        ...base,
        type: waits ? 'Normal' : 'Warning',
        reason: ready.reason,
        message:
          waits && object.kind === 'Kustomization'
            ? 'Dependencies do not meet ready condition, retrying in 30s'
            : ready.message,
      },
    ];
  }
  return successes(object)
    .map((success): Occurrence => ({
      ...base,
      type: 'Normal',
      reason: success.reason,
      message: success.message,
      ...(success.at !== undefined && {
        count: 1,
        first: new Date(success.at),
        last: new Date(success.at),
      }),
    }))
    .filter(({ last: end }) => end.getTime() > now.getTime() - HOUR_MS);
}

/** Kinds that their controller reconciles once an hour, unless they say otherwise. */
const HOURLY = ['FluxInstance', 'ResourceSet'];

/** Returns the milliseconds between two runs. */
function pace(
  { kind, spec }: KubernetesObject,
  reason: string,
  isFailure: boolean,
): number {
  if (reason === 'DependencyNotReady') return 30_000;
  const retry = isFailure ? stringAt(spec, 'retryInterval') : undefined;
  return (
    milliseconds(retry) ??
    milliseconds(stringAt(spec, 'interval')) ??
    (HOURLY.includes(kind) ? HOUR_MS : 600_000)
  );
}

interface Success {
  readonly reason: string;
  readonly message: string;
  /** When it happened, where it does not happen in each run. */
  readonly at?: number;
}

function successes(object: KubernetesObject): readonly Success[] {
  const revision = stringAt(object, 'status', 'artifact', 'revision');
  switch (object.kind) {
    case 'Kustomization': {
      const [newest] = listAt(object, 'status', 'history').filter(isRecord);
      const took = stringAt(newest, 'lastReconciledDuration') ?? '1.418583s';
      const next = goDuration(
        milliseconds(stringAt(object, 'spec', 'interval')) ?? 0,
      );
      const message = `Reconciliation finished in ${took}, next run in ${next}`;
      return [{ reason: 'ReconciliationSucceeded', message }];
    }
    case 'HelmRelease': {
      const [newest] = listAt(object, 'status', 'history').filter(isRecord);
      const { reason = '', message = '' } = readyOf(object) ?? {};
      const at = Date.parse(stringAt(newest, 'lastDeployed') ?? '') || 0;
      return [{ reason, message, at }];
    }
    case 'GitRepository':
      return [
        {
          reason: 'GitOperationSucceeded',
          message: `no changes since last reconciliation: observed revision '${revision}'`,
        },
      ];
    case 'FluxInstance':
    case 'ResourceSet':
    case 'ResourceSetInputProvider': {
      const { reason = '', message = '' } = readyOf(object) ?? {};
      return [{ reason, message }];
    }
    case 'ImageRepository':
    case 'ImagePolicy':
    case 'ImageUpdateAutomation':
      return [
        {
          reason: 'Succeeded',
          message: readyOf(object)?.message ?? '',
        },
      ];
    default:
      return revision === undefined
        ? []
        : [
            {
              reason: 'ArtifactUpToDate',
              message: `artifact up-to-date with remote revision: '${revision}'`,
            },
          ];
  }
}

function annotationsOf(
  object: KubernetesObject,
): Readonly<Record<string, string>> | undefined {
  const applied = stringAt(object, 'status', 'lastAttemptedRevision');
  if (object.kind === 'Kustomization' && applied) {
    return { 'kustomize.toolkit.fluxcd.io/revision': applied };
  }
  return object.kind === 'HelmRelease' && applied
    ? { 'helm.toolkit.fluxcd.io/revision': applied }
    : undefined;
}
