import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { defineKind } from './definition';
import { isStaticAt, NOTIFICATION, withoutAddresses } from './notification';

/** The address is left out: it often is a secret. */
function read(_: unknown, { apiVersion }: CommonFields): Facets {
  return { edges: [], isStatic: isStaticAt(apiVersion) };
}

export const Provider = defineKind({
  ...NOTIFICATION,
  plural: 'providers',
  cli: 'alert-provider',
  versions: ['v1beta3', 'v1beta2', 'v1beta1'],
  reconcile: ['v1beta2'],
  redact: withoutAddresses,
  read,
});
