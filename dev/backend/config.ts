import { ConfigReader } from '@backstage/config';
import type { TemporaryKeyPair } from './keyPair';
import type { BackendOptions } from './messages';

/** Returns the backend's configuration, which operators otherwise write into app-config.yaml. */
export function createConfig(
  { port, corsOrigin, token, kubernetes }: BackendOptions,
  { publicKeyFile, privateKeyFile }: TemporaryKeyPair,
) {
  return new ConfigReader({
    backend: {
      baseUrl: `http://localhost:${port}`,
      listen: { port, host: '127.0.0.1' },
      cors: {
        origin: corsOrigin,
        methods: ['GET', 'HEAD', 'PATCH', 'POST', 'PUT', 'DELETE'],
        credentials: true,
      },
      auth: {
        // The harness has no sign-in. Bound to 127.0.0.1, it is reachable only from this machine.
        dangerouslyDisableDefaultAuthPolicy: !token,
        externalAccess: token
          ? [{ type: 'static', options: { token, subject: 'dev' } }]
          : [],
        pluginKeyStore: {
          type: 'static',
          static: {
            keys: [
              {
                keyId: 'dev',
                algorithm: 'ES256',
                publicKeyFile,
                privateKeyFile,
              },
            ],
          },
        },
      },
    },
    kubernetes: kubernetes ?? {
      serviceLocatorMethod: { type: 'singleTenant' },
      // None: a supplier provides the clusters, so that they can change while the backend runs.
      clusterLocatorMethods: [],
    },
  });
}
