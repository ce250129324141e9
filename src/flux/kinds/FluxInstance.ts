import type { CommonFields } from '../common';
import type { Facets, FluxComponent } from '../facets';
import { readFollowed } from '../address';
import { readRevision } from '../revision';
import {
  readList,
  readString,
  type Untrusted,
  type UntrustedList,
} from '../untrusted';
import { defineKind, OPERATOR } from './definition';
import { readOperatorApplier } from './operator';

interface RawComponent {
  readonly name?: string;
  readonly repository?: string;
  readonly tag?: string;
}

// No package publishes a type of it.
interface FluxInstanceObject {
  readonly spec?: { readonly distribution?: { readonly version?: string } };
  readonly status?: {
    readonly components?: readonly RawComponent[];
    readonly lastAppliedRevision?: string;
    readonly lastAttemptedRevision?: string;
    readonly inventory?: unknown;
    readonly history?: readonly {
      readonly lastReconciled?: string;
      readonly lastReconciledStatus?: string;
    }[];
  };
}

function readComponents(
  raw: UntrustedList<RawComponent> | undefined,
): readonly FluxComponent[] {
  return readList(raw).flatMap(each => {
    const name = readString(each?.name);
    if (name === undefined) return [];
    const image = [readString(each?.repository), readString(each?.tag)]
      .filter(part => part !== undefined)
      .join(':');
    return { name, ...(image && { image }) };
  });
}

function read(
  raw: Untrusted<FluxInstanceObject>,
  common: CommonFields,
): Facets {
  const { spec, status } = raw;
  const facets = readOperatorApplier('FluxInstance', status, common);
  const applied = readRevision(status?.lastAppliedRevision);
  const wantedVersion = readString(spec?.distribution?.version);
  return {
    ...facets,
    follows: readFollowed([['semver', wantedVersion]]),
    isRerun:
      facets.isRerun &&
      applied?.text === readRevision(status?.lastAttemptedRevision)?.text,
    installation: {
      version: applied?.ref ?? applied?.version,
      wantedVersion,
      components: readComponents(status?.components),
      reconcilers: [],
    },
  };
}

/** Installs Flux itself. A cluster has at most one. */
export const FluxInstance = defineKind({
  ...OPERATOR,
  plural: 'fluxinstances',
  defaultInterval: '1h',
  ownerLabels: 'fluxcd.controlplane.io',
  read,
});
