import type { ObjectRef } from '../ref';

/** Words of Flux and Helm that waited in vain, for objects that the message need not name. */
const WAITED = /timed? ?out|deadline|health check/i;
/** `Deployment/team-a/web status: 'InProgress'`. */
const NAMED = / status: '/;

/**
 * Returns whether a controller's message says that it waited in vain for an object, or that it waited in vain without
 * saying what for. A failure of another kind has nothing to do with the health of what was applied.
 */
export function isWaitedFor(message: string, ref: ObjectRef): boolean {
  const { kind, namespace, name } = ref;
  const path = [kind, namespace, name].filter(part => part !== undefined);
  return NAMED.test(message)
    ? message.includes(`${path.join('/')} status: '`)
    : WAITED.test(message);
}
