import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { isToBackend, type FromBackend } from './messages';

let denied: readonly string[] = [];

process.on('message', (message: unknown) => {
  if (isToBackend(message)) {
    denied = message.permissions;
    const answer: FromBackend = { type: 'denied', id: message.id };
    process.send?.(answer);
  }
});

/** A permission policy that denies the permissions it receives over the process channel and allows all others. */
export const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'e2e-policy',
  register: env => {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      init: async extensionPoint => {
        extensionPoint.policy.setPolicy({
          handle: async ({ permission: { name } }) => ({
            result: denied.includes(name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          }),
        });
      },
    });
  },
});
