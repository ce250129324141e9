import type { IAlert } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/Alert';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { edgesTo, readReference } from '../references';
import type { Untrusted } from '../untrusted';
import { defineKind } from './definition';
import {
  isStaticAt,
  NOTIFICATION,
  readTargets,
  withoutAddresses,
} from './notification';

function read(raw: Untrusted<IAlert>, common: CommonFields): Facets {
  const { providerRef, eventSources } = raw.spec ?? {};
  // The providerRef has no namespace: the Provider is in the Alert's own.
  const provider = readReference(
    { name: providerRef?.name },
    { from: common, group: NOTIFICATION.group, kind: 'Provider' },
  );
  return {
    edges: [
      ...readTargets('watches', eventSources, common),
      ...edgesTo('notifies', provider),
    ],
    isStatic: isStaticAt(common.apiVersion),
  };
}

export const Alert = defineKind({
  ...NOTIFICATION,
  plural: 'alerts',
  cli: 'alert',
  versions: ['v1beta3', 'v1beta2', 'v1beta1'],
  reconcile: ['v1beta2'],
  // Its events say which address could not be reached.
  redact: withoutAddresses,
  read,
});
