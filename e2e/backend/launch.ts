import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeconfigCluster, TokenCluster } from '../../dev/backend';
import { appsDirectory } from '../apps/build';
import type { AppName } from '../apps/releases';
import { isFromBackend, type ToBackend } from './messages';

export interface RunningBackend {
  readonly url: string;
  /** Resolves once the policy denies exactly these Backstage permissions. */
  deny(permissions: readonly string[]): Promise<void>;
  /** Resolves when the process has ended, intentionally or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface BackendOptions {
  readonly port: number;
  /** The app that the backend serves. */
  readonly app: AppName;
  /** A file of entities, and one of them that must be in the catalog for the backend to count as started. */
  readonly catalog: { readonly file: string; readonly entity: string };
  readonly clusters: readonly TokenCluster[] | KubeconfigCluster;
}

/**
 * Starts the backend in its own process and waits until it can serve everything.
 *
 * @param log - receives the process's output in chunks
 * @throws Error if it ends before it is ready
 */
export async function launchBackend(
  options: BackendOptions,
  log: (output: string) => void,
): Promise<RunningBackend> {
  const { port, app, catalog } = options;
  const url = `http://localhost:${port}`;
  const config = [
    ...['--config', join(__dirname, 'app-config.yaml')],
    ...['--config', join(appsDirectory(), app, 'app-config.yaml')],
  ];
  const child = fork(join(__dirname, 'main.ts'), config, {
    execArgv: [
      // The TypeScript loader that Backstage's CLI uses for backends.
      ...[
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      ],
      ...['--require', join(__dirname, '../../dev/launch/endWithParent.cjs')],
    ],
    env: {
      ...process.env,
      // With 'test' (Jest's), Backstage treats errors differently; with 'development', it returns stack traces.
      NODE_ENV: undefined,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
      // The backend resolves the app that it serves as a package, as in any workspace.
      NODE_PATH: appsDirectory(),
      APP_CONFIG_app_baseUrl: JSON.stringify(url),
      APP_CONFIG_backend_baseUrl: JSON.stringify(url),
      APP_CONFIG_backend_listen: JSON.stringify({ port, host: '127.0.0.1' }),
      APP_CONFIG_catalog_locations: JSON.stringify([
        { type: 'file', target: catalog.file },
      ]),
      ...clusterSettings(options.clusters),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Outside the terminal's foreground group: Ctrl-C reaches only the parent, which shuts everything down in order.
    detached: true,
  });
  child.stdout?.on('data', data => log(String(data)));
  child.stderr?.on('data', data => log(String(data)));

  let running = true;
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => {
      running = false;
      resolve();
    });
  });
  while (running && !(await hasEntity(url, catalog.entity))) {
    await sleep(200);
  }
  if (!running) {
    throw new Error('The backend ended before it was ready');
  }

  const applied = new Map<number, () => void>();
  child.on('message', (message: unknown) => {
    if (isFromBackend(message)) applied.get(message.id)?.();
  });
  return {
    url,
    ended,
    deny: permissions =>
      new Promise((resolve, reject) => {
        const id = applied.size;
        applied.set(id, resolve);
        ended.then(() => reject(new Error('The backend has ended')));
        const message: ToBackend = { type: 'deny', id, permissions };
        child.send(message);
      }),
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Returns the clusters as operators write them into app-config.yaml, or the file with the user's own for ownCluster.ts. */
function clusterSettings(
  clusters: readonly TokenCluster[] | KubeconfigCluster,
): NodeJS.ProcessEnv {
  if ('context' in clusters) {
    return {
      KUBECONFIG_FILE: clusters.file,
      KUBECONFIG_CONTEXT: clusters.context,
      APP_CONFIG_kubernetes_clusterLocatorMethods: '[]',
    };
  }
  return {
    APP_CONFIG_kubernetes_clusterLocatorMethods: JSON.stringify([
      {
        type: 'config',
        clusters: clusters.map(({ name, url, token }) => ({
          name,
          url,
          authProvider: 'serviceAccount',
          serviceAccountToken: token,
          skipMetricsLookup: true,
        })),
      },
    ]),
  };
}

/** Returns whether a signed-in guest finds the entity. Until then, the backend, a plugin or the catalog is not ready. */
async function hasEntity(url: string, entity: string): Promise<boolean> {
  try {
    const signedIn = await fetch(`${url}/api/auth/guest/refresh`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await signedIn.json();
    const found = await fetch(
      `${url}/api/catalog/entities/by-name/component/default/${entity}`,
      { headers: { Authorization: `Bearer ${backstageIdentity.token}` } },
    );
    return found.ok;
  } catch {
    return false;
  }
}
