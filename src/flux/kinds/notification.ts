import type { CommonFields } from '../common';
import type { Edge, EdgeType } from '../facets';
import { edgesTo, readReference } from '../references';
import { readList, type UntrustedList } from '../untrusted';
import { groupNamedBy } from './groups';

/** Fields that the definitions of notification kinds share. */
export const NOTIFICATION = {
  group: 'notification.toolkit.fluxcd.io',
  role: 'notification',
  controller: 'notification-controller',
  suspend: 'always',
  force: 'never',
} as const;

/** Name that stands for all objects, or for those that carry some labels. */
const ANY = '*';

/** Reads references to single objects of Flux. Those to sets of objects are left out. */
export function readTargets(
  type: EdgeType,
  raw:
    | UntrustedList<{
        readonly apiVersion?: unknown;
        readonly kind?: unknown;
        readonly name?: unknown;
        readonly namespace?: unknown;
      }>
    | undefined,
  from: CommonFields,
): readonly Edge[] {
  return readList(raw)
    .filter(each => each?.name !== ANY)
    .flatMap(each =>
      edgesTo(
        type,
        readReference(each, { from, group: groupNamedBy(each?.kind) }),
      ),
    );
}

/**
 * Returns whether an Alert or Provider is static. Since Flux 2.2, which introduced v1beta3, no controller reconciles
 * them or writes their status.
 */
export function isStaticAt(apiVersion: string): boolean {
  return !/\/v1beta[12]$/.test(apiVersion);
}

/** Scheme, user information, host and the rest of an address. */
const ADDRESS =
  /([a-z][a-z0-9+.-]*:\/\/)(?:[^\s"'/@]*@)?([^\s"'/?#;,]*)[^\s"']*/gi;
/** Key in a connection string, as Azure Event Hubs uses. */
const KEY = /(Shared\w*(?:Key|Signature)=)[^;\s"']+/gi;

/**
 * Shortens addresses to scheme and host, and removes keys of connection strings: who knows the address of a webhook can
 * post to it.
 */
export function withoutAddresses(text: string): string {
  return text.replace(KEY, '$1…').replace(ADDRESS, '$1$2/…');
}
