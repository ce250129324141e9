import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Programs that run until they are stopped, each with a log file. */
export class Processes {
  private readonly children = new Map<string, ChildProcess>();

  constructor(private readonly logs: string) {}

  start(
    name: string,
    program: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): void {
    const log = openSync(join(this.logs, `${name}.log`), 'a');
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.children.set(name, child);
  }

  /** Returns the end of a program's log. */
  log(name: string): string {
    return readFileSync(join(this.logs, `${name}.log`), 'utf8').slice(-3_000);
  }

  /** Returns the name of a program that was not stopped and has ended. */
  ended(): string | undefined {
    return [...this.children].find(
      ([, { exitCode, signalCode }]) => exitCode !== null || signalCode,
    )?.[0];
  }

  /** Stops a program as if it hung, and lets it go on. */
  pause(name: string): void {
    this.children.get(name)?.kill('SIGSTOP');
  }

  resume(name: string): void {
    this.children.get(name)?.kill('SIGCONT');
  }

  /** Ends all programs, the last one first. */
  async stop(): Promise<void> {
    for (const child of [...this.children.values()].reverse()) {
      if (child.exitCode !== null || child.signalCode) continue;
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await ended;
    }
    this.children.clear();
  }

  /** Ends all programs without waiting. */
  kill(): void {
    for (const child of this.children.values()) child.kill('SIGKILL');
  }
}
