import type { IReceiver } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1/Receiver';
import type { CommonFields } from '../common';
import type { Facets } from '../facets';
import { edgesTo, readReference } from '../references';
import { readList, type Untrusted } from '../untrusted';
import { defineKind, SOURCE_GROUP } from './definition';

/** Name that stands for all objects that carry some labels. */
const ANY = '*';

function read(raw: Untrusted<IReceiver>, common: CommonFields): Facets {
  const reference = { from: common, group: SOURCE_GROUP };
  return {
    edges: readList(raw.spec?.resources)
      .filter(resource => resource?.name !== ANY)
      .flatMap(resource =>
        edgesTo('triggers', readReference(resource, reference)),
      ),
  };
}

export const Receiver = defineKind({
  group: 'notification.toolkit.fluxcd.io',
  plural: 'receivers',
  cli: 'receiver',
  versions: ['v1', 'v1beta2', 'v1beta1'],
  role: 'notification',
  controller: 'notification-controller',
  suspend: 'always',
  reconcile: 'always',
  force: 'never',
  // The path of the webhook, which the message of Ready names, is a secret.
  redact: message => message.replace(/\/hook\/\S+/g, '/hook/…'),
  read,
});
