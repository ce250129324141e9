import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Page {
  readonly url: string;
  /** Resolves when the page is compiled; rejects if the process ends first. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended, intentionally or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const root = join(__dirname, '..', '..');

/**
 * Starts `backstage-cli package start`.
 *
 * @param log - receives the process's output in chunks
 */
export function launchPage(
  ports: { page: number; backend: number },
  log: (output: string) => void,
): Page {
  const url = `http://localhost:${ports.page}`;
  const child = fork(
    require.resolve('@backstage/cli/bin/backstage-cli'),
    ['package', 'start'],
    {
      cwd: root,
      execArgv: ['--require', join(__dirname, 'endWithParent.cjs')],
      env: {
        ...process.env,
        // Overrides app-config.yaml, which has the default ports. Values are JSON.
        APP_CONFIG_app_baseUrl: JSON.stringify(url),
        APP_CONFIG_backend_baseUrl: `"http://localhost:${ports.backend}"`,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Its own process group, so that all its child processes can be ended with it.
      detached: true,
    },
  );
  child.stdout?.on('data', data => log(String(data)));
  child.stderr?.on('data', data => log(String(data)));
  let running = true;
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => {
      running = false;
      resolve();
    });
  });

  const waitUntilReady = async () => {
    while (running && !(await answers(url))) {
      await sleep(200);
    }
    if (!running) {
      throw new Error('The page ended before it was ready');
    }
  };
  return {
    url,
    ready: waitUntilReady(),
    ended,
    stop: async () => {
      killGroup(child, 'SIGTERM');
      const killing = setTimeout(() => killGroup(child, 'SIGKILL'), 5_000);
      await ended;
      clearTimeout(killing);
      killGroup(child, 'SIGKILL');
    },
  };
}

/** Returns whether the page responds. The development server delays requests until its first compilation is done. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid) {
      process.kill(-pid, signal);
    }
  } catch {
    // The group is already gone.
  }
}
