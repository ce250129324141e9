import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts, isFree } from './ports';
import { family, survivors } from './processes';

const ROOT = join(__dirname, '..', '..');
const UP = 'Ctrl-C ends everything.';
const UP_WITHIN_MS = 300_000;
const DOWN_WITHIN_MS = 60_000;

export interface Ports {
  readonly page: number;
  readonly backend: number;
}

/** Returns the environment of a newcomer's shell, without variables from Jest or npm. */
function shellEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|JEST_|NODE_ENV$|NODE_OPTIONS$)/.test(name),
    ),
  );
}

/** Runs `npm …` in its own process group, as in a terminal. */
export function npm(...args: readonly string[]): ChildProcess {
  return spawn('npm', args, {
    cwd: ROOT,
    env: shellEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

export function npmStart(
  { page, backend }: Ports,
  ...options: readonly string[]
): ChildProcess {
  const ports = ['--port', `${page}`, '--backend-port', `${backend}`];
  return npm('start', '--', ...ports, ...options);
}

/** A running `npm start` or another npm command. */
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

  /** Returns its output so far. */
  get printed(): string {
    return this.read();
  }

  /** Resolves when it reports that everything is running. @throws Error with its output if it ends or takes too long */
  static async start(
    run: (ports: Ports) => ChildProcess = npmStart,
  ): Promise<Harness> {
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
          `${child.spawnargs.join(' ')} did not start:\n${printed}`,
        );
      }
      await sleep(100);
    }
    return harness;
  }

  /**
   * Presses Ctrl-C: sends the signal to the whole group, as a terminal does.
   *
   * @returns the names of processes and the ports that are left after a grace period
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

  /** Terminates the group without waiting. */
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
    // It has already ended.
  }
}
