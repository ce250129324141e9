import { fromThrown } from '../errors';
import type { Cluster } from './ClusterDirectory';

/** Returns the name of a cluster's auth provider, as Backstage's auth providers are named: `oidc.okta`. */
export function providerOf({
  authProvider,
  oidcTokenProvider,
}: Cluster): string {
  return oidcTokenProvider
    ? `${authProvider}.${oidcTokenProvider}`
    : authProvider;
}

/** Messages of Backstage's sign-in dialogs that the person rejected or closed, or that the browser blocked. */
const REJECTED = /^Login failed|^Failed to open login popup/;

/** Returns whether the person refused to sign in. */
export function isRejectedSignIn(thrown: unknown): boolean {
  return REJECTED.test(fromThrown(thrown).message);
}

/** The sign-ins that the person rejected: a dialog that comes back with each poll is no question. By provider. */
export type RejectedSignIns = Map<string, unknown>;
