import { findCondition } from '../conditions';
import { isRecord, readString, type Untrusted } from '../untrusted';
import { HEALTHY, saidBy, type Health } from './health';
import { countOf, looseConditions, type AnyObject } from './readLoosely';

interface Addressed extends AnyObject {
  readonly spec?: { readonly type?: string; readonly clusterIP?: string };
  readonly status?: NonNullable<AnyObject['status']> & {
    readonly loadBalancer?: { readonly ingress?: object };
  };
}

function hasAddress({ status }: Untrusted<Addressed>): boolean {
  const addresses: unknown = status?.loadBalancer?.ingress;
  return Array.isArray(addresses) && addresses.length > 0;
}

const NO_ADDRESS: Health = { ...HEALTHY, reason: { id: 'noAddress' } };

/** kstatus: `serviceConditions`. A load balancer's address is not part of its rule; that none is there is worth knowing. */
export function serviceHealth(object: Untrusted<Addressed>): Health {
  const { spec } = object;
  if (spec?.type !== 'LoadBalancer') return HEALTHY;
  if (readString(spec.clusterIP) === undefined) {
    return { word: 'inProgress', reason: { id: 'noAddress' } };
  }
  return hasAddress(object) ? HEALTHY : NO_ADDRESS;
}

/** kstatus has no rule for it, so it is current once it exists. */
export function ingressHealth(object: Untrusted<Addressed>): Health {
  return hasAddress(object) ? HEALTHY : NO_ADDRESS;
}

/** kstatus: `pvcConditions`. */
export function claimHealth({ status }: Untrusted<AnyObject>): Health {
  const phase = readString(status?.phase);
  return phase === 'Bound'
    ? HEALTHY
    : {
        word: phase === 'Lost' ? 'failed' : 'inProgress',
        reason: { id: 'unbound', phase },
      };
}

/** kstatus has no rule for it. An autoscaler that cannot scale is no failure of what it scales, but worth knowing. */
export function autoscalerHealth(object: Untrusted<AnyObject>): Health {
  const conditions = looseConditions(object);
  const problem = ['AbleToScale', 'ScalingActive']
    .map(type => findCondition(conditions, type))
    .find(condition => condition?.status === 'False');
  return problem ? saidBy(problem, 'healthy') : HEALTHY;
}

interface Budget extends AnyObject {
  readonly status?: NonNullable<AnyObject['status']> & {
    readonly currentHealthy?: number;
    readonly desiredHealthy?: number;
  };
}

/** kstatus: `pdbConditions`, current once its numbers have been computed. */
export function budgetHealth({ status }: Untrusted<Budget>): Health {
  if (!isRecord(status)) {
    return { word: 'inProgress', reason: { id: 'notObserved' } };
  }
  const count = countOf(status?.currentHealthy);
  const wanted = countOf(status?.desiredHealthy);
  return count < wanted
    ? { ...HEALTHY, reason: { id: 'disruption', count, wanted } }
    : HEALTHY;
}

/** kstatus: `crdConditions`. */
export function definitionHealth(object: Untrusted<AnyObject>): Health {
  const conditions = looseConditions(object);
  const names = findCondition(conditions, 'NamesAccepted');
  const established = findCondition(conditions, 'Established');
  if (names?.status === 'False') return saidBy(names, 'failed');
  if (established?.status === 'True') return HEALTHY;
  if (established?.status !== 'False') return { word: 'inProgress' };
  const isInstalling = established.reason === 'Installing';
  return saidBy(established, isInstalling ? 'inProgress' : 'failed');
}

/** Conditions in which a namespace says what keeps it from being deleted. */
const HELD_BY = [
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
  'NamespaceDeletionContentFailure',
  'NamespaceContentRemaining',
  'NamespaceFinalizersRemaining',
];

/** Active or Terminating. */
export function namespaceHealth(object: Untrusted<AnyObject>): Health {
  if (readString(object.status?.phase) !== 'Terminating') return HEALTHY;
  const conditions = looseConditions(object);
  const held = HELD_BY.map(type => findCondition(conditions, type)).find(
    condition => condition?.status === 'True',
  );
  return held ? saidBy(held, 'terminating') : { word: 'terminating' };
}

/**
 * kstatus for kinds without rules of their own: Stalled, Reconciling, then Ready; an object without any of them is
 * current. Available is read like Ready (APIService, many operators).
 */
export function conditionsHealth(object: Untrusted<AnyObject>): Health {
  const conditions = looseConditions(object);
  const stalled = findCondition(conditions, 'Stalled');
  if (stalled?.status === 'True') return saidBy(stalled, 'failed');
  const reconciling = findCondition(conditions, 'Reconciling');
  if (reconciling?.status === 'True') return saidBy(reconciling, 'inProgress');
  const decisive =
    findCondition(conditions, 'Ready') ??
    findCondition(conditions, 'Available');
  return decisive && decisive.status !== 'True'
    ? saidBy(decisive, 'inProgress')
    : HEALTHY;
}
