import type { KubernetesObject } from '../../cluster/types';
import { isTrue } from './conditions';
import { hex } from './hash';
import { fluxObject, type ObjectOptions } from './object';
import type { Setting } from './setting';

interface ReceiverOptions extends ObjectOptions {
  /** Objects that a call of the webhook reconciles. */
  readonly triggers: readonly KubernetesObject[];
}

/** Returns a webhook that GitHub calls after a push. */
export function receiver(
  at: Setting,
  options: ReceiverOptions,
): KubernetesObject {
  const webhookPath = `/hook/${hex(options.name, 64)}`;
  return fluxObject(at, 'Receiver', options, {
    spec: {
      type: 'github',
      events: ['ping', 'push'],
      interval: '10m0s',
      secretRef: { name: `${options.name}-token` },
      resources: options.triggers.map(({ apiVersion, kind, metadata }) => ({
        apiVersion,
        kind,
        name: metadata.name,
        namespace: metadata.namespace,
      })),
    },
    status: { webhookPath },
    conditions: [
      isTrue(
        'Ready',
        'Succeeded',
        `Receiver initialized for path: ${webhookPath}`,
      ),
    ],
  });
}
