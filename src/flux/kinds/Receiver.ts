import type { IReceiver } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1/Receiver';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import type { Untrusted } from '../untrusted';
import { defineKind } from './definition';
import { NOTIFICATION, readTargets } from './notification';

function read(raw: Untrusted<IReceiver>, common: CommonFields): Facets {
  return { edges: readTargets('triggers', raw.spec?.resources, common) };
}

export const Receiver = defineKind({
  ...NOTIFICATION,
  plural: 'receivers',
  cli: 'receiver',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  reconcile: 'always',
  // The path of the webhook, which the message of Ready names, is a secret.
  redact: message => message.replace(/\/hook\/\S+/g, '/hook/…'),
  read,
});
