import type { ObjectRef } from '../ref';

/** Words of Flux and Helm for a wait that timed out. The message need not name the objects. */
const WAITED = /timed? ?out|deadline|health check/i;
/** `Deployment/team-a/web status: 'InProgress'`. */
const NAMED = / status: '/;

/**
 * Returns whether a controller's message says that a wait for this object timed out, or for objects that it does not
 * name. A failure of another kind has nothing to do with the health of what was applied.
 */
export function isWaitedFor(message: string, ref: ObjectRef): boolean {
  const { kind, namespace, name } = ref;
  const path = [kind, namespace, name].filter(part => part !== undefined);
  return NAMED.test(message)
    ? message.includes(`${path.join('/')} status: '`)
    : WAITED.test(message);
}
