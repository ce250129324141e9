import { fork } from 'node:child_process';
import { join } from 'node:path';
import { isFromBackend } from './messages';
import type { BackendOptions, BackendState, ToBackend } from './messages';

export interface RunningBackend {
  readonly url: string;
  /** Resolves when new requests see the new state. */
  setState(state: BackendState): Promise<void>;
  /** Resolves when the process has ended, intentionally or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the backend in its own process and waits until it responds.
 *
 * @param log - receives the process's output in chunks
 * @throws Error if it ends before it is ready
 */
export async function launchBackend(
  options: BackendOptions,
  initial: BackendState,
  log: (output: string) => void = () => {},
): Promise<RunningBackend> {
  const child = fork(join(__dirname, 'main.ts'), {
    // The TypeScript loader that Backstage's CLI uses for backends.
    execArgv: [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
    ],
    env: {
      ...process.env,
      // With 'test' (Jest's), Backstage treats errors differently; with 'development', it returns stack traces.
      NODE_ENV: undefined,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Outside the terminal's foreground group: Ctrl-C reaches only the parent, which shuts everything down in order.
    detached: true,
  });
  child.stdout?.on('data', data => log(String(data)));
  child.stderr?.on('data', data => log(String(data)));

  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
  });
  const applied = new Map<number, () => void>();
  let lastId = 0;
  const tell = (message: ToBackend) => {
    if (child.connected) {
      child.send(message);
    }
  };

  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: unknown) => {
      if (!isFromBackend(message)) {
        return;
      }
      switch (message.type) {
        case 'ready':
          resolve();
          break;
        case 'failed':
          reject(new Error(message.message));
          break;
        default:
          applied.get(message.id)?.();
          applied.delete(message.id);
      }
    });
    ended.then(() =>
      reject(new Error('The backend ended before it was ready')),
    );
    tell({ type: 'start', options, state: initial });
  });

  return {
    url: `http://localhost:${options.port}`,
    ended,
    setState: state =>
      new Promise((resolve, reject) => {
        lastId += 1;
        applied.set(lastId, resolve);
        ended.then(() => reject(new Error('The backend has ended')));
        tell({ type: 'state', id: lastId, state });
      }),
    stop: async () => {
      if (child.connected) {
        child.disconnect();
      }
      await ended;
    },
  };
}
