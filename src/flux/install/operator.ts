import { findCondition, type Condition } from '../conditions';
import { looseConditions, type AnyObject } from '../health/readLoosely';
import type { ObjectRef } from '../ref';
import { isRecord, readString, type Untrusted } from '../untrusted';
import { withoutV } from './fluxVersions';
import { OPERATOR_GROUP } from './servedApis';

/** A FluxInstance: the Flux that the Flux Operator installs and upgrades. */
export interface OperatorInstance {
  readonly ref: ObjectRef;
  /** Version or range that it asks for: `2.x`. */
  readonly wanted?: string;
  /** Version that was applied last. */
  readonly applied?: string;
  readonly ready?: Condition;
  /** Its annotation tells the operator to leave it alone. */
  readonly isDisabled: boolean;
}

/** The report of the Flux Operator on a cluster. */
export interface FluxOperator {
  /** Its own version. */
  readonly version?: string;
  /** Flux's version, by its report. */
  readonly fluxVersion?: string;
  readonly instances: readonly OperatorInstance[];
  /** Its report, where there is one. */
  readonly report?: ObjectRef;
}

interface FluxInstance extends AnyObject {
  readonly metadata?: AnyObject['metadata'] & {
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: { readonly distribution?: { readonly version?: string } };
  readonly status?: NonNullable<AnyObject['status']> & {
    readonly lastAppliedRevision?: string;
  };
}

interface FluxReport {
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
  readonly spec?: {
    readonly distribution?: { readonly version?: string };
    readonly operator?: { readonly version?: string };
  };
}

/** Returns the reference of an object of the operator that has a name and a namespace. */
function refOf(
  cluster: string,
  kind: string,
  { metadata }: Untrusted<Pick<FluxReport, 'metadata'>>,
): ObjectRef | undefined {
  const namespace = readString(metadata?.namespace);
  const name = readString(metadata?.name);
  return namespace === undefined || name === undefined
    ? undefined
    : { cluster, group: OPERATOR_GROUP, kind, namespace, name };
}

const DISABLES = `${OPERATOR_GROUP}/reconcile`;

function readInstance(
  cluster: string,
  instance: Untrusted<FluxInstance>,
): OperatorInstance | undefined {
  const { metadata, spec, status } = instance;
  const ref = refOf(cluster, 'FluxInstance', instance);
  if (!ref) return undefined;
  const { annotations } = metadata ?? {};
  const disables = readString(
    isRecord(annotations) ? annotations[DISABLES] : undefined,
  );
  // `v2.9.4@sha256:…`
  const [applied] = (readString(status?.lastAppliedRevision) ?? '').split('@');
  return {
    ref,
    wanted: readString(spec?.distribution?.version),
    applied: withoutV(applied),
    ready: findCondition(looseConditions(instance), 'Ready'),
    isDisabled: disables?.toLowerCase() === 'disabled',
  };
}

/**
 * Reads what the Flux Operator says of a cluster.
 *
 * @param instances - JSON of the FluxInstances
 * @param reports - JSON of the FluxReports, of which the operator makes one
 */
export function readOperator(
  cluster: string,
  instances: readonly unknown[],
  reports: readonly unknown[],
): FluxOperator {
  const [report]: readonly Untrusted<FluxReport>[] = reports.filter(isRecord);
  return {
    version: withoutV(readString(report?.spec?.operator?.version)),
    fluxVersion: withoutV(readString(report?.spec?.distribution?.version)),
    report: report && refOf(cluster, 'FluxReport', report),
    instances: instances.flatMap(
      each => (isRecord(each) && readInstance(cluster, each)) || [],
    ),
  };
}
