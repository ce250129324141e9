import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts, isFree } from './ports';
import { family, survivors } from './processes';

const ROOT = join(__dirname, '..', '..');
const UP = 'Ctrl-C ends everything.';
const UP_WITHIN_MS = 120_000;
const DOWN_WITHIN_MS = 15_000;

export interface Ports {
  readonly page: number;
  readonly backend: number;
}

/** The environment of a newcomer's shell: nothing of Jest, nor of the npm script that runs it. */
function shellEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|JEST_|NODE_ENV$|NODE_OPTIONS$)/.test(name),
    ),
  );
}

/** `npm …`, in a process group of its own as in a terminal. */
export function npm(...args: readonly string[]): ChildProcess {
  return spawn('npm', args, {
    cwd: ROOT,
    env: shellEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

export function npmStart({ page, backend }: Ports): ChildProcess {
  return npm(
    ...['start', '--', '--port', `${page}`, '--backend-port', `${backend}`],
  );
}

/** What `npm start`, or another command of npm, has brought up. */
export class Harness {
  private constructor(
    readonly ports: Ports,
    private readonly child: ChildProcess,
    private readonly read: () => string,
  ) {}

  get pageUrl(): string {
    return `http://localhost:${this.ports.page}`;
  }

  get controlUrl(): string {
    return `http://localhost:${this.ports.backend + 1}`;
  }

  /** All that it has printed until now. */
  get printed(): string {
    return this.read();
  }

  /** Resolves when it has printed that all is up. @throws Error with what it printed, if it ends or takes too long */
  static async start(run = npmStart): Promise<Harness> {
    const ports = await freePorts();
    const child = run(ports);
    let printed = '';
    let hasEnded = false;
    child.once('exit', () => {
      hasEnded = true;
    });
    child.stdout?.on('data', data => {
      printed += data;
    });
    child.stderr?.on('data', data => {
      printed += data;
    });
    const harness = new Harness(ports, child, () => printed);
    const deadline = Date.now() + UP_WITHIN_MS;
    while (!printed.includes(UP)) {
      if (hasEnded || Date.now() > deadline) {
        await harness.interrupt();
        throw new Error(
          `${child.spawnargs.join(' ')} did not come up:\n${printed}`,
        );
      }
      await sleep(100);
    }
    return harness;
  }

  /**
   * Ctrl-C: the terminal sends the signal to the whole group.
   *
   * @returns what is left of it when there was time enough to go: names of processes, and ports
   */
  async interrupt(): Promise<readonly string[]> {
    const { pid } = this.child;
    if (pid === undefined) {
      return [];
    }
    const members = family(pid);
    signal(-pid, 'SIGINT');
    const deadline = Date.now() + DOWN_WITHIN_MS;
    let left = await this.leftOf(members);
    while (left.length > 0 && Date.now() < deadline) {
      await sleep(200);
      left = await this.leftOf(members);
    }
    survivors(members).forEach(survivor => signal(survivor.pid, 'SIGKILL'));
    return left;
  }

  /** Without waiting for it. */
  terminate(): void {
    const { pid } = this.child;
    if (pid !== undefined) {
      signal(-pid, 'SIGTERM');
    }
  }

  private async leftOf(
    members: ReturnType<typeof family>,
  ): Promise<readonly string[]> {
    const { page, backend } = this.ports;
    const left = survivors(members).map(({ name }) => name);
    for (const port of [page, backend, backend + 1]) {
      if (!(await isFree(port))) {
        left.push(`port ${port}`);
      }
    }
    return left;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has gone already.
  }
}
