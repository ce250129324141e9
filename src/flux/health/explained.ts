import type { FluxEvent } from '../events';
import type { Health } from './health';

/** Events that tell why a Pod does not start, which its status does not: volumes, sandboxes, creation of containers. */
const TELLING: readonly (string | undefined)[] = [
  'FailedMount',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
  'FailedMapVolume',
  'FailedBinding',
  'ProvisioningFailed',
];

/**
 * Returns a health whose reason is told by the object's events, where its status does not tell any: a Pod whose volume
 * cannot be mounted only says `ContainerCreating`, and a claim that cannot be provisioned `Pending`.
 *
 * @param events - newest first
 */
export function explainedByEvents(
  health: Health,
  events: readonly FluxEvent[],
): Health {
  const id = health.reason?.id;
  if (id !== 'starting' && id !== 'unbound') return health;
  const told = events.find(({ reason }) => TELLING.includes(reason));
  return told
    ? {
        word: 'failed',
        reason: { id: 'said', reason: told.reason, message: told.message },
        since: told.firstAt,
      }
    : health;
}
