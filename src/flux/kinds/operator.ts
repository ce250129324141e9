import { lastTransition } from '../conditions';
import type { CommonFields } from '../common';
import type { AppliedRevisions, Edge, Facets } from '../facets';
import { readInventory } from '../inventory';
import { readRevision } from '../revision';
import { isPresent, isRecord, type UntrustedList } from '../untrusted';
import { later } from '../writes';
import { readLastRun } from './lastRun';

/** API groups of Flux. */
const FLUX_GROUP =
  /^(?:\w+\.(?:toolkit|extensions)\.fluxcd\.io|fluxcd\.controlplane\.io)$/;

/** Status of a kind that applies objects and keeps an inventory and a history of them. */
interface RawStatus {
  readonly lastAppliedRevision?: unknown;
  readonly lastAttemptedRevision?: unknown;
  readonly inventory?: unknown;
  readonly history?: UntrustedList<{
    readonly lastReconciled?: unknown;
    readonly lastReconciledStatus?: unknown;
  }>;
}

/** Returns edges to the objects of Flux in the inventory. All others, which may be many, are read when details show them. */
function readGenerated(
  kind: string,
  status: RawStatus | undefined,
  common: CommonFields,
): readonly Edge[] {
  const { cluster, group, namespace, name } = common;
  const own = { cluster, group, kind, namespace, name };
  return (readInventory(own, { status }) ?? [])
    .filter(each => FLUX_GROUP.test(each.group))
    .map(({ version: _version, ...to }) => ({ type: 'generates', to }));
}

function readRevisions(status: RawStatus | undefined): AppliedRevisions {
  const applied = readRevision(status?.lastAppliedRevision);
  const attempted = readRevision(status?.lastAttemptedRevision);
  if (applied) return { of: 'source', state: 'applied', applied, attempted };
  const isUnknown =
    isPresent(status?.lastAppliedRevision) || isRecord(status?.inventory);
  return { of: 'source', state: isUnknown ? 'unknown' : 'none', attempted };
}

/** Reads the facets that FluxInstance and ResourceSet share. */
export function readOperatorApplier(
  kind: string,
  status: RawStatus | undefined,
  common: CommonFields,
): Facets {
  const lastRun = readLastRun(status?.history);
  const { specChangedAt } = common;
  return {
    revisions: readRevisions(status),
    edges: readGenerated(kind, status, common),
    // Each run makes Ready Unknown and back.
    lookedAt: later(lastTransition(common.conditions), lastRun?.at),
    onDelete: 'prune',
    isRerun:
      lastRun?.at !== undefined &&
      (specChangedAt === undefined ||
        Date.parse(specChangedAt) <= Date.parse(lastRun.at)),
    lastRun,
  };
}
