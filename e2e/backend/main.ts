/** The backend's process: a new Backstage backend with the Kubernetes plugin. See launch.ts. */
import { createBackend } from '@backstage/backend-defaults';
import { ownCluster } from './ownCluster';
import { policy } from './policy';

async function main(): Promise<void> {
  const backend = createBackend();
  backend.add(import('@backstage/plugin-app-backend'));
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(policy);
  backend.add(import('@backstage/plugin-kubernetes-backend'));
  const { KUBECONFIG_FILE: file, KUBECONFIG_CONTEXT: context } = process.env;
  if (file && context) {
    backend.add(await ownCluster({ file, context }));
  }
  await backend.start();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
