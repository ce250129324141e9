import type { KubernetesObject } from '../../cluster/types';
import { isTrue } from './conditions';
import { fluxObject, type ObjectOptions } from './object';
import { since, type Setting } from './setting';

interface AlertOptions extends ObjectOptions {
  /** Name of the Provider. */
  readonly provider: string;
  /** Objects whose events it sends. */
  readonly watches: readonly KubernetesObject[];
}

/** Returns the object as a controller leaves it: without a status since Flux 2.2. */
function written(
  at: Setting,
  kind: string,
  options: ObjectOptions,
  spec: Record<string, unknown>,
): KubernetesObject {
  const { status, metadata, ...object } = fluxObject(at, kind, options, {
    spec,
    status: {},
    conditions: [isTrue('Ready', 'Succeeded', 'Initialized')],
  });
  if (!since(at, '2.2')) return { ...object, metadata, status };
  // notification-controller removes its finalizer from static objects.
  const { finalizers: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}

/** Returns an alert that sends the events of some objects to a provider. */
export function alert(at: Setting, options: AlertOptions): KubernetesObject {
  return written(at, 'Alert', options, {
    eventSeverity: 'error',
    eventSources: options.watches.map(({ kind, metadata }) => ({
      kind,
      name: metadata.name,
      namespace: metadata.namespace,
    })),
    providerRef: { name: options.provider },
  });
}

interface ProviderOptions extends ObjectOptions {
  readonly type: string;
  readonly address?: string;
}

/** Returns a place that alerts send events to. */
export function provider(
  at: Setting,
  options: ProviderOptions,
): KubernetesObject {
  const { type, address, name } = options;
  return written(at, 'Provider', options, {
    type,
    channel: 'team-a',
    ...(address === undefined
      ? { secretRef: { name: `${name}-address` } }
      : { address }),
  });
}
