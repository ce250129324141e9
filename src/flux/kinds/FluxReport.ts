import { lastTransition } from '../conditions';
import type { CommonFields } from '../common';
import type { Facets, FluxComponent, FluxReconciler } from '../facets';
import {
  readList,
  readNumber,
  readString,
  type Untrusted,
  type UntrustedList,
} from '../untrusted';
import { defineKind, OPERATOR } from './definition';

interface RawComponent {
  readonly name?: string;
  readonly image?: string;
  readonly ready?: boolean;
  readonly status?: string;
}

interface RawReconciler {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly stats?: {
    readonly running?: number;
    readonly failing?: number;
    readonly suspended?: number;
  };
}

// No package publishes a type of it. Unlike elsewhere, the operator writes its findings to the spec.
interface FluxReportObject {
  readonly spec?: {
    readonly distribution?: {
      readonly version?: string;
      readonly status?: string;
      readonly managedBy?: string;
    };
    readonly operator?: { readonly version?: string };
    readonly cluster?: { readonly serverVersion?: string };
    readonly components?: readonly RawComponent[];
    readonly reconcilers?: readonly RawReconciler[];
  };
}

function readComponents(
  raw: UntrustedList<RawComponent> | undefined,
): readonly FluxComponent[] {
  return readList(raw).flatMap(each => {
    const name = readString(each?.name);
    const ready: unknown = each?.ready;
    return name === undefined
      ? []
      : {
          name,
          image: readString(each?.image),
          isReady: typeof ready === 'boolean' ? ready : undefined,
          status: readString(each?.status),
        };
  });
}

function readReconcilers(
  raw: UntrustedList<RawReconciler> | undefined,
): readonly FluxReconciler[] {
  return readList(raw).flatMap(each => {
    const kind = readString(each?.kind);
    return kind === undefined
      ? []
      : {
          apiVersion: readString(each?.apiVersion),
          kind,
          running: readNumber(each?.stats?.running),
          failing: readNumber(each?.stats?.failing),
          suspended: readNumber(each?.stats?.suspended),
        };
  });
}

function read(
  { spec }: Untrusted<FluxReportObject>,
  { conditions }: CommonFields,
): Facets {
  const { distribution, operator, cluster } = spec ?? {};
  return {
    edges: [],
    // Each report says how long it took.
    lookedAt: lastTransition(conditions),
    installation: {
      version: readString(distribution?.version),
      status: readString(distribution?.status),
      managedBy: readString(distribution?.managedBy),
      operatorVersion: readString(operator?.version),
      kubernetesVersion: readString(cluster?.serverVersion),
      components: readComponents(spec?.components),
      reconcilers: readReconcilers(spec?.reconcilers),
    },
  };
}

/**
 * Written by Flux Operator alone. It reports again on request, but never writes that it has handled one; so nobody could
 * tell when that is done, nor when it has been resumed.
 */
export const FluxReport = defineKind({
  ...OPERATOR,
  plural: 'fluxreports',
  suspend: 'never',
  reconcile: 'never',
  defaultInterval: '5m',
  read,
});
