import { lastTimeOf, type FluxEvent } from '../events';
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

/** Events of the kubelet that come once a Pod has its volumes and its sandbox. */
const PREPARED: readonly (string | undefined)[] = [
  'Pulling',
  'Pulled',
  'Created',
  'Started',
];

const volumeOf = ({ message = '' }: FluxEvent) =>
  /volume "([^"]*)"/.exec(message)?.[1];

/** Returns whether an event shows that a failure is over. Times of events are often in whole seconds. */
function isOver(failure: FluxEvent, event: FluxEvent): boolean {
  if (lastTimeOf(event) < lastTimeOf(failure)) return false;
  return (
    PREPARED.includes(event.reason) ||
    (failure.reason === 'FailedAttachVolume' &&
      event.reason === 'SuccessfulAttachVolume' &&
      volumeOf(event) === volumeOf(failure))
  );
}

/**
 * Returns a health whose reason is told by the object's events, where its status does not tell any: a Pod whose volume
 * cannot be mounted only says `ContainerCreating`, and a claim that cannot be provisioned `Pending`. A failure that later
 * events show to be over is no reason any more.
 *
 * @param events - newest first
 */
export function explainedByEvents(
  health: Health,
  events: readonly FluxEvent[],
): Health {
  const id = health.reason?.id;
  if (id !== 'starting' && id !== 'unbound') return health;
  const told = events.find(
    event =>
      TELLING.includes(event.reason) &&
      !events.some(each => isOver(event, each)),
  );
  return told
    ? {
        word: 'failed',
        reason: { id: 'said', reason: told.reason, message: told.message },
        since: told.firstAt,
      }
    : health;
}
